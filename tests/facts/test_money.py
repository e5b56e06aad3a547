"""Money adds up to the last minor unit, whatever the order, and refuses whatever is not a plain amount."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.facts.money import KNOWN, Money, MoneyFault, exponent, total
from tests.facts.examples import MANY

CURRENCIES = st.sampled_from(sorted(KNOWN))
MINOR = st.integers(min_value=-(10**15), max_value=10**15)
AMOUNTS = st.builds(Money, CURRENCIES, MINOR)


@MANY
@given(CURRENCIES, st.lists(MINOR, max_size=30), st.randoms())
def test_a_sum_does_not_depend_on_the_order(currency: str, minors: list[int], random: object) -> None:
    amounts = [Money(currency, minor) for minor in minors]
    shuffled = amounts.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert total(amounts, currency) == total(shuffled, currency) == Money(currency, sum(minors))


@MANY
@given(AMOUNTS, st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any))
def test_split_parts_joined_again_lose_nothing(amount: Money, weights: list[int]) -> None:
    parts = amount.split(weights)
    assert total(parts, amount.currency) == amount
    for part, weight in zip(parts, weights, strict=True):
        exact = Fraction(amount.minor * weight, sum(weights))
        assert abs(part.minor - exact) < 1


@MANY
@given(AMOUNTS)
def test_the_text_reads_back_as_the_same_amount(amount: Money) -> None:
    assert Money.parse(amount.text, amount.currency) == amount
    assert amount.as_json() == {"amount": amount.text, "currency": amount.currency}
    assert amount.decimal == Decimal(amount.text)


@MANY
@given(AMOUNTS, MINOR)
def test_minus_takes_back_what_plus_gave(amount: Money, minor: int) -> None:
    other = Money(amount.currency, minor)
    assert amount + other - other == amount
    assert amount - other == -(other - amount)


@MANY
@given(st.fractions(min_value=-(10**12), max_value=10**12), CURRENCIES)
def test_rounding_is_never_off_by_more_than_half_a_unit(value: Fraction, currency: str) -> None:
    exact = value * 10 ** exponent(currency)
    rounded = Money.rounded(value, currency).minor
    assert abs(rounded - exact) <= Fraction(1, 2)
    if abs(rounded - exact) == Fraction(1, 2):
        assert abs(rounded) > abs(exact)


def test_rounding_sees_what_lies_beyond_twenty_eight_digits() -> None:
    just_under = Fraction(1, 2) - Fraction(1, 10**40)
    assert Money.rounded(just_under, "JPY").minor == 0
    assert Money.rounded(-just_under, "JPY").minor == 0
    assert Money.rounded(Decimal("2.5"), "JPY").minor == 3
    assert Money.rounded(Decimal("-2.5"), "JPY").minor == -3
    assert Money.rounded(7, "EUR") == Money("EUR", 700)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "sNaN", "1e31", "1E-31", "1e9999999"])
def test_what_is_no_finite_plain_decimal_is_refused(text: str) -> None:
    with pytest.raises(MoneyFault, match="bad_amount"):
        Money.parse(text, "EUR")
    with pytest.raises(MoneyFault, match="bad_amount"):
        Money.rounded(Decimal(text), "EUR")


@pytest.mark.parametrize(
    "text", ["", " 1", "1 ", "1,5", "1.", ".5", "--1", "0x10", "1_000", "٣", "1\n", "9" * 19, "1." + "0" * 13]
)
def test_an_amount_is_written_plainly_or_not_at_all(text: str) -> None:
    with pytest.raises(MoneyFault, match="bad_amount"):
        Money.parse(text, "EUR")


def test_digits_beyond_the_minor_unit_must_be_zero() -> None:
    assert Money.parse("12.500", "EUR") == Money("EUR", 1250)
    assert Money.parse("+3", "KWD") == Money("KWD", 3000)
    for text, currency in (("0.001", "EUR"), ("0.5", "JPY"), ("1.0001", "KWD")):
        with pytest.raises(MoneyFault, match="too_precise"):
            Money.parse(text, currency)


def test_an_unknown_currency_is_refused_rather_than_guessed() -> None:
    assert [exponent(code) for code in ("EUR", "HUF", "JPY", "TND")] == [2, 2, 0, 3]
    for code in ("XXX", "eur", "", "BTC"):
        with pytest.raises(MoneyFault, match="bad_currency"):
            exponent(code)
        with pytest.raises(MoneyFault, match="bad_currency"):
            Money.parse("1", code)


def test_two_currencies_never_meet_in_one_sum() -> None:
    euro, forint = Money("EUR", 1), Money("HUF", 1)
    for meet in (lambda: euro + forint, lambda: euro - forint, lambda: total([euro, forint], "EUR")):
        with pytest.raises(MoneyFault, match="bad_currency"):
            meet()


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1], [-1]])
def test_a_split_needs_weights_that_can_share(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        Money("EUR", 100).split(weights)


def test_a_negative_amount_and_its_text_keep_the_sign() -> None:
    assert Money("EUR", -5).text == "-0.05"
    assert Money("JPY", -5).text == "-5"
    assert [part.minor for part in Money("EUR", -100).split([1, 1, 1])] == [-33, -33, -34]
