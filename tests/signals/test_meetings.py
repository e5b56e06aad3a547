"""Meetings with a client count into its hours once, and not where logged entries cover them already."""

from __future__ import annotations

import pytest

from tests.signals._book import Book, at, day


def worked() -> Book:
    book = Book()
    book.client(1)
    book.client(2)
    book.worked(1, at("2026-03-02 09:00"), 2)
    book.paid(1, day("2026-03-20"), 300_00)
    return book


def hours(book: Book) -> tuple[float, float]:
    found = dict(book.reading("true_rate").details)
    return found["hours_mid"], found["meetings_hours"]


def test_a_meeting_outside_logged_entries_counts_once_whoever_was_there() -> None:
    book = worked()
    book.met(None, at("2026-03-03 10:00"), 1, 1)
    book.met(1, at("2026-03-04 10:00"), 0.5, 1)
    book.met(2, at("2026-03-05 10:00"), 4)
    assert hours(book) == pytest.approx((3.5, 1.5))


@pytest.mark.parametrize("kind", ["covered", "all_day", "cancelled", "future"])
def test_what_is_no_meeting_of_its_own_counts_for_nothing(kind: str) -> None:
    book = worked()
    start = {"covered": "2026-03-02 09:30", "future": "2027-03-02 09:30"}.get(kind, "2026-03-03 09:30")
    book.met(1, at(start), 1, all_day=kind == "all_day", cancelled=kind == "cancelled")
    assert hours(book) == pytest.approx((2.0, 0.0))


def test_an_entry_without_a_clock_covers_the_meetings_and_messages_of_its_day() -> None:
    book = worked()
    book.me()
    book.worked(1, at("2026-03-03 00:00"), 3, timed=False)
    book.met(1, at("2026-03-03 15:00"), 1)
    book.wrote(1, at("2026-03-03 16:00"))
    book.wrote(1, at("2026-03-04 16:00"))
    found = dict(book.reading("true_rate").details)
    assert (found["meetings_hours"], found["read"]) == (0.0, 1.0)
