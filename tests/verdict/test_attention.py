"""Whom to look at first: a handful, those to part with first, the dearest first, nobody who is gone."""

from __future__ import annotations

from dataclasses import replace

from partwell.facts.thresholds import SHIPPED
from partwell.verdict.attention import Claim, attention


def test_part_before_manage_before_a_warning_and_trouble_orders_the_rest() -> None:
    claims = {
        "kept": Claim("keep", 0.9),
        "small": Claim("manage", 0.1),
        "big": Claim("manage", 0.5),
        "wall": Claim("part", 0.0),
        "new": Claim("unknown", 0.2, warned=True),
        "gone": Claim("part", 0.9, open=False),
    }
    assert attention(claims) == ("wall", "big", "small", "new")


def test_at_most_five_or_as_tuned() -> None:
    claims = {f"c{n}": Claim("manage", n / 10) for n in range(9)}
    assert attention(claims) == ("c8", "c7", "c6", "c5", "c4")
    assert attention(claims, replace(SHIPPED, attention=2)) == ("c8", "c7")
    assert attention({}) == ()
