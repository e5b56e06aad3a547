"""Money received, its share and the rates: net of VAT, of expenses handed on, and of everything nobody counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partwell.facts.money import Money
from tests.signals._book import SETTINGS, Book, at, day


def vat() -> Book:
    """A client billed 1,000 and 27 % VAT, 100 of it handed on; paid in three parts."""
    book = Book()
    book.client(1)
    bill = book.billed(1, day("2026-02-01"), 1270_00, net=1000_00, passthrough=100_00, due=day("2026-02-15"))
    for month, part in ((2, 333_33), (3, 333_33), (4, 603_34)):
        book.paid(1, day(f"2026-0{month}-20"), part, invoice=bill)
    return book


def test_parts_of_an_invoice_add_up_to_its_net_to_the_cent() -> None:
    found = vat().reading("money_received")
    assert (found.value, found.n, found.estimated) == (Money("EUR", 900_00), 3, False)
    assert (dict(found.details)["gross"], dict(found.details)["handed_on"]) == (1270, 100)


def test_money_without_invoice_takes_the_clients_usual_share_and_says_so() -> None:
    book = vat()
    book.paid(1, day("2026-05-01"), 127_00)
    found = book.reading("money_received")
    assert (found.value, found.estimated) == (Money("EUR", 990_00), True)


def test_a_refund_of_a_credit_note_takes_its_net_back() -> None:
    book = vat()
    credit = book.billed(1, day("2026-04-01"), -127_00, net=-100_00)
    book.paid(1, day("2026-04-05"), -127_00, invoice=credit)
    assert book.reading("money_received").value == Money("EUR", 800_00)


def test_only_refunds() -> None:
    book = Book()
    book.client(1)
    book.client(2)
    book.paid(1, day("2026-04-05"), -50_00)
    assert book.reading("money_received").value == Money("EUR", -50_00)
    assert book.reading("revenue_share").reason == "no_payments"
    book.paid(2, day("2026-04-05"), 10_00)
    assert [book.reading("revenue_share", client).value for client in ("c1", "c2")] == [0.0, 1.0]


def test_expenses_are_taken_off_once() -> None:
    stated, plain = vat(), Book()
    stated.spent(1, day("2026-02-10"), 100_00)
    assert stated.reading("money_received").value == Money("EUR", 900_00)
    plain.client(1)
    plain.paid(1, day("2026-02-10"), 500_00)
    plain.spent(1, day("2026-02-10"), 80_00)
    plain.spent(1, day("2026-02-10"), 33_00, passthrough=False)
    found = plain.reading("money_received")
    assert (found.value, found.evidence) == (Money("EUR", 420_00), ("payment:p00000", "expense:e00000"))


def test_other_currencies_are_left_out_and_said() -> None:
    book = vat()
    book.paid(1, day("2026-03-01"), 400_000_00, currency="HUF")
    bill = book.billed(1, day("2026-03-01"), 90_000_00, due=day("2026-03-05"), currency="HUF")
    book.paid(1, day("2026-03-31"), 90_000_00, invoice=bill, currency="HUF")
    book.spent(1, day("2026-03-01"), 9_000_00, currency="HUF")
    book.spent(1, day("2026-09-01"), 9_000_00)
    found = book.measured()
    assert found.readings["money_received"]["c1"].value == Money("EUR", 900_00)
    assert dict(found.readings["trouble_share"]["c1"].details)["cost_late"] < 20
    assert {(note.code.removeprefix("portfolio_"), note.args["currency"], note.args["n"]) for note in found.notes} == {
        ("other_currency", "HUF", 2),
        ("late_other_currency", "HUF", 1),
        ("expenses_other_currency", "HUF", 1),
        ("days_to_come", "", 1),
    }


def test_money_and_hours_of_nobody_are_left_out_and_said() -> None:
    book = vat()
    book.stranger(9)
    book.paid(9, day("2026-03-01"), 10_00)
    book.paid(None, day("2026-03-01"), 10_00)
    book.worked(9, at("2026-03-01 10:00"), 1)
    book.worked(None, at("2026-03-01 10:00"), 1)
    found = {(note.code.removeprefix("portfolio_"), note.args["n"]) for note in book.measured().notes}
    assert found == {("payments_of_nobody", 2), ("hours_of_nobody", 2)}


def test_what_is_left_of_a_payment_for_two_clients_is_nobodys() -> None:
    book = Book()
    for number in (1, 2):
        book.client(number)
        book.billed(number, day("2026-01-01"), 100_00)
    book.paid(None, day("2026-02-01"), 250_00, ("i00000", 100_00), ("i00001", 100_00))
    found = book.measured()
    assert [found.readings["money_received"][c].value for c in ("c1", "c2")] == [Money("EUR", 100_00)] * 2
    assert [note.code for note in found.notes] == ["portfolio_payments_of_nobody"]


def test_rates_count_unbilled_hours_and_leave_out_money_for_uncounted_work() -> None:
    book = vat()
    book.worked(1, at("2026-02-02 09:00"), 6)
    book.worked(1, at("2026-02-03 09:00"), 4, billable=False)
    assert book.reading("logged_rate").value == Money("EUR", 90_00)
    old = book.billed(1, day("2026-01-02"), 100_00)
    book.paid(1, day("2026-02-20"), 100_00, invoice=old)
    assert book.reading("logged_rate").value == Money("EUR", 100_00)  # 31 days before: may be a deposit
    older = book.billed(1, day("2026-01-01"), 100_00)
    book.paid(1, day("2026-02-20"), 100_00, invoice=older)
    found = book.reading("logged_rate")
    assert (found.value, dict(found.details)["money_before"]) == (Money("EUR", 100_00), 100)


@pytest.mark.parametrize("signal", ["logged_rate", "true_rate"])
def test_no_hours_no_rate_and_no_money_no_rate(signal: str) -> None:
    assert vat().reading(signal).reason == "no_hours"
    book = Book()
    book.client(1)
    book.worked(1, at("2026-02-02 09:00"), 0)
    assert book.reading(signal).reason == "no_hours"
    book.worked(1, at("2026-02-02 09:00"), 1)
    assert book.reading(signal).reason == "no_payments_for_hours"


def test_the_true_rate_is_a_range_over_minutes_a_message() -> None:
    book = vat()
    book.me()
    book.worked(1, at("2026-02-02 09:00"), 10)
    for minute in range(60):
        book.wrote(1, at("2026-02-02 20:00") + 60 * minute)  # nobody worked: 2, 3 or 5 minutes each
        book.wrote(1, at("2026-02-02 09:00") + 60 * minute)  # inside the entry: nothing
    book.wrote(1, at("2026-02-02 18:59"))
    book.wrote(1, at("2026-02-02 19:00"))
    book.wrote(1, at("2026-02-01 20:00"))  # before anything was logged: nothing
    found, details = book.reading("true_rate"), dict(book.reading("true_rate").details)
    assert (details["read"], details["written"]) == (61, 0)
    hours = [10 + 61 * minutes / 60 for minutes in (5, 3, 2)]
    assert [m.minor for m in (found.low, found.value, found.high)] == [round(900_00 / h) for h in hours]  # type: ignore[union-attr]
    assert found.level is None
    assert found.estimated


def test_weeks_tell_how_firm_a_share_is_from_eight_of_them_on() -> None:
    book = Book()
    for number in (1, 2):
        book.client(number)
    for week in range(8):
        for number in (1, 2):
            if number == 1 or week % 2 == 0:
                book.paid(number, day(f"2026-0{1 + week // 4}-{1 + 7 * (week % 4):02d}"), 100_00)
    found = book.reading("revenue_share")
    assert found.value == pytest.approx(8 / 12)
    assert found.low is not None
    assert found.low < 8 / 12 < found.high  # type: ignore[operator]
    assert book.reading("revenue_share", settings=replace(SETTINGS, as_of=day("2026-02-10"))).low is None


def test_an_empty_book_and_an_empty_client() -> None:
    empty = Book()
    assert all(readings == {} for readings in empty.measured().readings.values())
    empty.client(1)
    assert {name: found["c1"].reason for name, found in empty.measured().readings.items()} == {
        "after_hours": "no_messages",
        "broken_promises": "no_promises",
        "calls_outside": "no_meetings",
        "chase_interval": "no_messages",
        "delay": "no_settled_invoices",
        "first_weeks": "no_messages",
        "hours_logged": "no_hours",
        "logged_rate": "no_hours",
        "money_received": "no_payments",
        "payment_pace": "few_invoices",
        "revenue_share": "no_payments",
        "revision_rounds": "no_work",
        "scope_creep": "no_scope_creep",
        "serious": "nothing_serious",
        "trouble_share": "no_trouble",
        "true_rate": "no_hours",
        "wellbeing": "few_check_ins",
    }


def test_trouble_is_priced_at_the_asked_rate_else_the_books_own_else_in_hours() -> None:
    book = vat()
    book.me()
    for place in range(6):
        book.answered(1, at("2026-03-02 22:00") + place * 86_400, f"t{place}")
    hours = 6 * 5 / 60
    assert dict(book.reading("trouble_share").details).get("hour_worth") is None
    asked = book.reading("trouble_share", settings=replace(SETTINGS, rate=Money("EUR", 60_00)))
    assert dict(asked.details)["cost"] == pytest.approx(hours * 60 + dict(asked.details)["cost_late"])
    book.worked(1, at("2026-02-02 09:00"), 9)
    assert dict(book.reading("trouble_share").details)["hour_worth"] == pytest.approx(100)
