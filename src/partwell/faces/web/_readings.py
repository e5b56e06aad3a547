"""Readings as text: value and interval in the unit the reading names."""

from __future__ import annotations

from collections.abc import Mapping

from partwell import words
from partwell.facts.money import Money
from partwell.facts.reading import Reading, Value

DASH = "–"


def value_text(language: str, reading: Reading) -> str:
    """The value with its unit, e.g. `€1,250`, `€41/h`, `12.5 h`, `9 days`, `38 %`; a dash where there is none."""
    return DASH if reading.value is None else _with_unit(language, reading.value, reading.unit)


def span_text(language: str, reading: Reading) -> str:
    """`low – high`, the unit once where it is the same word; "" where there is no interval."""
    if reading.low is None or reading.high is None:
        return ""
    low, high = (_with_unit(language, end, reading.unit) for end in (reading.low, reading.high))
    return low if low == high else f"{low} {DASH} {high}"


def _with_unit(language: str, value: Value, unit: str) -> str:
    if isinstance(value, Money):
        text = words.money(language, value.decimal, value.currency, whole=True)
        return text + words.say(language, "web.unit.an_hour") if unit.endswith("/h") else text
    number = value or 0.0
    if unit == "share":
        return words.percent(language, number)
    if unit == "h":
        return words.hours(language, number)
    if unit == "d":
        return words.say_count(language, "web.unit.days", round(number))
    return words.number(language, number, 0 if number == int(number) else 1)


def sentence(language: str, family: str, code: str, args: Mapping[str, object]) -> str:
    """The text of `family.code`; numbers in it are written as the language writes them."""
    told = {name: words.number(language, arg) if isinstance(arg, int) else arg for name, arg in args.items()}
    return words.say(language, f"{family}.{code}", **told)
