"""Statutory interest on a late payment: simple, actual days / 365, from the day after due to the pay day inclusive.

A rate that is not known for a touched period means refusal: a claim with a guessed rate is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from partwell.receivables.statutory import Law, Period

CONVENTION = "act/365 simple"
_CENT = Decimal("0.01")
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Segment:
    """Days `first` to `last`, both included, at one yearly rate in %; `own`: the source of the person's own."""

    first: date
    last: date
    days: int
    rate: Decimal
    verified: bool
    own: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing can be claimed: the law gives no interest, or a rate is not known from `since` on."""

    code: Literal["no_interest", "unknown_rate"]
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Interest in the currency of the debt, half-up to 0.01, and the fixed sum in its own currency.

    interest   None on refusal; fixed_sum None on refusal and when nothing is late
    segments   the periods behind the interest; on refusal those known before the first unknown day
    """

    interest: Decimal | None
    segments: Sequence[Segment]
    fixed_sum: int | None
    refusal: Refusal | None = None


def interest(law: Law, amount: Decimal, due: date, paid: date) -> Claim:
    """The claim on `amount` > 0 that was due on one day and paid on another."""
    if law.rate is None:
        return Claim(None, (), None, Refusal("no_interest"))
    if paid <= due:
        return Claim(Decimal(0), (), None)
    segments, unknown = _segments(law, due + _DAY, paid)
    if unknown is not None:
        return Claim(None, segments, None, Refusal("unknown_rate", unknown))
    lump = law.fixed_sum.of(amount) if law.fixed_sum else None
    return Claim(_sum(amount, segments), segments, lump)


def at_rate(amount: Decimal, due: date, paid: date, a_year: Decimal) -> Claim:
    """The claim at the rate a contract states, in % a year; what the law adds as a fixed sum is no part of it."""
    if paid <= due:
        return Claim(Decimal(0), (), None)
    segment = Segment(due + _DAY, paid, (paid - due).days, a_year, verified=True)
    return Claim(_sum(amount, [segment]), [segment], None)


def _sum(amount: Decimal, segments: Sequence[Segment]) -> Decimal:
    weight = sum((s.rate * s.days for s in segments), Decimal(0))
    exact = _EXACT.divide(_EXACT.multiply(amount, weight), Decimal(36500))
    return exact.quantize(_CENT, context=_EXACT)


def _segments(law: Law, first: date, last: date) -> tuple[list[Segment], date | None]:
    """The segments from first to last, and the first day whose rate is unknown (None: all are known)."""
    assert law.rate is not None
    out: list[Segment] = []
    day = first
    while True:
        period = law.rate.on(day)
        if period is None:
            return out, day
        end = last if law.reset == "frozen" else min(last, period.last)
        out.append(_segment(law, period, day, end))
        if end == last:
            return out, None
        day = end + _DAY


def _segment(law: Law, period: Period, first: date, last: date) -> Segment:
    return Segment(first, last, (last - first).days + 1, period.rate + law.plus, period.verified, period.own)
