"""Which days the owner works: the weekdays they said, public holidays of their country, and moved working days."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from partwell.signals._contract import Settings


def working_days(first: date, last: date, settings: Settings) -> dict[str, Any]:
    """Columns `day` (datetime64[us], midnight) and `works` (bool) for every day from `first` to `last`, both included.

    Public holidays are free; a weekend day that the country made a working day in exchange counts as worked by those
    who work Monday to Friday. Source: the `holidays` library; unknown country: weekdays alone.
    """
    days = np.arange(np.datetime64(first), np.datetime64(last) + 1)
    weekdays = (days.astype(np.int64) + 3) % 7 + 1
    works = np.isin(weekdays, np.array(settings.hours.days))
    free, moved = _exceptions(settings.country, range(first.year, last.year + 1))
    works[np.isin(days, np.array(sorted(free), dtype="datetime64[D]"))] = False
    if set(settings.hours.days) >= {1, 2, 3, 4, 5}:
        works[np.isin(days, np.array(sorted(moved), dtype="datetime64[D]"))] = True
    return {"day": days.astype("datetime64[us]"), "works": works}


def _exceptions(country: str | None, years: range) -> tuple[set[date], set[date]]:
    """Public holidays and moved working days of a country; both empty when it is unknown."""
    if not country:
        return set(), set()
    import holidays

    try:
        known = holidays.country_holidays(country.upper(), years=years)
    except NotImplementedError:
        return set(), set()
    return set(known), set(known.weekend_workdays)
