"""A change of pace is told after a few payments, and seldom where nothing changed."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from partwell.receivables.forecast import Bill, backtest
from partwell.receivables.pace import pace


def of(delays: list[int]) -> str:
    start = date(2024, 1, 1)
    bills = []
    for number, late in enumerate(delays):
        issued = start + timedelta(days=40 * number)
        due = issued + timedelta(days=14)
        bills.append(Bill("a", str(number), issued, due, due + timedelta(days=late)))
    return pace(list(backtest(bills)))


@pytest.mark.parametrize(("after", "word"), [(40, "slower"), (-12, "faster")])
def test_a_jump_is_told_in_its_direction(after: int, word: str) -> None:
    rng = np.random.default_rng(4)
    before = [int(n) for n in rng.normal(3, 3, 14)]
    assert of(before + [after + int(n) for n in rng.normal(0, 2, 3)] + [after + 6 * (after > 0)]) == word


def test_the_same_pace_is_seldom_called_another() -> None:
    rng = np.random.default_rng(5)
    words = [of([int(n) for n in rng.normal(8, 5, 16)]) for _ in range(40)]
    assert sum(bool(word) for word in words) <= 5


def test_with_few_payments_nothing_is_said() -> None:
    assert of([0, 0, 0, 50, 50]) == ""
    assert pace([]) == ""
