"""The runway: certain payments add up exactly, leaving shares its draws, names and small change do not matter."""

from __future__ import annotations

import numpy as np
import pytest

from partwell.receivables.distribution import Distribution
from partwell.verdict.runway import NOTICE_WEEKS, WEEKS, Income, Purse, runway


def surely(days: float) -> Distribution:
    return Distribution(np.array([days]), np.array([1.0]))


WIDE = Distribution(np.array([-5.0, 3.0, 30.0]), np.array([0.3, 0.8, 1.0]))
MONTHLY = (0.0, 0.0, 0.0, 1300.0) * 6 + (0.0, 0.0)


def test_certain_payments_come_on_their_week_and_costs_each_week() -> None:
    one = Income("a", ((700.0, surely(15)), (50.0, surely(-3)), (9.0, surely(1000))))
    found = runway([one], Purse(3000, 260 * 52 / 12 / 4, 0.5)).stay
    assert found.short == 0
    cash = [path[1] for path in found.path]
    costs = 260 / 4
    assert cash[0] == pytest.approx(3000 + 25 - costs)
    assert cash[1] == pytest.approx(3000 + 25 - 2 * costs)
    assert cash[2] == pytest.approx(3000 + 25 + 350 - 3 * costs)
    assert cash[-1] == pytest.approx(3375 - WEEKS * costs)
    assert found.low == found.middle == found.high


def test_costs_alone_say_when_the_cash_is_gone() -> None:
    found = runway([], Purse(1000, 520)).stay
    assert found.short == 1
    assert found.months == pytest.approx(9 * 12 / 52)
    assert found.middle == pytest.approx(1000 - 520 * 6)


def test_leaving_keeps_what_is_owed_and_loses_the_billing_until_it_is_refilled() -> None:
    steady = Income("a", ((500.0, surely(20)),), (100.0,) * 26, 0.0, surely(0))
    found = runway([steady], Purse(0, 0))
    assert found.stay.middle == pytest.approx(500 + 26 * 100)
    gone = found.leave["a"]
    least, most = 500 + 100 * NOTICE_WEEKS + 70 * 2, 500 + 100 * NOTICE_WEEKS + 70 * 16
    assert least <= gone.low <= gone.middle <= gone.high <= most
    assert gone.low < gone.high


def test_a_client_who_owes_and_bills_nothing_changes_nothing_by_leaving() -> None:
    idle, busy = Income("idle"), Income("busy", (), MONTHLY, 14.0, WIDE)
    found = runway([idle, busy], Purse(500, 900))
    assert found.leave["idle"] == found.stay
    assert found.leave["busy"].middle < found.stay.middle


def test_a_monthly_rhythm_keeps_its_sum() -> None:
    found = runway([Income("a", (), (0.0, 0.0, 0.0, 1000.0) * 6, 0.0, surely(0))], Purse(0, 0)).stay
    assert found.middle == pytest.approx(6500, abs=1000)
    assert found.high - found.low <= 2000


def test_names_and_the_order_of_clients_change_no_bit() -> None:
    pair = [Income("a", (), MONTHLY, 14.0, WIDE), Income("b", ((900.0, WIDE),), MONTHLY[1:], 30.0, WIDE)]
    renamed = [Income("z", (), MONTHLY, 14.0, WIDE), Income("y", ((900.0, WIDE),), MONTHLY[1:], 30.0, WIDE)]
    one, other = runway(pair, Purse(100, 400, 0.8)), runway(renamed[::-1], Purse(100, 400, 0.8))
    assert one.stay == other.stay
    assert one.leave["a"] == other.leave["z"]
    assert one.leave["b"] == other.leave["y"]
