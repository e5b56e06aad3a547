"""How numbers, money, dates and durations are written in a language (CLDR through Babel)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal

_LOCALE = {"en": "en_GB", "hu": "hu_HU"}
# Amounts of these currencies are written without their minor unit in daily use, whatever ISO 4217 allows.
_WHOLE = frozenset({"HUF", "JPY", "KRW", "ISK"})


@lru_cache(maxsize=8192)
def number(language: str, value: float | Decimal, digits: int = 0) -> str:
    """`1,234.5` or `1 234,5`, always with `digits` decimals."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value + 0, format=pattern, locale=_LOCALE[language])  # + 0: nothing is never negative


def percent(language: str, share: float, digits: int = 0) -> str:
    """A share of 0 to 1 as `41 %`, with a no-break space in both languages."""
    return f"{number(language, share * 100, digits)}\u00a0%"


def money(language: str, amount: Decimal, currency: str, *, whole: bool = False) -> str:
    """`€1,234.50` or `1 234,50 EUR`; `whole` drops the minor unit, as does daily use for HUF and JPY."""
    pattern = None
    if whole or currency in _WHOLE:
        pattern = "¤#,##0" if language == "en" else "#,##0\u00a0¤"
    return format_currency(amount, currency, pattern, locale=_LOCALE[language], currency_digits=pattern is None)


def day(language: str, when: date) -> str:
    """`3 Mar 2026` or `2026. márc. 3.`."""
    return format_date(when, "medium", locale=_LOCALE[language])


def long_day(language: str, when: date) -> str:
    """`3 March 2026` or `2026. március 3.`, as in a letter."""
    return format_date(when, "long", locale=_LOCALE[language])


def month(language: str, when: date) -> str:
    """`Mar 2026` or `2026. márc.`."""
    return format_date(when, "MMM y" if language == "en" else "y. MMM", locale=_LOCALE[language])


def day_time(language: str, when: datetime) -> str:
    """`3 Mar 2026, 22:41` or `2026. márc. 3. 22:41`, on the clock `when` carries."""
    pattern = "d MMM y, HH:mm" if language == "en" else "y. MMM d. HH:mm"
    return format_datetime(when, pattern, locale=_LOCALE[language])


def hours(language: str, value: float) -> str:
    """Hours with one decimal and unit: `12.5 h` or `12,5 óra`."""
    return f"{number(language, value, 1)}\u00a0{'h' if language == 'en' else 'óra'}"
