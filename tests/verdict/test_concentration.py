"""Concentration and the trouble curve: what holds for any amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.verdict.concentration import gini, gini_unbiased, hhi, lorenz, shares, trouble_curve

AMOUNTS = st.lists(st.integers(-1000, 100_000), min_size=1, max_size=12)


@given(AMOUNTS)
def test_shares_add_up_and_the_measures_stay_in_their_bounds(amounts: list[int]) -> None:
    found = shares(amounts)
    if found is None:
        assert max(amounts) <= 0
        assert hhi(amounts) is gini(amounts) is None
        assert lorenz(amounts) == ()
        return
    assert sum(found) == pytest.approx(1)
    n = len(amounts)
    assert 1 / n - 1e-12 <= (hhi(amounts) or 0) <= 1
    assert -1e-12 <= (gini(amounts) or 0) <= (n - 1) / n + 1e-12
    unbiased = gini_unbiased(amounts)
    assert unbiased is None if n == 1 else -1e-12 <= (unbiased or 0) <= 1 + 1e-12


@given(AMOUNTS)
def test_the_lorenz_curve_rises_below_the_diagonal_to_everything(amounts: list[int]) -> None:
    points = lorenz(amounts)
    if points:
        assert points[0] == (0, 0)
        assert points[-1] == (1, 1)
        assert points == tuple(sorted(points))
        assert all(part <= clients + 1e-12 for clients, part in points)


@given(st.lists(st.tuples(st.integers(-10, 900), st.integers(0, 900)), min_size=1, max_size=9), st.randoms())
def test_the_curve_does_not_care_for_the_order_of_the_clients(pairs: list[tuple[int, int]], dice: object) -> None:
    found = trouble_curve(*map(list, zip(*pairs, strict=True)))
    mixed = pairs.copy()
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    again = trouble_curve(*map(list, zip(*mixed, strict=True)))
    assert (found is None) == (again is None)
    if found is not None and again is not None:
        assert found.gap == again.gap
        assert found.trouble_shares[-1] == found.revenue_shares[-1] == 1
        assert 0 <= found.gap <= 1
        assert len(found.first) < len(pairs) or found.gap == 0
