"""Late-payment law as data: reference rates by half-year, rules by jurisdiction, each with source and verified flag."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Literal

_ALSO = {"GB": "UK"}


@dataclass(frozen=True, slots=True)
class Period:
    """A reference rate in % a year from `first` to `last`, both included; `verified`: read, not recalled.

    own  where the person who entered it has it from; "" for a rate on file
    """

    first: date
    last: date
    rate: Decimal
    verified: bool
    own: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceRate:
    """The periods of one rate, rising; days outside are unknown."""

    name: str
    rule: str
    source: str
    periods: Sequence[Period]
    _starts: Sequence[date]

    def on(self, day: date) -> Period | None:
        """The period that holds `day`; None where the rate of that day is not known."""
        place = bisect_right(self._starts, day) - 1
        return self.periods[place] if place >= 0 and day <= self.periods[place].last else None


@dataclass(frozen=True, slots=True)
class LumpSum:
    """Fixed compensation for recovery costs: the amount of the first tier the debt is below (None: no limit)."""

    currency: str
    tiers: Sequence[tuple[Decimal | None, int]]

    def of(self, debt: Decimal) -> int:
        """The sum due on one debt."""
        return next(amount for below, amount in self.tiers if below is None or debt < below)


@dataclass(frozen=True, slots=True)
class FreelanceAct:
    """A law that sets deadlines and damages instead of interest."""

    since: date
    threshold: int
    currency: str
    within_days: int
    pay_within_days: int
    damages: str


@dataclass(frozen=True, slots=True)
class Law:
    """What one jurisdiction gives; `rate` None: no statutory interest. `reset`: frozen at the start of the default."""

    code: str
    name: str
    scope: str
    source: str
    verified: bool
    notes: Sequence[str]
    rate: ReferenceRate | None = None
    plus: Decimal = Decimal(0)
    reset: Literal["half-year", "frozen"] = "half-year"
    fixed_sum: LumpSum | None = None
    act: FreelanceAct | None = None


@cache
def laws() -> Mapping[str, Law]:
    """Every law on file by code."""
    text = resources.files("partwell.receivables").joinpath("statutory.json").read_text(encoding="utf-8")
    data = json.loads(text, parse_float=Decimal)
    rates = {name: _rate(name, entry) for name, entry in data["reference_rates"].items()}
    return {code: _law(code, entry, rates) for code, entry in data["jurisdictions"].items()}


def law(code: str) -> Law | None:
    """The law of a jurisdiction (`HU`, `EU`, `FR`, `DE`, `UK` or `GB`, `US-NY` …); None where none is on file."""
    return laws().get(_ALSO.get(code, code))


def with_own(found: Law, own: Sequence[Period]) -> Law:
    """The law with the person's own periods of its reference rate; those on file, where verified, stay as they are."""
    if found.rate is None or not own:
        return found
    fresh = [period for period in own if not any(_meets(period, one) for one in found.rate.periods if one.verified)]
    kept = [one for one in found.rate.periods if not any(_meets(one, period) for period in fresh)]
    periods = sorted([*kept, *fresh], key=lambda period: period.first)
    return replace(found, rate=replace(found.rate, periods=periods, _starts=[period.first for period in periods]))


def _meets(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def half_year(day: date) -> tuple[date, date]:
    """The first and the last day of the half-year that holds `day`."""
    if day.month < 7:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, 7, 1), date(day.year, 12, 31)


def _rate(name: str, entry: Mapping[str, Any]) -> ReferenceRate:
    periods = [
        Period(date.fromisoformat(v["from"]), date.fromisoformat(v["to"]), Decimal(v["rate"]), v["verified"])
        for v in entry["values"]
    ]
    return ReferenceRate(name, entry["rule"], entry["source"], periods, [p.first for p in periods])


def _law(code: str, entry: Mapping[str, Any], rates: Mapping[str, ReferenceRate]) -> Law:
    return Law(
        code=code,
        name=entry["name"],
        scope=entry.get("scope", ""),
        source=entry["source"],
        verified=entry["verified"],
        notes=entry["notes"],
        rate=rates[entry["rate"]] if "rate" in entry else None,
        plus=Decimal(entry.get("plus", 0)),
        reset=entry.get("reset", "half-year"),
        fixed_sum=_lump_sum(entry["fixed_sum"]) if "fixed_sum" in entry else None,
        act=_act(entry) if "threshold" in entry else None,
    )


def _lump_sum(entry: Mapping[str, Any]) -> LumpSum:
    tiers = [(None if t["below"] is None else Decimal(t["below"]), t["amount"]) for t in entry["tiers"]]
    return LumpSum(entry["currency"], tiers)


def _act(entry: Mapping[str, Any]) -> FreelanceAct:
    threshold = entry["threshold"]
    return FreelanceAct(
        since=date.fromisoformat(entry["from"]),
        threshold=threshold["amount"],
        currency=threshold["currency"],
        within_days=threshold["days"],
        pay_within_days=entry["pay_within_days"],
        damages=entry["damages"],
    )
