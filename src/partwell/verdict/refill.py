"""Break-even refill: what part of the hours a client frees must be sold again to be better off without them.

Leaving gives back the hours (logged, and estimated for messages and meetings) and costs the income. With the freed
hours sold at the rate the person's other work brings, the break-even part is income / (hours × that rate), which is
this client's true rate over the other rate. Ours; nothing published was found.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 2
"""So many other clients with a true rate make a median; with fewer the asked rate stands in."""


@dataclass(frozen=True, slots=True)
class Refill:
    """Parts of the freed hours (0 to 1, above 1: not even all of them would do): usual, and for many and few hours.

    rate   what an hour is sold at instead, major units; `asked` true where it is the asked rate, not the median
    hours  freed in a month, low, mid and high
    income lost in a month, major units
    """

    share: float
    low: float
    high: float
    rate: float
    asked: bool
    hours: tuple[float, float, float]
    income: float


def break_even(income: float, hours: float, rate: float) -> float | None:
    """Income / (hours × rate); None without hours or a rate; a client who brings nothing needs no refill (0)."""
    worth = hours * rate
    return max(income, 0.0) / worth if worth > 0 else None


def other_rate(others: Sequence[float], asked: float | None) -> tuple[float, bool] | None:
    """The median true rate of the other clients and False; with too few the asked rate and True; else None."""
    fit = [rate for rate in others if rate > 0]
    if len(fit) >= FEWEST:
        return statistics.median(fit), False
    return (asked, True) if asked is not None and asked > 0 else None


def refill(
    income: float, hours: tuple[float, float, float], months: float, rate: tuple[float, bool] | None
) -> Refill | None:
    """The break-even of a client who brought `income` for `hours` (low, mid, high) over `months`; None if undefined."""
    if rate is None or months <= 0:
        return None
    many, usual, few = (break_even(income, spent, rate[0]) for spent in reversed(hours))
    if many is None or usual is None or few is None:
        return None
    low, mid, high = (spent / months for spent in hours)
    return Refill(usual, many, few, rate[0], rate[1], (low, mid, high), income / months)
