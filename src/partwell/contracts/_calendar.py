"""Counting on the calendar: days, weeks, months, years and business days, forwards and backwards."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from partwell.contracts.said import Span
from partwell.facts.errors import InputError

_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}
_SNAP_MONTHS = {"month_end": 1, "quarter_end": 3, "year_end": 12}
Works = Callable[[date], bool]


def shift(day: date, span: Span, sign: int, works: Works) -> date:
    """`day` moved by the span, forwards (sign 1) or backwards (-1); the day itself is not counted.

    Months and years keep the day of the month, or fall on the last day of a shorter month. Business days are the days
    for which `works` holds. Raise InputError `out_of_calendar` beyond the years 1 to 9999.
    """
    if span.unit in _MONTHS:
        return add_months(day, sign * span.n * _MONTHS[span.unit])
    if span.day_type == "business" and span.unit == "day":
        return _business(day, span.n, sign, works)
    return add_days(day, sign * span.n * _DAYS[span.unit])


def months_of(span: Span) -> int | None:
    """The span in whole months, None for days and weeks."""
    return span.n * _MONTHS[span.unit] if span.unit in _MONTHS else None


def add_months(day: date, months: int) -> date:
    """The same day of the month that many months later (or earlier), at most the last one of that month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise InputError("out_of_calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """The calendar day that many days later or earlier."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise InputError("out_of_calendar") from None


def _business(day: date, n: int, sign: int, works: Works) -> date:
    while n > 0:
        day = add_days(day, sign)
        n -= works(day)
    return day


def end_of_period(day: date, snap: str) -> date:
    """The last day of the month, quarter or year in which `day` lies."""
    size = _SNAP_MONTHS[snap]
    month = (day.month - 1) // size * size + size
    return date(day.year, month, monthrange(day.year, month)[1])


def weekday_works(day: date) -> bool:
    """Monday to Friday: what is left of a working-day calendar where no country is known."""
    return day.weekday() < 5


@cache
def working_days(country: str) -> Works:
    """Whether a day is worked in a country: no weekend, no public holiday, moved working days included.

    country: ISO 3166 code. Raise InputError `no_calendar` where none is on file.
    """
    import holidays

    try:
        known = holidays.country_holidays(country)
    except NotImplementedError:
        raise InputError("no_calendar", country=country) from None
    return known.is_working_day
