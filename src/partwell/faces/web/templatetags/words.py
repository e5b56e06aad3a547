"""Texts, numbers, money and days in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.template import Context, Library

from partwell import words
from partwell.faces.web import _readings, _static
from partwell.facts.money import Money
from partwell.facts.reading import Reading

register = Library()


def _lang(context: Context) -> str:
    return str(context.get("lang", words.LANGUAGES[0]))


@register.simple_tag(takes_context=True)
def t(context: Context, key: str, **args: object) -> str:
    """The text of a key."""
    return words.say(_lang(context), key, **args)


@register.simple_tag(takes_context=True)
def tn(context: Context, key: str, n: int, **args: object) -> str:
    """The text of a key for n things, the number written as the language writes it."""
    language = _lang(context)
    return words.say_count(language, key, n, **args).replace(str(n), words.number(language, n), 1)


@register.simple_tag(takes_context=True)
def said(context: Context, family: str, thing: Any) -> str:
    """A sentence of another room: something with `code` and `args`, as text of `family.code`."""
    return _readings.sentence(_lang(context), family, thing.code, thing.args)


@register.simple_tag(takes_context=True)
def num(context: Context, value: float, digits: int = 0) -> str:
    """A number."""
    return words.number(_lang(context), value, digits)


@register.simple_tag(takes_context=True)
def pct(context: Context, share: float, digits: int = 0) -> str:
    """A share as per cent."""
    return words.percent(_lang(context), share, digits)


@register.simple_tag(takes_context=True)
def money(context: Context, amount: Money, whole: bool = False) -> str:
    """An amount with its currency."""
    return words.money(_lang(context), amount.decimal, amount.currency, whole=whole)


@register.simple_tag(takes_context=True)
def hrs(context: Context, value: float) -> str:
    """Hours with one decimal and unit."""
    return words.hours(_lang(context), value)


@register.simple_tag(takes_context=True)
def counted(context: Context, family: str, name: str, n: int) -> str:
    """The text of `family.name` for n things, the number written as the language writes it."""
    return tn(context, f"{family}.{name}", n)


@register.simple_tag(takes_context=True)
def major(context: Context, amount: float, currency: str) -> str:
    """Whole units of a currency from a sum or a share of a sum, with a true minus sign."""
    text = words.money(_lang(context), Decimal(round(amount)), currency, whole=True)
    return text.replace("-", "\N{MINUS SIGN}")


@register.simple_tag(takes_context=True)
def day(context: Context, when: date | datetime) -> str:
    """A day; with its time where there is one."""
    language = _lang(context)
    return words.day_time(language, when) if isinstance(when, datetime) else words.day(language, when)


@register.simple_tag(takes_context=True)
def month(context: Context, when: date) -> str:
    """The month of a day, short: `Mar 2026`."""
    return words.month(_lang(context), when)


@register.simple_tag(takes_context=True)
def value(context: Context, reading: Reading) -> str:
    """A reading's value with its unit, a dash where there is none."""
    return _readings.value_text(_lang(context), reading)


@register.simple_tag(takes_context=True)
def sure(context: Context, probability: float) -> str:
    """How sure a claim is, as per cent, never wholly."""
    return _readings.sure_text(_lang(context), probability)


@register.filter
def facts_behind(reading: Reading) -> int:
    """How many facts entered a reading."""
    return _readings.facts_behind(reading)


@register.simple_tag(takes_context=True)
def span(context: Context, reading: Reading) -> str:
    """A reading's interval with its unit, "" where there is none."""
    return _readings.span_text(_lang(context), reading)


@register.simple_tag(takes_context=True)
def named(context: Context, family: str, name: str) -> str:
    """The text of `family.name`, where `name` comes from the book."""
    return words.say(_lang(context), f"{family}.{name}")


@register.simple_tag(takes_context=True)
def detail(context: Context, name: str) -> str:
    """What a further number of a reading is called."""
    return words.say(_lang(context), f"reading.detail.{name}")


@register.simple_tag(takes_context=True)
def further(context: Context, reading: Reading, currency: str) -> list[tuple[str, str]]:
    """The further numbers of a reading as (name, value) in words; money is in `currency`."""
    return _readings.further(_lang(context), reading, currency)


@register.simple_tag
def static(name: str) -> str:
    """The address of one of our static files."""
    return _static.address(name)


@register.filter
def get(table: Mapping[str, Any], name: str) -> Any:
    """The value under a name, None where there is none."""
    return table.get(name)
