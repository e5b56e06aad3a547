"""Money as whole minor units of an ISO 4217 currency; no float ever touches it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

# ISO 4217 minor units that differ from two; a currency not in `KNOWN` is refused rather than guessed.
_NO_MINOR_UNIT = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split())
_THREE_DIGITS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
KNOWN = frozenset(
    """
    AED ALL AMD ARS AUD AZN BAM BDT BGN BHD BIF BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DJF DKK DOP
    DZD EGP EUR GBP GEL GHS GNF GTQ HKD HNL HRK HUF IDR ILS INR IQD ISK JMD JOD JPY KES KMF KRW KWD
    KZT LKR LYD MAD MDL MKD MXN MYR NGN NIO NOK NPR NZD OMR PAB PEN PHP PKR PLN PYG QAR RON RSD RUB
    RWF SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD UYU UZS VES VND VUV XAF XOF XPF ZAR ZMW
    """.split()
)
_PLAIN = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,12})?\Z")
_FURTHEST = 30
"""Digits a decimal may reach from its point: `1e9999999` would cost seconds and memory to write out."""


class MoneyFault(ValueError):
    """No amount of this currency; `str(error)` is bad_amount, bad_currency or too_precise."""


def exponent(currency: str) -> int:
    """Number of minor-unit digits of `currency` (ISO 4217), e.g. EUR 2, JPY 0, KWD 3."""
    if currency not in KNOWN:
        raise MoneyFault("bad_currency")
    if currency in _NO_MINOR_UNIT:
        return 0
    return 3 if currency in _THREE_DIGITS else 2


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """`minor` whole minor units of `currency`; sums and differences need equal currencies."""

    currency: str
    minor: int

    @classmethod
    def parse(cls, text: str, currency: str) -> Money:
        """Read a plain decimal (`-1234.50`); raise MoneyFault on anything else or on too many digits."""
        if not _PLAIN.match(text):
            raise MoneyFault("bad_amount")
        scaled = Decimal(text).scaleb(exponent(currency))
        if scaled != scaled.to_integral_value():
            raise MoneyFault("too_precise")
        return cls(currency, int(scaled))

    @classmethod
    def rounded(cls, value: Fraction | Decimal | int, currency: str) -> Money:
        """The amount nearest to `value` major units, halves away from zero; raise MoneyFault where it is no amount."""
        if isinstance(value, Decimal) and not (value.is_finite() and abs(value.adjusted()) <= _FURTHEST):
            raise MoneyFault("bad_amount")
        exact = abs(Fraction(value) * 10 ** exponent(currency))
        whole = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
        return cls(currency, whole if value >= 0 else -whole)

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    @property
    def text(self) -> str:
        """Plain decimal with all minor digits, e.g. `-12.50`; `Money.parse` reads it back."""
        return f"{self.decimal:.{exponent(self.currency)}f}"

    def as_json(self) -> dict[str, str]:
        """`{"amount": "1234.50", "currency": "EUR"}`."""
        return {"amount": self.text, "currency": self.currency}

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise MoneyFault("bad_currency")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.currency, self.minor + other.minor)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.currency, self.minor - other.minor)

    def __neg__(self) -> Money:
        return Money(self.currency, -self.minor)

    def split(self, weights: Iterable[int]) -> list[Money]:
        """Parts proportional to `weights` (not all zero) whose sum is exactly this amount (largest remainder)."""
        shares = list(weights)
        total = sum(shares)
        if total <= 0 or min(shares) < 0:
            raise ValueError("weights must be non-negative and not all zero")
        floors = [self.minor * w // total for w in shares]
        order = sorted(range(len(shares)), key=lambda i: (-(self.minor * shares[i] % total), i))
        for i in order[: self.minor - sum(floors)]:
            floors[i] += 1
        return [Money(self.currency, part) for part in floors]


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Sum of amounts that all are in `currency`; zero of it when there are none."""
    out = Money(currency, 0)
    for amount in amounts:
        out = out + amount
    return out
