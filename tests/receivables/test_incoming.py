"""Money week by week: the expected sums add up, the range holds the draws it should, certain money is certain."""

from __future__ import annotations

import numpy as np
import pytest

from partwell.receivables.distribution import Distribution
from partwell.receivables.incoming import Coming, incoming

SURE = Distribution(np.array([10.0]), np.array([1.0]))
EVEN = Distribution(np.arange(0.0, 28.0), (np.arange(28) + 1) / 28)


def test_what_is_certain_comes_in_its_week_and_has_no_range() -> None:
    weeks = incoming([Coming(500.0, SURE, 0)], 4)
    assert [week.expected for week in weeks] == pytest.approx([0, 500, 0, 0])
    assert [(week.low, week.high) for week in weeks] == [(0, 0), (500, 500), (500, 500), (500, 500)]


def test_an_invoice_past_due_is_that_much_nearer() -> None:
    weeks = incoming([Coming(500.0, SURE, 5)], 2)
    assert weeks[0].expected == pytest.approx(500)


def test_the_weeks_add_up_and_the_range_of_the_sum_holds_its_middle() -> None:
    weeks = incoming([Coming(100.0, EVEN, 0)] * 20, 4)
    assert sum(week.expected for week in weeks) == pytest.approx(2000)
    assert [week.total for week in weeks] == pytest.approx([500, 1000, 1500, 2000])
    assert all(week.low <= week.total <= week.high for week in weeks)
    assert weeks[1].high - weeks[1].low == pytest.approx(2 * 1.28 * 100 * np.sqrt(20 / 4), rel=0.25)
    assert weeks == incoming([Coming(100.0, EVEN, 0)] * 20, 4)


def test_nothing_open_brings_nothing() -> None:
    assert [week.expected for week in incoming([], 3)] == [0, 0, 0]
