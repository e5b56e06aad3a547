"""Weeks drawn again: ranges hold the point, know too few weeks, and never see a name."""

from __future__ import annotations

import numpy as np
import pytest

from partwell.verdict import resample
from partwell.verdict.resample import FEWEST_FOR_GINI, FEWEST_WEEKS, Drawn, curve_ranges, drawn, span, top


def book(weeks: int, means: dict[str, float], seed: int = 3) -> dict[str, dict[int, float]]:
    dice = np.random.default_rng(seed)
    return {name: {w: float(dice.gamma(0.5, 2 * mean)) for w in range(weeks)} for name, mean in means.items()}


MEANS = {"a": 6.0, "b": 3.0, "c": 1.0}


def of(weeks: int) -> Drawn:
    found = drawn(book(weeks, MEANS), 0, weeks - 1)
    assert found is not None
    return found


def test_the_largest_is_named_with_what_it_has_at_least_in_nine_of_ten() -> None:
    found = top(of(52))
    assert found.name == "a"
    assert found.at_least is not None
    assert found.first_in is not None
    assert 0.3 < found.at_least < found.share < 0.8
    assert found.first_in > 0.95


def test_below_eight_weeks_there_is_a_share_and_no_range() -> None:
    few = of(FEWEST_WEEKS - 1)
    assert not few.known
    assert (top(few).at_least, top(few).first_in) == (None, None)
    assert resample.ranges(few) == {}
    assert curve_ranges(few, few.names) == ()
    assert top(of(FEWEST_WEEKS)).at_least is not None


def test_below_twenty_six_weeks_no_range_of_gini_or_hhi() -> None:
    few, enough = of(FEWEST_FOR_GINI - 1), of(FEWEST_FOR_GINI)
    assert resample.gini_range(few) is resample.hhi_range(few) is None
    for ends, point in (
        (resample.gini_range(enough), 0.0),
        (resample.hhi_range(enough), 1 / 3),
    ):
        assert ends is not None
        assert point <= ends[0] < ends[1] <= 1
    alone = drawn({"a": dict.fromkeys(range(30), 1.0)}, 0, 29)
    assert alone is not None
    assert resample.gini_range(alone) is None
    assert resample.hhi_range(alone) == (1.0, 1.0)


def test_ranges_hold_the_point_and_the_curve_ends_in_everything() -> None:
    found = of(40)
    for name, (low, high) in resample.ranges(found).items():
        assert low <= float(found.shares[found.names.index(name)]) <= high
    ends = curve_ranges(found, ("a", "b", "c"))
    assert ends[-1] == (pytest.approx(1), pytest.approx(1))
    assert [low for low, _ in ends] == sorted(low for low, _ in ends)


def test_other_names_change_no_bit() -> None:
    plain = book(30, MEANS)
    renamed = {"zebra": plain["a"], "adder": plain["b"], "mole": plain["c"]}
    one, other = drawn(plain, 0, 29), drawn(renamed, 0, 29)
    assert one is not None
    assert other is not None
    assert (one.draws == other.draws).all()
    assert {"a": "zebra", "b": "adder", "c": "mole"}[top(one).name] == top(other).name


def test_refunds_and_weeks_outside_do_not_count_and_nothing_is_nothing() -> None:
    found = drawn({"a": {0: 5.0, 9: -9.0}, "b": {0: 5.0, 40: 100.0}}, 0, 9)
    assert found is not None
    assert dict(zip(found.names, found.shares, strict=True)) == {"a": 0.0, "b": 1.0}
    assert drawn({"a": {0: -1.0}}, 0, 0) is None
    assert drawn({}, 0, 5) is None
    assert span() is None
    assert span({"a": {}}, {"b": {3: 1.0, 7: 2.0}}) == (3, 7)


def test_many_clients_are_drawn_less_often() -> None:
    many = drawn({f"c{at}": dict.fromkeys(range(9), 1.0 + at) for at in range(250)}, 0, 8)
    assert many is not None
    assert many.draws.shape == (250, 250)
