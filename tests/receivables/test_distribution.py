"""A distribution of delays: quantiles, chances, and what is left of it once some days have passed."""

from __future__ import annotations

import numpy as np
import pytest

from partwell.receivables.distribution import Distribution

FOUR = Distribution(np.array([-2.0, 0.0, 5.0, 40.0]), np.array([0.1, 0.5, 0.9, 1.0]))


def test_quantiles_are_points_and_never_fall() -> None:
    assert FOUR.quantile(0.1) == -2
    assert FOUR.quantile(0.5) == 0
    assert FOUR.quantile(0.51) == 5
    assert list(FOUR.quantiles([0.05, 0.95])) == [-2, 40]
    assert len(FOUR.quantiles()) == 19


def test_chances_of_more_than_some_days() -> None:
    assert FOUR.over(-3) == 1
    assert FOUR.over(5) == pytest.approx(0.1)
    assert FOUR.over(40) == 0


def test_what_is_left_when_it_is_known_to_be_later() -> None:
    later = FOUR.given_over(0)
    assert list(later.points) == [5, 40]
    assert list(later.up_to) == pytest.approx([0.8, 1.0])
    assert FOUR.given_over(-10).quantile(0.5) == 0


def test_later_than_everything_known_still_gives_a_future() -> None:
    beyond = FOUR.given_over(100)
    assert beyond.points[0] > 100
    assert beyond.up_to[-1] == 1
