"""Early warning: how a new client's first weeks look beside those of the person's own former bad fits; pure.

A comparison and no probability: a person has few bad fits, so that their number is said each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partwell.facts.reading import Reading
from partwell.facts.thresholds import SHIPPED, Thresholds
from partwell.verdict._findings import detail
from partwell.verdict._types import Said

FEWEST_MESSAGES = 8
_MEASURES = ("pressing", "outside")
_MARGIN = 0.1
"""A share this near to that of the bad fits is like theirs, if it is also this far above the good ones'."""


@dataclass(frozen=True, slots=True)
class First:
    """A client's first weeks: days since first contact, messages, the shares that press and that come after hours."""

    days: float
    n: int
    pressing: float
    outside: float


def first_of(reading: Reading | None) -> First | None:
    """The first weeks from the reading `first_weeks`; None where too few messages came in them."""
    days, pressing, outside = (detail(reading, name) for name in ("days_known", "pressing", "outside"))
    if reading is None or reading.n < FEWEST_MESSAGES or days is None or pressing is None or outside is None:
        return None
    return First(days, reading.n, pressing / reading.n, outside / reading.n)


def warning(new: First, bad: Mapping[str, First], good: Mapping[str, First], by: Thresholds = SHIPPED) -> Said | None:
    """What a new client shares with the former bad fits (`bad`) and not with the others (`good`); None for nothing."""
    if new.days >= by.new_days or not bad:
        return None
    for measure in _MEASURES:
        mine = getattr(new, measure)
        theirs = _middle([getattr(one, measure) for one in bad.values()])
        others = _middle([getattr(one, measure) for one in good.values()]) if good else 0.0
        if mine >= theirs - _MARGIN and mine >= others + _MARGIN and theirs >= others + _MARGIN:
            shares = {"mine": mine, "theirs": theirs, "others": others}
            counts = {"days": round(new.days), "messages": new.n, "n": len(bad), "m": len(good)}
            return Said(f"early_{measure}", {**{name: round(part * 100) for name, part in shares.items()}, **counts})
    return None


def _middle(shares: list[float]) -> float:
    ordered = sorted(shares)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
