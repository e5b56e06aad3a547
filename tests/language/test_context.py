"""What words alone cannot know: bills that were open, promises kept and broken."""

from __future__ import annotations

from datetime import date

import pytest

from partwell.language.context import Bill, fits, open_bill, outcome

BILLS = [Bill(date(2026, 3, 1), date(2026, 3, 20)), Bill(date(2026, 5, 1), None)]


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 3, 20), True),
        (date(2026, 3, 21), False),
        (date(2027, 1, 1), True),
    ],
)
def test_a_bill_is_open_from_its_day_to_the_day_it_is_paid(day: date, is_open: bool) -> None:
    assert open_bill(BILLS, day) == is_open
    assert fits("pay_excuse", BILLS, day) == is_open
    assert fits("chase", BILLS, day)


@pytest.mark.parametrize(
    ("paid", "today", "word"),
    [
        ([date(2026, 3, 6)], date(2026, 3, 6), "kept"),
        ([date(2026, 3, 10)], date(2026, 3, 30), "kept"),
        ([date(2026, 3, 11)], date(2026, 3, 30), "broken"),
        ([date(2026, 3, 2)], date(2026, 3, 30), "broken"),
        ([], date(2026, 3, 10), "waiting"),
        ([], date(2026, 3, 11), "broken"),
    ],
)
def test_a_promise_has_two_banking_days_to_arrive(paid: list[date], today: date, word: str) -> None:
    works = lambda day: day.weekday() < 5  # noqa: E731
    assert outcome(date(2026, 3, 3), date(2026, 3, 6), paid, today, works) == word


def test_where_no_day_is_worked_the_count_still_ends() -> None:
    assert outcome(date(2026, 3, 3), date(2026, 3, 6), [], date(2026, 12, 1), lambda day: False) == "broken"
