"""Can one afford it: shown as far as it is known, never a veto."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partwell.facts.money import Money
from partwell.offboarding._purse import sentences
from partwell.offboarding._types import Purse
from tests.offboarding._desk import Desk

RATE = Money("EUR", 10_000)
PURSE = Purse(Money("EUR", 150_000), True, 12.0, 3.5, 0.75, 20.0, RATE)


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({}, ["brings", "runway", "refill"]),
        ({"leave": None}, ["brings", "outlasts", "refill"]),
        ({"stay": None}, ["brings", "ends", "refill"]),
        ({"known": False}, ["brings", "unknown", "refill"]),
        ({"brings": None}, ["runway", "refill"]),
        ({"refill": 1.25}, ["brings", "runway", "refill_over"]),
        ({"refill": None}, ["brings", "runway"]),
        ({"rate": None}, ["brings", "runway"]),
    ],
)
def test_what_is_said_of_it(change: dict[str, object], keys: list[str]) -> None:
    said = sentences(replace(PURSE, **change))  # type: ignore[arg-type]
    assert [one.key for one in said] == [f"case.purse.{key}" for key in keys]


def test_however_bad_it_looks_nothing_is_forbidden() -> None:
    desk = Desk().know(purse=Purse(None, True, 1.0, 0.1, 3.0, 5.0, RATE)).open().note("", 2).wait(days=3)
    assert "case.purse.refill_over" in desk.texts("cooling_off")
    assert desk.step("cooling_off").ready
