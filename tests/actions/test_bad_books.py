"""Books with hardly anything in them, or the wrong things: a sensible portfolio, and no number that is none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.actions.portfolio import assemble, portfolio_json
from partwell.facts.money import Money
from partwell.facts.profile import Profile
from tests.signals._book import SETTINGS, Book, at, late_bills

PROFILE = Profile(zone="Europe/Budapest", country="HU", rate=Money("EUR", 60_00))
TODAY = SETTINGS.as_of


def _nobody() -> Book:
    return Book()


def _one_client() -> Book:
    book = Book()
    book.client(1)
    return book


def _refunds_alone() -> Book:
    book = _one_client()
    for week in range(9):
        when = date(2026, 1, 5) + timedelta(weeks=week)
        book.paid(1, when, -100_00, invoice=book.billed(1, when, -100_00, due=when))
    return book


def _days_to_come() -> Book:
    book = _one_client()
    book.me()
    later = TODAY + timedelta(days=40)
    book.paid(1, later, 100_00, invoice=book.billed(1, later, 100_00, due=later))
    book.worked(1, at(f"{later} 10:00"), 3)
    book.wrote(1, at(f"{later} 23:00"))
    book.tried("c1", "boundary", "demanding", later)
    book.felt("c1", later, 1)
    return book


def _one_message() -> Book:
    book = _one_client()
    book.me()
    book.labelled(book.wrote(1, at("2026-03-02 23:00")), "threat", "possible")
    book.tried("c1", "boundary", "demanding", date(2026, 3, 2))
    return book


def _a_year_of_nothing() -> Book:
    book = _one_client()
    book.me()
    for year in (2024, 2026):
        for month in range(1, 5):
            book.wrote(1, at(f"{year}-{month:02d}-03 22:00"), f"{year}{month}")
            book.marked(book.answered(1, at(f"{year}-{month:02d}-04 10:00"), f"{year}{month}"), "handed")
    for kind, about in (
        ("boundary", "demanding"),
        ("brief", "indecisive"),
        ("deposit", "slow_to_pay"),
        ("rate", "rate"),
    ):
        book.tried("c1", kind, about, date(2025, 6, 1))
    return book


def _five_names() -> Book:
    book = _one_client()
    book.me()
    for number in range(11, 15):
        book.rows["identities"].append((number, "c1", "email", "client"))
    for number in (1, 11, 12, 13, 14):
        late_bills(book, number, [20, 30])
        book.wrote(number, at(f"2026-03-{number + 1:02d} 22:00"), f"t{number}")
    return book


def _zeroes() -> Book:
    book = _one_client()
    book.paid(1, date(2026, 3, 2), 0, invoice=book.billed(1, date(2026, 3, 1), 0, due=date(2026, 3, 1)))
    book.worked(1, at("2026-03-02 10:00"), 0)
    book.met(1, at("2026-03-02 10:00"), 0)
    book.spent(1, date(2026, 3, 2), 0)
    return book


BOOKS = (
    _nobody, _one_client, _refunds_alone, _days_to_come, _one_message, _a_year_of_nothing, _five_names, _zeroes,
)  # fmt: skip


@pytest.mark.parametrize("make", BOOKS, ids=lambda make: make.__name__.strip("_"))
@pytest.mark.parametrize("profile", [PROFILE, replace(PROFILE, zone=None, country=None, rate=None)])
def test_an_odd_book_has_a_sensible_portfolio(make: object, profile: Profile) -> None:
    book = make()  # type: ignore[operator]
    settings = replace(SETTINGS, zone=profile.zone, country=profile.country, rate=profile.rate)
    found = assemble(book.measured(settings), profile)
    text = json.dumps(portfolio_json(found, "en"), allow_nan=False)
    assert "None" not in text.replace("null", "")
    assert not any(sign in text for sign in ("NaN", "Infinity", "{n}"))
    assert len(found.clients) == len(book.rows["clients"])
    assert all(row.verdict.word != "part" for row in found.clients)


def test_five_names_of_a_client_are_one_slow_client() -> None:
    (row,) = assemble(_five_names().measured(SETTINGS), PROFILE).clients
    assert row.verdict.kinds["slow_to_pay"].word == "yes"
    assert row.verdict.kinds["slow_to_pay"].n == 10


def test_a_thousand_clients_are_measured_and_five_named() -> None:
    book = Book()
    book.me()
    for number in range(1, 1001):
        book.client(number)
        book.marked(book.answered(number, at("2026-03-02 10:00"), f"t{number}"), "handed")
        if number % 10 == 0:
            late_bills(book, number, [40, 50, 60])
    found = assemble(book.measured(SETTINGS), PROFILE)
    assert len(found.clients) == 1000
    assert sum(row.verdict.word == "manage" for row in found.clients) == 100
    assert len(found.attention) == 5
