"""The interest a contract states for late payment, from its clause, where that is a plain rate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Period = Literal["year", "month", "week", "day"]

_RATE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:%|per ?cent\b|percent\b|százalék)", re.IGNORECASE)
_PERIODS: tuple[tuple[Period, re.Pattern[str]], ...] = (
    ("month", re.compile(r"\b(?:per|a|each|every) month|\bmonthly\b|\bhav(?:i|onta)\b|/month\b", re.IGNORECASE)),
    ("week", re.compile(r"\b(?:per|a|each|every) week|\bweekly\b|\bheti\b|\bhetente\b", re.IGNORECASE)),
    ("day", re.compile(r"\b(?:per|a|each|every) day|\bdaily\b|\bnap(?:i|onta)\b", re.IGNORECASE)),
    (
        "year",
        re.compile(
            r"\bper annum\b|\bp\.? ?a\.|\b(?:per|a) year|\bannual|\byearly\b|\bév(?:i|es|ente)\b", re.IGNORECASE
        ),
    ),
)
_RELATIVE = re.compile(
    r"\b(?:above|over|plus|base rate|bank rate|reference rate|euribor|statutory|alapkamat|növelt|feletti|törvényes"
    r"|ptk)\b",
    re.IGNORECASE,
)
_A_YEAR: dict[Period, Decimal] = {"year": Decimal(1), "month": Decimal(12), "week": Decimal(52), "day": Decimal(365)}


@dataclass(frozen=True, slots=True)
class ContractRate:
    """A rate in % for a period, and what it makes in % a year, simple."""

    rate: Decimal
    per: Period

    @property
    def a_year(self) -> Decimal:
        """% a year."""
        return self.rate * _A_YEAR[self.per]


def contract_rate(clause: str) -> ContractRate | None:
    """The rate of a clause; None where it names none, several, no period, or one that hangs on another rate."""
    rates = {m.group(1).replace(",", ".") for m in _RATE.finditer(clause)}
    periods = [name for name, pattern in _PERIODS if pattern.search(clause)]
    if len(rates) != 1 or len(periods) != 1 or _RELATIVE.search(clause):
        return None
    return ContractRate(Decimal(rates.pop()), periods[0])
