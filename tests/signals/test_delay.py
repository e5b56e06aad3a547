"""Lateness by instalment against the due date: the research's cases, and what must not be held against a client."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partwell.signals._lateness import Seen, median, posterior
from tests.signals._book import SETTINGS, Book, day, late_bills


def delays(*days: int) -> Book:
    book = Book()
    book.client(1)
    late_bills(book, 1, list(days))
    return book


@pytest.mark.parametrize(
    ("days", "expected"), [((20,), 0.56), ((20, 18, 25), 0.94), ((0, 1, -1, 0, 2, 30), 0.02), ((-3, -3, 0, 1), 0.0)]
)
def test_the_sanity_cases(days: tuple[int, ...], expected: float) -> None:
    assert delays(*days).reading("delay").probability == pytest.approx(expected, abs=0.02)


def test_before_any_invoice_the_prior_says_nothing() -> None:
    assert posterior([]).slow == pytest.approx(0.11, abs=0.005)


@pytest.mark.parametrize("terms", [0, 14, 90])
def test_long_terms_are_no_lateness(terms: int) -> None:
    book = Book()
    book.client(1)
    for month in range(1, 7):
        issued = date(2025, month, 1)
        due = date.fromordinal(issued.toordinal() + terms)
        book.paid(1, due, 100_00, invoice=book.billed(1, issued, 100_00, due=due))
    found = book.reading("delay")
    assert found.probability is not None
    assert found.probability < 0.01
    assert dict(found.details)["terms"] == terms


def test_each_instalment_counts_by_its_share() -> None:
    book = Book()
    book.client(1)
    bill = book.billed(1, day("2026-01-01"), 100_00, due=day("2026-01-15"))
    book.paid(1, day("2026-01-15"), 90_00, invoice=bill)
    book.paid(1, day("2026-03-16"), 10_00, invoice=bill)
    found = book.reading("delay")
    assert (found.n, dict(found.details)["median_delay"]) == (2, 0.0)
    assert found.evidence == ("payment:p00001", "payment:p00000", "invoice:i00000")


def test_one_disputed_bill_among_many_is_no_habit() -> None:
    assert delays(*[0] * 8, 400).reading("delay").probability < 0.05  # type: ignore[operator]


def overdue() -> Book:
    """One bill of 100 that is 40 days over when the last payment of anybody is known."""
    book = Book()
    book.client(1)
    book.client(2)
    book.billed(1, day("2026-03-01"), 100_00, due=day("2026-03-15"))
    book.paid(2, day("2026-04-24"), 50_00)
    return book


def test_an_open_bill_counts_from_below_up_to_the_last_day_payments_are_known() -> None:
    found = overdue().reading("delay")
    details = dict(found.details)
    assert (details["open_overdue"], details["oldest_overdue"], found.n) == (1, 40, 1)
    assert found.probability is not None
    assert 0.5 < found.probability < 0.8  # one bill, not paid yet, is no habit


@pytest.mark.parametrize(
    ("spare", "still_open"), [(100_00, False), (99_00, False), (51_00, False), (49_00, True), (50, True)]
)
def test_money_without_an_invoice_may_have_settled_it(spare: int, still_open: bool) -> None:
    book = overdue()
    book.paid(1, day("2026-04-01"), spare)
    assert (book.reading("delay").n == 1) == still_open


def test_a_credit_note_settles_one_bill_of_its_amount_and_not_every_one() -> None:
    book = overdue()
    book.billed(1, day("2026-03-02"), 100_00, due=day("2026-03-16"))
    book.billed(1, day("2026-03-20"), -100_00)
    assert dict(book.reading("delay").details)["open_overdue"] == 1


def test_a_credit_note_that_was_refunded_settles_nothing() -> None:
    book = overdue()
    credit = book.billed(1, day("2026-03-20"), -100_00)
    book.paid(1, day("2026-03-25"), -100_00, invoice=credit)
    assert dict(book.reading("delay").details)["open_overdue"] == 1


def test_a_part_credited_leaves_nothing_open() -> None:
    book = overdue()
    bill = book.rows["invoices"][0][0]
    book.paid(1, day("2026-03-15"), 60_00, invoice=bill)
    book.billed(1, day("2026-03-20"), -40_00)
    assert dict(book.reading("delay").details)["open_overdue"] == 0


def test_bank_fees_leave_nothing_open() -> None:
    book = overdue()
    book.paid(1, day("2026-03-15"), 99_10, invoice=book.rows["invoices"][0][0])
    assert dict(book.reading("delay").details)["open_overdue"] == 0


def test_no_payments_at_all_no_claim() -> None:
    book = Book()
    book.client(1)
    book.billed(1, day("2025-01-01"), 100_00, due=day("2025-01-15"))
    assert book.reading("delay").reason == "no_settled_invoices"
    book.rows["invoices"].clear()
    book.billed(1, day("2025-01-01"), 100_00)
    assert book.reading("delay").reason == "no_due_dates"


def test_a_day_before_the_facts_knows_nothing_of_them() -> None:
    book = overdue()
    found = book.reading("delay", settings=replace(SETTINGS, as_of=day("2026-02-01")))
    assert (found.n, found.reason) == (0, "no_settled_invoices")


def test_evidence_is_capped_and_newest_first() -> None:
    book = Book()
    book.client(1)
    late_bills(book, 1, [1] * 120, first=date(2020, 1, 10))
    found = book.reading("delay")
    assert len(found.evidence) == 200
    assert dict(found.details)["evidence_total"] == 240
    assert found.evidence[0] == "payment:p00119"


def test_the_median_is_weighted() -> None:
    assert median([Seen(0, 0.2), Seen(10, 0.7), Seen(90, 0.1)]) == 10
    with pytest.raises(ValueError):
        median([])


def test_far_tails_stay_numbers() -> None:
    for days in (-3000.0, 3000.0):
        found = posterior([Seen(days, open=days > 0)] * 3)
        assert found.low <= found.mean <= found.high
