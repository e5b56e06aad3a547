"""Kaplan–Meier: how long until it happens, where some were watched only for a while; in plain Python.

Source: Kaplan and Meier 1958; Greenwood's variance; the interval of a quantile by Brookmeyer and Crowley on the log-log
scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Z90 = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Step:
    """The survival curve after `time`: share still waiting, and its 90 % interval."""

    time: float
    left: float
    low: float
    high: float


def curve(counts: Iterable[tuple[float, int, int]]) -> list[Step]:
    """The curve from (time, how many ended then, how many of those by the event), at each time with an event."""
    ordered = sorted(counts)
    waiting = sum(ended for _, ended, _ in ordered)
    left, spread, out = 1.0, 0.0, []
    for time in sorted({time for time, _, _ in ordered}):
        ended = sum(n for at, n, _ in ordered if at == time)
        events = sum(d for at, _, d in ordered if at == time)
        if events:
            left *= 1 - events / waiting
            spread += events / (waiting * (waiting - events)) if waiting > events else math.inf
            out.append(Step(time, left, *_around(left, spread)))
        waiting -= ended
    return out


def _around(left: float, spread: float) -> tuple[float, float]:
    if left <= 0 or not math.isfinite(spread):
        return 0.0, max(left, 0.0)
    width = Z90 * math.sqrt(spread) / abs(math.log(left))
    return left ** math.exp(width), left ** math.exp(-width)


def quantile(steps: Iterable[Step], share: float) -> tuple[float | None, float | None, float | None]:
    """(value, low, high): the first time by which `share` had happened, None where that is never seen."""
    rest = 1 - share
    value, low, high = None, None, None
    for step in steps:
        low = step.time if low is None and step.low <= rest else low
        value = step.time if value is None and step.left <= rest + 1e-12 else value
        high = step.time if high is None and step.high <= rest else high
    return value, low, high
