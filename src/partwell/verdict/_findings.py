"""What the readings of one client let one say: each kind of trouble, and how the rate stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from partwell.facts.money import Money
from partwell.facts.reading import Reading
from partwell.verdict._types import Answer, Kind, Standard

# kind -> (signal, posterior probability from which "yes" may be said); indecisive has no signal yet.
KINDS: Mapping[str, tuple[str | None, float]] = {
    "demanding": ("after_hours", 0.9),
    "indecisive": (None, 0.8),
    "slow_to_pay": ("delay", 0.8),
}
NO = 0.2
LOW_RATE, GOOD_RATE = 0.6, 0.9
"""Below 60 % of the standard a rate is low, from 90 % on it is good."""

Rate = Literal["low", "fair", "good", "unclear", "unknown"]


def kinds(readings: Mapping[str, Reading]) -> dict[str, Kind]:
    """Yes from the kind's own probability on, no up to .2, else not enough evidence; nothing seen: never a claim."""
    out = {}
    for kind, (signal, sure) in KINDS.items():
        reading = readings.get(signal) if signal else None
        probability = reading.probability if reading and reading.n else None
        out[kind] = Kind(_answer(probability, sure), probability, reading.n if reading else 0)
    return out


def _answer(probability: float | None, sure: float) -> Answer:
    if probability is None or NO < probability < sure:
        return "not_enough_evidence"
    return "yes" if probability >= sure else "no"


def rate(readings: Mapping[str, Reading], standard: Standard | None) -> Rate:
    """How the true rate stands: low only if its kindest estimate is, good if the usual one is; unclear between."""
    reading = readings.get("true_rate")
    value, high = (reading.value, reading.high) if reading else (None, None)
    if standard is None or not isinstance(value, Money) or not isinstance(high, Money):
        return "unknown"
    whole = standard.rate.minor
    if value.currency != standard.rate.currency or whole <= 0:
        return "unknown"
    if high.minor < LOW_RATE * whole:
        return "low"
    if value.minor < LOW_RATE * whole:
        return "unclear"
    return "good" if value.minor >= GOOD_RATE * whole else "fair"


def detail(reading: Reading | None, name: str) -> float | None:
    """A named number of a reading, None where it has none."""
    return dict(reading.details).get(name) if reading else None


def share(reading: Reading | None) -> float | None:
    """The value of a reading that is a share, None where there is none."""
    value = reading.value if reading else None
    return value if isinstance(value, float) else None


def time_zone_gap(readings: Mapping[str, Reading]) -> bool:
    """Late here, office hours there: at least 3 in 10 messages late for the person, at most half as many for them."""
    mine, theirs = (detail(readings.get("after_hours"), name) for name in ("by_own_clock", "by_client_clock"))
    return mine is not None and theirs is not None and mine >= 0.3 and theirs <= mine / 2


def taught(readings: Mapping[str, Reading]) -> bool:
    """The mirror test: the person opens 4 in 10 of the night exchanges, or answers more than half within 30 minutes."""
    opens, fast = (detail(readings.get("after_hours"), name) or 0.0 for name in ("mirror_opens", "mirror_fast"))
    return opens >= 0.4 or fast > 0.5
