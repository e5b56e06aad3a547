"""Forecasts: no look at the future, calibrated in worlds of several kinds, open and old invoices weighed rightly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partwell.receivables.forecast import Bill, Forecaster, backtest
from partwell.receivables.forecast_score import held, summary
from tests.receivables._worlds import WORLDS

DAY = date(2024, 1, 1)


def bills(delays: list[int | None], *, client: str = "a", every: int = 30, start: date = DAY) -> list[Bill]:
    """One client's bills, one every so many days, due after two weeks; None: open."""
    out = []
    for number, delay in enumerate(delays):
        issued = start + timedelta(days=every * number)
        due = issued + timedelta(days=14)
        paid = None if delay is None else due + timedelta(days=delay)
        out.append(Bill(client, f"{client}{number}", issued, due, paid))
    return out


def median_after(delays: list[int | None], **more: int) -> float:
    """Median delay expected of the bill after these."""
    return list(backtest(bills([*delays, None], **more)))[-1].delay.quantile(0.5)


@pytest.mark.parametrize("world", WORLDS)
def test_the_range_holds_and_the_rules_of_thumb_are_beaten(world: str) -> None:
    predictions = [p for seed in range(4) for p in backtest(WORLDS[world](seed))]
    found = summary(predictions)
    assert found.ours is not None
    assert found.due_date is not None
    assert found.last_3 is not None
    assert found.ours.coverage is not None
    assert 0.74 <= found.ours.coverage <= 0.91
    assert found.ours.crps < 0.95 * found.due_date.crps
    assert found.ours.crps < 0.85 * found.last_3.crps


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(sorted(WORLDS)), st.floats(0.1, 0.9))
def test_hiding_what_came_later_changes_no_earlier_prediction(seed: int, world: str, share: float) -> None:
    book = WORLDS[world](seed)[:120]
    cut = sorted(b.issued for b in book)[int(share * (len(book) - 1))]
    hidden = [
        replace(b, paid=b.paid if b.paid is not None and b.paid <= cut else None) for b in book if b.issued <= cut
    ]
    full = {p.bill.invoice: p for p in backtest(book)}
    for p in backtest(hidden):
        assert p.n_history == full[p.bill.invoice].n_history
        assert np.allclose(p.delay.quantiles(), full[p.bill.invoice].delay.quantiles(), atol=1e-6)


def test_rows_in_another_order_give_the_same_predictions() -> None:
    book = WORLDS["even"](3)[:80]
    one = {p.bill.invoice: p.delay.quantiles() for p in backtest(book)}
    other = {p.bill.invoice: p.delay.quantiles() for p in backtest(book[::-1])}
    assert all(np.allclose(one[name], other[name]) for name in one)


def test_without_any_history_the_range_is_wide_and_the_middle_near_the_due_date() -> None:
    (only,) = backtest(bills([None]))
    assert only.n_history == 0
    assert abs(only.delay.quantile(0.5)) <= 5
    assert only.delay.quantile(0.9) - only.delay.quantile(0.1) > 15


def test_more_of_the_same_narrows_the_range_around_it() -> None:
    few, many = (list(backtest(bills([20] * n + [None])))[-1].delay for n in (1, 12))
    assert many.quantile(0.5) == pytest.approx(20, abs=1)
    assert many.quantile(0.9) - many.quantile(0.1) < few.quantile(0.9) - few.quantile(0.1)


def test_a_change_of_pace_is_followed_because_old_invoices_fade() -> None:
    assert median_after([0] * 10 + [30] * 6) > 12
    assert median_after([30] * 10 + [0] * 6) < 10
    assert median_after([30] * 6 + [0] * 10) < 3


def test_an_invoice_long_open_counts_as_late() -> None:
    assert median_after([2, 3, 2, None, None], every=90) > median_after([2, 3, 2], every=90)


def test_other_clients_shift_the_first_forecast() -> None:
    late = [b for n in range(8) for b in bills([40] * 6, client=f"c{n}")]
    (new,) = [
        p for p in backtest([*late, *bills([None], client="new", start=date(2024, 12, 1))]) if p.bill.client == "new"
    ]
    assert new.n_history == 0
    assert new.delay.quantile(0.5) > 20


def test_an_open_invoice_is_expected_later_than_today() -> None:
    book = bills([3, 5, 4, 6, None])
    today = book[-1].due + timedelta(days=25)
    forecaster = Forecaster(book)
    found = forecaster.unpaid(book[-1], today)
    assert found.n_history == 4
    assert found.delay.quantiles()[0] >= 25
    assert found.delay.over(7) == 1.0
    assert found.delay.over(30) > forecaster.at_issue(book[-1]).delay.over(30)


def test_an_open_invoice_of_a_stranger_can_be_asked_about() -> None:
    stranger = Bill("nobody", "x", DAY, DAY)
    found = Forecaster([]).unpaid(stranger, DAY + timedelta(days=2000))
    assert found.n_history == 0
    assert found.delay.quantile(0.1) > 1999


def test_a_client_whose_only_bill_is_the_open_one_has_no_history() -> None:
    book = bills([None])
    found = Forecaster(book).unpaid(book[0], DAY + timedelta(days=1))
    assert found.n_history == 0


def test_delays_of_years_stay_in_the_forecast() -> None:
    book = bills([390, 900, None], every=450)
    last = list(backtest([*book, Bill("a", "next", DAY + timedelta(days=1000), DAY + timedelta(days=1014))]))[-1]
    assert last.delay.quantile(0.5) > 15
    assert last.delay.quantile(0.95) > 100


def test_a_score_without_payments_is_empty() -> None:
    assert summary(list(backtest(bills([None])))).ours is None


def test_the_mean_of_the_last_three_uses_only_earlier_payments() -> None:
    found = summary(list(backtest(bills([10, 10, 10, 10]))))
    assert found.last_3 is not None
    assert found.last_3.mae == pytest.approx(10 / 4)


def test_the_record_counts_the_ranges_that_held() -> None:
    predictions = list(backtest(bills([3, 4, 2, 3, 4, 3, 300, None])))
    assert held(predictions) == (6, 7)
    assert held([]) == (0, 0)


def test_the_better_of_the_two_forecasts_counts_more() -> None:
    wandering, two_faced = WORLDS["drift"](1), WORLDS["mixture"](1)
    end = max(b.issued for b in [*wandering, *two_faced]).toordinal()
    level, habit = (Forecaster(book)._share(end) for book in (wandering, two_faced))
    assert level > 0.6 > 0.4 > habit
