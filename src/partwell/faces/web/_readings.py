"""Readings as text: value and interval in the unit the reading names."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from partwell import words
from partwell.facts.money import Money
from partwell.facts.reading import Reading, Value
from partwell.words.texts import knows

DASH = "–"
_NEARLY = 0.99


def value_text(language: str, reading: Reading) -> str:
    """The value with its unit, e.g. `€1,250`, `€41/h`, `12.5 h`, `9 days`, `1 day early`, `38 %`; a dash for None."""
    if reading.value is None:
        return DASH
    if reading.unit == "d" and isinstance(reading.value, int | float) and round(reading.value) < 0:
        return words.say_count(language, "web.unit.days_early", -round(reading.value))
    return _with_unit(language, reading.value, reading.unit)


def span_text(language: str, reading: Reading) -> str:
    """`low – high` with the unit once where it is a word; "" where there is no interval or none worth a line."""
    if reading.low is None or reading.high is None:
        return ""
    low, high = (_with_unit(language, end, reading.unit) for end in (reading.low, reading.high))
    if low == high:
        return "" if low == value_text(language, reading) else low
    if reading.unit in {"share", "d", "h"}:
        low = _bare(language, reading.low, reading.unit)
    return f"{low} {DASH} {high}"


def _bare(language: str, value: Value, unit: str) -> str:
    """A number of a word-like unit, without the unit."""
    number = float(value) if isinstance(value, int | float) else 0.0
    if unit == "h":
        return _signed(words.number(language, number, 1))
    return _signed(words.number(language, round(number * 100 if unit == "share" else number)))


def _signed(text: str) -> str:
    """The number with a true minus sign."""
    return text.replace("-", "\N{MINUS SIGN}")


def _with_unit(language: str, value: Value, unit: str) -> str:
    if isinstance(value, Money):
        text = words.money(language, value.decimal, value.currency, whole=True)
        return _signed(text + words.say(language, "web.unit.an_hour") if unit.endswith("/h") else text)
    number = value or 0.0
    if unit == "share":
        return words.percent(language, number)
    if unit == "h":
        return words.hours(language, number)
    if unit == "d":
        days = round(number)
        return words.say_count(language, "web.unit.days", days).replace(str(days), _bare(language, days, unit))
    return _signed(words.number(language, number, 0 if number == int(number) else 1))


def sure_text(language: str, probability: float) -> str:
    """How sure a claim is, never wholly: `83 %`, `> 99 %`, `< 1 %`."""
    if probability > _NEARLY:
        return f"> {words.percent(language, _NEARLY)}"
    return (
        f"< {words.percent(language, 1 - _NEARLY)}"
        if probability < 1 - _NEARLY
        else words.percent(language, probability)
    )


def facts_behind(reading: Reading) -> int:
    """Facts that entered, also those beyond the ones kept at hand."""
    return int(dict(reading.details).get("evidence_total", len(reading.evidence)))


def sentence(language: str, family: str, code: str, args: Mapping[str, object]) -> str:
    """The text of `family.code`, or a page's own where that speaks of commands; numbers as the language writes them."""
    told = {name: words.number(language, arg) if isinstance(arg, int) else arg for name, arg in args.items()}
    key = f"web.{family}.{code}"
    return words.say(language, key if knows(language, key) else f"{family}.{code}", **told)


# Further numbers that are shares; the rest are counts, days and hours, and their names say which.
_SHARES = frozenset(
    "by_own_clock by_client_clock both late_share mirror_after_hours mirror_opens mirror_fast asked_share".split()
)
_MONEY = frozenset("cost cost_late hour_worth gross handed_on money_before".split())
_HIDDEN = frozenset({"evidence_total"})


def further(language: str, reading: Reading, currency: str) -> list[tuple[str, str]]:
    """The further numbers of a reading as (what it is called, value); what has no name stays out."""
    found = []
    for name, number in reading.details:
        key = f"reading.detail.{name}"
        if name not in _HIDDEN and knows(language, key):
            found.append((words.say(language, key), _plain(language, name, number, currency)))
    return found


def _plain(language: str, name: str, number: float, currency: str) -> str:
    if name in _MONEY:
        return words.money(language, Decimal(str(round(number, 2))), currency)
    if name in _SHARES:
        return words.percent(language, number)
    digits = 0 if number == int(number) else 1
    return words.number(language, number, digits)
