"""One client as judged, handed to those who put it in words; and the numbers of the sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partwell.facts.money import Money
from partwell.facts.reading import Reading, Value
from partwell.facts.thresholds import Thresholds
from partwell.verdict._findings import Rate, detail
from partwell.verdict._types import Ground, Kind, Standard, Tried, Word

Args = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Case:
    """What the sentences are made from; `readings` as they stand since what was tried worked."""

    word: Word
    ground: Ground
    readings: Mapping[str, Reading]
    kinds: Mapping[str, Kind]
    rate: Rate
    standard: Standard | None
    tried: tuple[Tried, ...]
    by: Thresholds

    def is_(self, kind: str, word: str) -> bool:
        """Whether a kind of trouble got this answer."""
        return self.kinds[kind].word == word

    def detail(self, signal: str, name: str) -> float | None:
        """A named number of a reading, None where there is none."""
        return detail(self.readings.get(signal), name)

    def share(self, signal: str, name: str) -> int:
        """A named share in per cent, 0 where there is none."""
        return percent(self.detail(signal, name) or 0.0)

    def delay(self) -> Args:
        """Days (typical), low, high, n of the delay."""
        reading = self.readings["delay"]
        low, days, high = (round(number(value)) for value in (reading.low, reading.value, reading.high))
        return {"days": days, "low": low, "high": high, "n": reading.n}

    def pressure(self) -> Args:
        """Messages that press outside hours; share of all outside the person's hours as counted (%); messages."""
        reading = self.readings["after_hours"]
        pressing = round(detail(reading, "pressing_after_hours") or 0)
        return {"pressing": pressing, "share": self.share("after_hours", "by_own_clock"), "messages": reading.n}

    def rounds(self) -> Args:
        """Rounds asked for, pieces of work, the most rounds of one piece, decisions."""
        revised, pieces, most = (
            round(self.detail("revision_rounds", name) or 0) for name in ("revised", "pieces", "most")
        )
        return {"rounds": revised, "pieces": pieces, "most": most, "n": self.readings["revision_rounds"].n}

    def rates(self) -> Args:
        """The true rate with its range, the standard, n."""
        reading = self.readings["true_rate"]
        rates = {"low": plain(reading.low), "rate": plain(reading.value), "high": plain(reading.high)}
        return {**rates, "standard": plain(self.standard.rate if self.standard else None), "n": reading.n}


def sides(one: Tried) -> Args:
    """What was counted before and after a remedy, and in how many weeks (invoices, handovers)."""
    found = one.outcome.sides
    weeks, later = round(found.weeks_before), round(found.weeks_after)
    return {"before": found.before, "weeks": weeks, "after": found.after, "later": later}


def plain(value: Value) -> str:
    """A rate as whole units and currency, `85 EUR`."""
    return f"{value.decimal:.0f} {value.currency}" if isinstance(value, Money) else "?"


def number(value: Value) -> float:
    """A plain number, 0 where there is none."""
    return value if isinstance(value, float | int) else 0.0


def percent(part: float) -> int:
    """A share in whole per cent."""
    return round(part * 100)
