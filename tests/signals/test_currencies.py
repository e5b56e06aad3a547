"""Money in other currencies counts at a rate the files state, of its day or the week before; else it is told."""

from __future__ import annotations

import pytest

from partwell.facts.money import Money
from tests.signals._book import Book, day


def forints(*rates: tuple[str, str, str, str]) -> Book:
    book = Book()
    book.client(1)
    bill = book.billed(1, day("2026-03-01"), 400_000_00, due=day("2026-03-15"), currency="HUF")
    book.paid(1, day("2026-03-10"), 400_000_00, invoice=bill, currency="HUF")
    book.paid(1, day("2026-03-11"), 500_00)
    for when, currency, into, rate in rates:
        book.rate(day(when), currency, into, rate)
    return book


@pytest.mark.parametrize(
    "rates",
    [
        [("2026-03-10", "EUR", "HUF", "400")],
        [("2026-03-10", "HUF", "EUR", "0.0025")],
        [("2026-03-04", "EUR", "HUF", "400.00"), ("2026-03-03", "EUR", "HUF", "200")],
        [("2026-03-10", "EUR", "HUF", "400"), ("2026-03-12", "EUR", "HUF", "100")],
        [("2026-03-10", "EUR", "HUF", "400"), ("2026-03-10", "EUR", "USD", "1.1")],
    ],
)
def test_a_rate_of_the_day_or_the_week_before_counts(rates: list[tuple[str, str, str, str]]) -> None:
    found = forints(*rates).measured()
    reading = found.readings["money_received"]["c1"]
    assert reading.value == Money("EUR", 1_500_00)
    assert dict(reading.details)["converted"] == pytest.approx(2 / 3)
    assert not [note for note in found.notes if note.code == "portfolio_other_currency"]


@pytest.mark.parametrize(
    "rates",
    [
        [],
        [("2026-03-02", "EUR", "HUF", "400")],
        [("2026-03-11", "EUR", "HUF", "400")],
        [("2026-03-10", "USD", "HUF", "380")],
        [("2026-03-10", "EUR", "HUF", "many")],
        [("2026-03-10", "EUR", "HUF", "0")],
        [("2026-03-10", "EUR", "HUF", "1" + "0" * 40)],
    ],
)
def test_without_a_rate_the_money_is_left_out_and_said(rates: list[tuple[str, str, str, str]]) -> None:
    found = forints(*rates).measured()
    assert found.readings["money_received"]["c1"].value == Money("EUR", 500_00)
    told = next(note for note in found.notes if note.code == "portfolio_other_currency")
    assert (told.args["currency"], told.args["n"], told.args["amount"]) == ("HUF", 1, "400000.00")


def test_a_rate_with_endless_digits_is_taken_at_what_can_be_reckoned() -> None:
    book = forints(("2026-03-10", "HUF", "EUR", "0.00250000000000000000000000000000001"))
    assert book.reading("money_received").value == Money("EUR", 1_500_00)
