"""The wandering level: follows a change, learns the spread from other clients, counts open invoices as later."""

from __future__ import annotations

import numpy as np
import pytest

from partwell.receivables._forecast_ledger import Known
from partwell.receivables._forecast_level import Pool, pool, up_to
from partwell.receivables.distribution import Floats

GRID: Floats = np.arange(-150.0, 400.0)


def known(delays: list[int], open_: int = 0) -> Known:
    count = len(delays)
    return Known(
        np.array(delays, dtype=np.int64),
        np.arange(count) < count - open_,
        np.array([30 * (count - n) for n in range(count)], dtype=np.int64),
    )


def middle(found: Floats) -> float:
    return float(np.interp(0.5, found, GRID))


def width(found: Floats) -> float:
    low, high = np.interp([0.1, 0.9], found, GRID)
    return float(high - low)


def test_it_is_a_distribution() -> None:
    found = up_to(Pool({}, {}).start("a"), known([3, 5, -2, 40]), GRID)
    assert np.all(np.diff(found) >= 0)
    assert found[0] == pytest.approx(0, abs=0.01)
    assert found[-1] == pytest.approx(1, abs=0.01)


def test_a_jump_is_followed_and_one_stray_is_not() -> None:
    start = Pool({}, {}).start("a")
    jumped = middle(up_to(start, known([2, 3, 1, 2, 3, 2] * 2 + [30, 31, 29, 30]), GRID))
    stray = middle(up_to(start, known([2, 3, 1, 2, 3, 2] * 2 + [120]), GRID))
    assert jumped > 20
    assert stray < 6


def test_other_clients_teach_level_and_spread_but_not_a_client_itself() -> None:
    others = [(f"c{n}", known([40, 41, 39, 40, 41, 40])) for n in range(8)]
    taught, alone = pool(others).start("new"), Pool({}, {}).start("new")
    assert middle(up_to(taught, None, GRID)) > 30
    assert width(up_to(taught, known([40]), GRID)) < width(up_to(alone, known([40]), GRID))
    (only,) = others[:1]
    assert pool([only]).start(only[0]).mean == pytest.approx(alone.mean)


def test_an_open_invoice_moves_it_only_when_it_is_late() -> None:
    start = Pool({}, {}).start("a")
    paid = middle(up_to(start, known([5, 5, 5, 5]), GRID))
    fresh = middle(up_to(start, known([5, 5, 5, 5, -20], open_=1), GRID))
    late = middle(up_to(start, known([5, 5, 5, 5, 40], open_=1), GRID))
    assert fresh == pytest.approx(paid, abs=1)
    assert late > paid + 1
