"""Break-even refill of a client against the rate of the others."""

from __future__ import annotations

import pytest

from partwell.verdict.refill import other_rate, refill


def test_the_median_of_the_others_else_the_asked_rate() -> None:
    assert other_rate([60, 80, 100], 75) == (80, False)
    assert other_rate([60, -5], 75) == (75, True)
    assert other_rate([60], None) is None
    assert other_rate([], 0) is None


def test_more_minutes_a_message_need_less_refill() -> None:
    found = refill(6000, (90, 100, 120), 10, (80, False))
    assert found is not None
    assert found.share == pytest.approx(0.75)
    assert (found.low, found.high) == (pytest.approx(0.625), pytest.approx(6000 / 7200))
    assert found.hours == (9, 10, 12)
    assert (found.income, found.rate, found.asked) == (600, 80, False)


def test_without_a_rate_months_or_hours_nothing_is_said() -> None:
    assert refill(6000, (90, 100, 120), 10, None) is None
    assert refill(6000, (90, 100, 120), 0, (80, True)) is None
    assert refill(6000, (0, 0, 0), 3, (80, True)) is None


def test_a_dear_client_cannot_be_refilled() -> None:
    found = refill(10_000, (90, 100, 110), 10, (80, False))
    assert found is not None
    assert found.share > 1
