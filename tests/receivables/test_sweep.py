"""The sweep over the loss: the day of every point is the advice's own, and rises with the loss."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partwell.receivables.when import NoDayLeft, OpenInvoice, Situation, advise, sweep

CASE = Situation(
    [OpenInvoice(3000, [0.01] * 20 + [0.08] * 20 + [0.01]), OpenInvoice(800, pays_on=0)],
    0.3,
    14,
    12,
    120,
    earliest_tell=2,
)


def test_every_point_is_what_the_advice_says() -> None:
    for point in sweep(CASE, [0.0, 0.2, 0.6, 1.0]):
        found = advise(replace(CASE, rho=point.rho))
        assert point.day == found.best_fixed_day
        assert point.gain == pytest.approx(found.value_fixed - found.value_now)


def test_the_day_does_not_come_earlier_with_more_loss() -> None:
    days = [point.day for point in sweep(CASE, [n / 20 for n in range(21)])]
    assert days == sorted(days)
    assert days[0] == 2 < days[-1]


def test_no_day_allowed_is_said() -> None:
    with pytest.raises(NoDayLeft):
        sweep(replace(CASE, earliest_tell=200), [0.5])
