"""The calendar calculator: examples, month ends, strict cutoffs, renewals, business days, what it asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.contracts._calendar import add_months, shift, weekday_works
from partwell.contracts.notice_dates import Given, NoticeDates, Span, notice_dates
from partwell.facts.errors import InputError

BEFORE = "before_term_end"


def day(text: str) -> date:
    return date.fromisoformat(text)


def count(anchor: Any = BEFORE, **fields: Any) -> NoticeDates:
    dates = {"term_end", "start", "as_of", "given", "earliest"}
    return notice_dates(Given(anchor, **{k: day(v) if k in dates else v for k, v in fields.items()}))


def codes(dates: NoticeDates) -> list[str]:
    return [said.code for said in dates.steps]


def test_three_months_before_the_end_of_may_is_the_end_of_february() -> None:
    found = count(term_end="2031-05-31", notice=Span(3, "month"))
    assert (found.cutoff, found.last_notice_day, found.certain) == (day("2031-02-28"), day("2031-02-28"), True)
    assert codes(found) == ["date.term_given", "date.cutoff", "date.last_on"]


def test_strict_notice_goes_out_the_day_before() -> None:
    found = count(term_end="2028-05-31", notice=Span(3, "month"), strict=True)
    assert (found.cutoff, found.last_notice_day) == (day("2028-02-29"), day("2028-02-28"))


def test_start_and_initial_term_give_the_end_and_the_reminder() -> None:
    found = count(start="2029-02-01", initial_term=Span(24, "month"), notice=Span(60, "day"), remind=Span(14, "day"))
    assert (found.term_end, found.cutoff, found.remind_on) == (day("2031-02-01"), day("2030-12-03"), day("2030-11-19"))


def test_an_initial_term_in_days_and_a_renewal_in_months() -> None:
    found = count(
        start="2030-01-01", initial_term=Span(90, "day"), renewal_term=Span(1, "month"), as_of="2030-04-02",
        notice=Span(0, "day"),
    )  # fmt: skip
    assert found.term_end == day("2030-05-01")
    assert count(start="2030-01-01", initial_term=Span(90, "day")).term_end == day("2030-04-01")


def test_renewals_keep_the_day_of_the_start() -> None:
    found = count(
        start="2028-08-31", initial_term=Span(6, "month"), renewal_term=Span(6, "month"), as_of="2029-03-01",
        notice=Span(1, "month"),
    )  # fmt: skip
    assert found.term_end == day("2029-08-31")
    assert "date.renewed" in codes(found)


def test_notice_too_late_for_the_first_term_meets_the_next() -> None:
    late = count(term_end="2030-12-31", renewal_term=Span(1, "year"), notice=Span(2, "month"), given="2030-11-01")
    assert late.end_date == day("2031-12-31")
    assert codes(late)[-1] == "date.met_late"
    in_time = count(term_end="2030-12-31", notice=Span(2, "month"), given="2030-10-31")
    assert (in_time.end_date, codes(in_time)[-1]) == (day("2030-12-31"), "date.met")


def test_notice_too_late_without_a_renewal_is_asked_about() -> None:
    found = count(term_end="2030-12-31", notice=Span(2, "month"), given="2030-12-01")
    assert (found.end_date, found.certain) == (None, False)
    assert [said.code for said in found.ask] == ["date.ask_next_term"]


@pytest.mark.parametrize(
    ("snap", "end"),
    [(None, "2030-07-10"), ("month_end", "2030-07-31"), ("quarter_end", "2030-09-30"), ("year_end", "2030-12-31")],
)  # fmt: skip
def test_rolling_counts_from_the_notice_and_snaps(snap: Any, end: str) -> None:
    assert count("rolling", given="2030-06-10", notice=Span(30, "day"), snap=snap).end_date == day(end)


def test_rolling_counts_from_receipt_and_not_before_the_earliest_day() -> None:
    found = count(
        "rolling", given="2030-06-10", receipt_lag=Span(2, "day"), notice=Span(1, "week"), earliest="2030-07-15"
    )
    assert found.end_date == day("2030-07-15")
    assert codes(found) == ["date.received", "date.counted", "date.earliest"]
    assert count("rolling", given="2030-06-10", notice=Span(1, "week"), earliest="2030-06-12").end_date == day(
        "2030-06-17"
    )


def test_what_is_missing_is_asked_for() -> None:
    assert [s.code for s in count("rolling", notice=Span(1, "day")).ask] == ["date.ask_given"]
    nothing = count("rolling", given="2030-01-01")
    assert ([s.code for s in nothing.ask], codes(nothing)) == (["date.ask_notice"], ["date.nothing"])
    assert count(term_end="2030-01-01").cutoff is None
    with pytest.raises(InputError, match="no_term"):
        count(start="2030-01-01", notice=Span(1, "day"))


def test_business_days_leave_out_holidays_and_keep_moved_workdays() -> None:
    # 3 August 2024 was a working Saturday for Monday the 19th; the 20th is a public holiday.
    business = Span(2, "day", "business")
    found = count("rolling", given="2024-08-01", notice=business, country="HU")
    assert (found.end_date, found.certain) == (day("2024-08-03"), True)
    assert codes(found)[0] == "date.business_days"
    back = count(term_end="2024-08-21", notice=Span(1, "day", "business"), country="HU")
    assert back.cutoff == day("2024-08-16")


def test_business_days_without_a_country_are_asked_about() -> None:
    found = count("rolling", given="2024-12-20", notice=Span(3, "day", "business"))
    assert (found.end_date, found.certain) == (day("2024-12-25"), False)
    assert [said.code for said in found.ask] == ["date.ask_country"]


def test_an_unknown_country_and_a_day_beyond_the_calendar_are_faults() -> None:
    with pytest.raises(InputError, match="no_calendar"):
        count("rolling", given="2024-12-20", notice=Span(3, "day", "business"), country="XX")
    for span in (Span(9000, "year"), Span(9_000_000, "day")):
        with pytest.raises(InputError, match="out_of_calendar"):
            count("rolling", given="2024-12-20", notice=span)


def test_a_renewal_beyond_the_calendar_ends_the_walk() -> None:
    with pytest.raises(InputError, match="out_of_calendar"):
        count(term_end="9990-01-01", renewal_term=Span(100, "year"), notice=Span(1, "day"), as_of="9995-01-01")


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 120))
def test_months_there_and_back_never_pass_the_day(start: date, months: int) -> None:
    there = add_months(start, months)
    assert (there.year * 12 + there.month) - (start.year * 12 + start.month) == months
    assert 0 <= start.day - add_months(there, -months).day <= 3


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)), st.integers(1, 60))
def test_business_days_end_on_a_weekday(start: date, n: int) -> None:
    assert shift(start, Span(n, "day", "business"), 1, weekday_works).weekday() < 5
