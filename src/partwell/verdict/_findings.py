"""What the readings of one client let one say: each kind of trouble, how the rate stands, what is serious."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from partwell.facts.money import Money
from partwell.facts.reading import Reading
from partwell.facts.thresholds import SHIPPED, Thresholds
from partwell.verdict._types import Answer, Kind, Standard, Tried

SERVES: Mapping[str, str] = {
    "demanding": "after_hours",
    "indecisive": "revision_rounds",
    "slow_to_pay": "delay",
}
"""Kind -> the signal that says how sure it is."""
_MAYBE, _MAYBE_SHARE = 5, 0.05
"""So many messages, and this part of all, may be insults or threats before the person is asked to look at them."""

Rate = Literal["low", "fair", "good", "unclear", "unknown"]


def kinds(readings: Mapping[str, Reading], by: Thresholds = SHIPPED) -> dict[str, Kind]:
    """Yes from the kind's own probability on, no up to `no_below`, else not enough evidence; nothing seen: no claim."""
    sure = {
        "demanding": by.demanding_sure,
        "indecisive": by.indecisive_sure,
        "slow_to_pay": by.slow_sure,
    }
    out = {}
    for kind, signal in SERVES.items():
        reading = readings.get(signal)
        probability = reading.probability if reading and reading.n else None
        out[kind] = Kind(_answer(probability, sure[kind], by.no_below), probability, reading.n if reading else 0)
    return out


def _answer(probability: float | None, sure: float, no: float) -> Answer:
    if probability is None or no < probability < sure:
        return "not_enough_evidence"
    return "yes" if probability >= sure else "no"


def latest(tried: Sequence[Tried]) -> dict[str, Tried]:
    """The newest remedy of each kind of trouble."""
    return {one.about: one for one in sorted(tried, key=lambda one: (one.day, one.key))}


def effective(readings: Mapping[str, Reading], tried: Sequence[Tried]) -> dict[str, Reading]:
    """The readings as they stand since what was tried worked: a kind that improved is judged from that day on."""
    out = dict(readings)
    for about, one in latest(tried).items():
        if one.outcome.word == "improved" and one.since is not None:
            out[SERVES[about]] = one.since
    return out


def walls(tried: Sequence[Tried], found: Mapping[str, Kind]) -> list[Tried]:
    """Remedies that ran into a brick wall while their trouble is still there."""
    return [
        one
        for about, one in latest(tried).items()
        if one.outcome.word == "brick_wall" and about in found and found[about].word == "yes"
    ]


def serious(readings: Mapping[str, Reading], by: Thresholds = SHIPPED) -> bool:
    """Whether enough insults or threats are confirmed by the person."""
    reading = readings.get("serious")
    sure = {name: detail(reading, name) or 0 for name in ("disrespect", "threat")}
    return sure["disrespect"] >= by.serious_disrespect or sure["threat"] >= by.serious_threat


def to_confirm(readings: Mapping[str, Reading]) -> int:
    """Messages that may be insults or threats and wait for the person's word; 0 while they are few."""
    reading, talk = readings.get("serious"), readings.get("after_hours")
    waiting = round(sum(detail(reading, f"{name}_maybe") or 0 for name in ("disrespect", "threat")))
    return waiting if waiting >= _MAYBE and talk is not None and waiting >= _MAYBE_SHARE * talk.n else 0


def rate(readings: Mapping[str, Reading], standard: Standard | None, by: Thresholds = SHIPPED) -> Rate:
    """How the true rate stands: low only if its kindest estimate is, good if the usual one is; unclear between."""
    reading = readings.get("true_rate")
    value, high = (reading.value, reading.high) if reading else (None, None)
    if standard is None or not isinstance(value, Money) or not isinstance(high, Money):
        return "unknown"
    whole = standard.rate.minor
    if value.currency != standard.rate.currency or whole <= 0:
        return "unknown"
    if high.minor < by.low_rate * whole:
        return "low"
    if value.minor < by.low_rate * whole:
        return "unclear"
    return "good" if value.minor >= by.good_rate * whole else "fair"


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
