"""Count the calendar dates of a notice: one object of `contract notice-date` to its answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from partwell.actions import _line as line
from partwell.actions._contract_words import sentence
from partwell.contracts.notice_dates import Given, NoticeDates, Span, notice_dates
from partwell.facts.errors import InputError

_ANCHORS = ("before_term_end", "before_anniversary", "rolling")
_SNAPS = ("month_end", "quarter_end", "year_end")
_UNITS: tuple[Literal["day", "week", "month", "year"], ...] = ("day", "week", "month", "year")
_DAY_TYPES = ("unspecified", "calendar", "business")
_LONGEST = 10_000
_COUNTRY_CODES = "ISO 3166 (HU, GB …)"


def contract_notice_date(record: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The answer to one object, without its id; raise LineFault."""
    given = _read(record)
    try:
        return as_json(notice_dates(given), language)
    except InputError as error:
        if error.code == "no_term":
            raise line.LineFault("missing_field", field="term_end") from None
        if error.code == "no_calendar":
            fault = {"field": "country", "expected": _COUNTRY_CODES, "given": line.shown(record["country"])}
            raise line.LineFault("wrong_value", **fault) from None
        expected = f"{date.min} – {date.max}"
        raise line.LineFault("wrong_value", field="notice", expected=expected, given="…") from None


def as_json(dates: NoticeDates, language: str) -> dict[str, Any]:
    """The dates as JSON, sentences in `language`."""
    names = ("term_end", "cutoff", "last_notice_day", "remind_on", "end_date")
    days = {name: getattr(dates, name) for name in names}
    return {
        **{name: value.isoformat() if value else None for name, value in days.items()},
        "certain": dates.certain,
        "ask": [sentence(language, said) for said in dates.ask],
        "steps": [sentence(language, said) for said in dates.steps],
    }


def _read(record: Mapping[str, Any]) -> Given:
    return Given(
        anchor=line.choice(record, "anchor", _ANCHORS),
        term_end=line.day(record, "term_end", None),
        start=line.day(record, "start", None),
        initial_term=_span(record, "initial_term"),
        as_of=line.day(record, "as_of", None),
        notice=_span(record, "notice"),
        remind=_span(record, "remind"),
        given=line.day(record, "given", None),
        receipt_lag=_span(record, "receipt_lag"),
        earliest=line.day(record, "earliest", None),
        renewal_term=_span(record, "renewal_term", at_least=1),
        strict=line.flag(record, "strict", default=False),
        snap=line.choice(record, "snap", _SNAPS, None),
        country=line.text(record, "country", None),
    )


def _span(record: Mapping[str, Any], name: str, at_least: int = 0) -> Span | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise line.LineFault("wrong_type", field=name, expected="object", given=line.shown(value))
    inside = {f"{name}.{key}": part for key, part in value.items()}
    n = line.whole(inside, f"{name}.n", low=at_least, high=_LONGEST)
    unit = line.choice(inside, f"{name}.unit", _UNITS)
    return Span(n, unit, line.choice(inside, f"{name}.day_type", _DAY_TYPES, "unspecified"))
