"""The day a promise of payment names, counted from the day it was written."""

from __future__ import annotations

from datetime import date

import pytest

from partwell.language.promise import due

WRITTEN = date(2031, 3, 12)  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "I will pay by Friday.", "2031-03-14"),
        ("en", "Payment goes out next Friday", "2031-03-21"),
        ("en", "you get it on friday next week", "2031-03-21"),
        ("en", "on Wednesday", "2031-03-19"),
        ("en", "scheduled for the 15th", "2031-03-15"),
        ("en", "on the 5th", "2031-04-05"),
        ("en", "on the 31st", "2031-03-31"),
        ("en", "by the end of the month", "2031-03-31"),
        ("en", "tmrw!", "2031-03-13"),
        ("en", "the day after tomorrow", "2031-03-14"),
        ("en", "within two weeks", "2031-03-26"),
        ("en", "by 3 April", "2031-04-03"),
        ("en", "by January 10", "2032-01-10"),
        ("en", "on April 3rd, 2032", "2032-04-03"),
        ("en", "until 2031-04-01", "2031-04-01"),
        ("en", "next week for sure", "2031-03-23"),
        ("hu", "Pénteken utaljuk.", "2031-03-14"),
        ("hu", "jövő hét péntekig", "2031-03-21"),
        ("hu", "jovo het pentekig", "2031-03-21"),
        ("hu", "15-ig megkapja", "2031-03-15"),
        ("hu", "5-én utalok", "2031-04-05"),
        ("hu", "a hónap végéig rendezzük", "2031-03-31"),
        ("hu", "holnapután", "2031-03-14"),
        ("hu", "holnap", "2031-03-13"),
        ("hu", "két héten belül", "2031-03-26"),
        ("hu", "április 3-án", "2031-04-03"),
        ("hu", "2032. április 3.", "2032-04-03"),
        ("hu", "szerdáig", "2031-03-19"),
        ("hu", "ma", "2031-03-12"),
        ("hu", "jövő héten", "2031-03-23"),
    ],
)
def test_the_day_a_promise_names(language: str, text: str, day: str) -> None:
    found = due(text, WRITTEN, language)
    assert found is not None
    assert found.day.isoformat() == day
    assert text[found.start : found.end].strip() != ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I will pay."),
        ("en", "by 31 February"),
        ("en", "on the 32nd"),
        ("en", ""),
        ("hu", "Majd kifizetem."),
        ("xx", "Friday"),
    ],
)
def test_no_day_is_named(language: str, text: str) -> None:
    assert due(text, WRITTEN, language) is None


def test_the_first_day_named_counts_and_its_words_are_quoted() -> None:
    text = "😀 Half by Friday, the rest on 3 April."
    found = due(text, WRITTEN, "en")
    assert found is not None
    assert (found.day.isoformat(), text[found.start : found.end]) == ("2031-03-14", "Friday")


@pytest.mark.parametrize("written", [date(2031, 12, 31), date(2032, 2, 29), date(9999, 12, 31), date(1, 1, 1)])
def test_ends_of_calendars_do_not_break_it(written: date) -> None:
    for text in ("on the 30th", "in 3 months", "tomorrow", "end of next month", "by Friday", "January 31"):
        found = due(text, written, "en")
        assert found is None or found.day >= written
