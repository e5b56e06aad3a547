"""Numbers, money and dates as each language writes them; nothing is lost on the way to paper and back."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from babel.numbers import get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from partwell.facts.money import KNOWN, Money, exponent
from partwell.words import LANGUAGES, day, day_time, hours, money, number, percent
from tests.facts.examples import MANY

MARKS = {"en": (",", "."), "hu": ("\u00a0", ",")}
# Currencies that daily use writes with all the digits they have; the others are rounded for the eye on purpose.
EXACT = [code for code in sorted(KNOWN - {"HUF"}) if get_currency_precision(code) == exponent(code)]
AMOUNTS = st.builds(Money, st.sampled_from(EXACT), st.integers(-(10**14), 10**14))


@MANY
@given(AMOUNTS, st.sampled_from(LANGUAGES))
def test_money_written_in_a_language_reads_back_to_the_last_digit(amount: Money, language: str) -> None:
    group, point = MARKS[language]
    text = money(language, amount.decimal, amount.currency)
    kept = "".join(c for c in text.replace(group, "") if c.isdigit() or c == point)
    digits = kept.strip(".").replace(point, ".")
    sign = "-" if any(mark in text for mark in "-\u2212") else ""
    assert Money.parse(sign + digits, amount.currency) == amount


@MANY
@given(st.integers(-(10**12), 10**12), st.sampled_from(LANGUAGES))
def test_a_whole_number_keeps_its_digits(value: int, language: str) -> None:
    group, _ = MARKS[language]
    assert int(number(language, value).replace(group, "").replace("\u2212", "-")) == value


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            (
                "1,234.5",
                "€1,234.50",
                "€1,235",
                "HUF1,235",
                "41\u00a0%",
                "3 Mar 2026",
                "3 Mar 2026, 22:41",
                "12.5\u00a0h",
            ),
        ),
        (
            "hu",
            (
                "1\u00a0234,5",
                "1\u00a0234,50\u00a0EUR",
                "1\u00a0235\u00a0EUR",
                "1\u00a0235\u00a0Ft",
                "41\u00a0%",
                "2026. márc. 3.",
                "2026. márc. 3. 22:41",
                "12,5\u00a0óra",
            ),
        ),
    ],
)
def test_the_ways_of_each_language(language: str, texts: tuple[str, ...]) -> None:
    amount, when = Decimal("1234.50"), datetime(2026, 3, 3, 22, 41, tzinfo=ZoneInfo("Europe/Budapest"))
    written = (
        number(language, 1234.5, 1),
        money(language, amount, "EUR"),
        money(language, Decimal("1234.60"), "EUR", whole=True),
        money(language, Decimal("1234.60"), "HUF"),
        percent(language, 0.41),
        day(language, date(2026, 3, 3)),
        day_time(language, when),
        hours(language, 12.5),
    )
    assert written == texts


def test_most_currencies_are_written_with_all_their_digits() -> None:
    assert {"EUR", "USD", "GBP", "CHF", "PLN", "CZK", "JPY", "KWD"} <= set(EXACT)
    assert len(EXACT) > 70


def test_large_hungarian_numbers_are_grouped_by_a_space_that_does_not_break() -> None:
    assert number("hu", 1234567) == "1\u00a0234\u00a0567"
    assert money("hu", Decimal(1234567), "HUF") == "1\u00a0234\u00a0567\u00a0Ft"
