"""Readings as short texts: a money amount, a range, a share, with a dash where there is not enough evidence."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from partwell.facts.money import Money
from partwell.facts.reading import Reading, Value
from partwell.words.formats import money, number, percent

UNKNOWN = "–"
_NARROW = "\u00a0"


def value_text(language: str, value: Value, unit: str) -> str:
    """One value in its unit: `€1,234`, `12.5 h`, `31 d`, `48 %`; a dash for None."""
    if value is None:
        return UNKNOWN
    if isinstance(value, Money):
        text = money(language, value.decimal, value.currency, whole=True)
        return text + _per_hour(language) if unit.endswith("/h") else text
    if unit == "share":
        return percent(language, value)
    if unit in {"h", "d"}:
        return f"{number(language, value)}{_NARROW}{_UNITS[unit][language]}"
    currency, slash, _ = unit.partition("/")
    if slash or (len(unit) == 3 and unit.isupper()):
        text = money(language, Decimal(str(round(value, 2))), currency, whole=True)
        return text + _per_hour(language) if slash else text
    return number(language, value)


_UNITS = {"h": {"en": "h", "hu": "óra"}, "d": {"en": "d", "hu": "nap"}}


def _per_hour(language: str) -> str:
    return "/h" if language == "en" else "/óra"


def interval_text(language: str, reading: Reading) -> str:
    """`31 d (27 d to 35 d)`-like parts: the two ends, or nothing where there is no interval."""
    if reading.low is None or reading.high is None:
        return ""
    low, high = (value_text(language, end, reading.unit) for end in (reading.low, reading.high))
    return low if low == high else f"{low} – {high}"


def of(readings: Mapping[str, Reading], name: str) -> Reading | None:
    """The reading of that name where it was measured."""
    return readings.get(name)


def detail(reading: Reading | None, name: str) -> float | None:
    """A further number of the same measure, None where it was not counted."""
    return dict(reading.details).get(name) if reading is not None else None


def bare_text(language: str, reading: Reading | None) -> str:
    """The value as a whole number without its unit, for a table whose headings say it."""
    return UNKNOWN if reading is None else _bare(language, reading.value)


def bare_range(language: str, reading: Reading | None) -> str:
    """`52–68`: low to high as whole numbers; the value alone where there is no interval."""
    if reading is None or reading.low is None or reading.high is None:
        return bare_text(language, reading)
    low, high = (_bare(language, end) for end in (reading.low, reading.high))
    return low if low == high else f"{low}–{high}"


def _bare(language: str, value: Value) -> str:
    if value is None:
        return UNKNOWN
    text = number(language, value.decimal if isinstance(value, Money) else value)
    return "0" if text == "-0" else text
