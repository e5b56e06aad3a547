"""Did what was tried work? A rate before against a rate after, with exposure and over-dispersion; pure.

Source: research page on messages, "Brick wall". Counts are Poisson with a Gamma(1/2, 0) prior on each rate, so that
RR = after / before is a ratio of Gammas: P(RR ≤ r) = I_x(a, b), x = t / (1 + t), t = r · e_after / e_before, a and b
the shapes after and before. Bursts are told by φ = variance / mean of the counts, which divides counts and exposures.
The talk happens at a peak, so the week just before it does not count as "before" (regression to the mean).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from partwell.facts.thresholds import Thresholds
from partwell.signals import _beta
from partwell.signals.remedied import Span, Unit

Word = Literal["improved", "brick_wall", "undecided", "new_problem"]
BEFORE, AFTER, GAP, OLDEST = 12, 26, 1, 26
"""The last 12 weeks of contact before (of 26, the last one left out), and all of the first 26 after.

Invoices and handovers: no gap."""
_SHAPE = 0.5
_LEVEL = 0.8
_FARTHEST = 52
_NEW = 3
"""Where there was nothing before, fewer than this after is no problem yet."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What was counted on each side: how often, in how many weeks (invoices, handovers), and the over-dispersion φ."""

    before: int
    weeks_before: float
    after: int
    weeks_after: float
    dispersion: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a remedy.

    ratio, low, high  after / before with its 80 % range; None where one side was never seen
    improved          P(RR ≤ the threshold)
    more              about how many weeks (invoices, handovers) more would decide it at this pace; None: over a year's
    """

    word: Word
    sides: Sides
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    improved: float | None = None
    more: int | None = None


def outcome(spans: Sequence[Span], by: Thresholds, unit: Unit = "weeks") -> Outcome:
    """The outcome of the spans around a remedy; `unit` says what a span is."""
    gap = GAP if unit == "weeks" else 0
    earlier = [span for span in spans if -OLDEST <= span.at < -gap and span.exposure > 0]
    before = sorted(earlier, key=lambda span: span.at)[-BEFORE:]
    after = [span for span in spans if 0 <= span.at < AFTER and span.exposure > 0]
    sides = Sides(*_sums(before), *_sums(after), dispersion(before, after))
    fewest = by.wall_weeks if unit == "weeks" else by.wall_bills
    return judged(sides, by, fewest)


def judged(sides: Sides, by: Thresholds, fewest: float) -> Outcome:
    """The outcome of what was counted; a brick wall, or a new problem, needs `fewest` weeks after."""
    if not sides.weeks_before or not sides.weeks_after:
        return Outcome("undecided", sides)
    word = _word(sides, by, fewest)
    chance = below(by.wall_ratio, sides)
    low, middle, high = (_point(share, sides) for share in ((1 - _LEVEL) / 2, 0.5, (1 + _LEVEL) / 2))
    more = _more(sides, by, fewest) if word == "undecided" else None
    return Outcome(word, sides, middle, low, high, chance, more)


def below(ratio: float, sides: Sides) -> float:
    """P(after / before ≤ `ratio`)."""
    shape_before, rate_before = _SHAPE + sides.before / sides.dispersion, sides.weeks_before / sides.dispersion
    shape_after, rate_after = _SHAPE + sides.after / sides.dispersion, sides.weeks_after / sides.dispersion
    t = ratio * rate_after / rate_before
    return _beta.cdf(t / (1 + t), shape_after, shape_before)


def dispersion(*sides: Sequence[Span]) -> float:
    """φ ≥ 1: squared deviations over the mean, pooled over the sides, so that a change between them is no scatter."""
    squares, free = 0.0, 0
    for spans in sides:
        exposure = sum(span.exposure for span in spans)
        rate = sum(span.count for span in spans) / exposure if exposure else 0.0
        if rate > 0:
            squares += sum((span.count - rate * span.exposure) ** 2 / (rate * span.exposure) for span in spans)
            free += len(spans) - 1
    return max(1.0, squares / free) if free else 1.0


def _word(sides: Sides, by: Thresholds, fewest: float) -> Word:
    if not sides.before:
        new = sides.after >= _NEW and 1 - below(1.0, sides) >= by.wall_sure
        return "new_problem" if new else "undecided"
    chance = below(by.wall_ratio, sides)
    if chance >= by.wall_sure:
        return "improved"
    wall = 1 - chance >= by.wall_sure and sides.weeks_after >= fewest
    return "brick_wall" if wall else "undecided"


def _more(sides: Sides, by: Thresholds, fewest: float) -> int | None:
    """After how many more weeks at the pace since then the word would be said."""
    for weeks in range(1, _FARTHEST + 1):
        longer = sides.weeks_after + weeks
        after = round(sides.after * longer / sides.weeks_after)
        if _word(Sides(sides.before, sides.weeks_before, after, longer, sides.dispersion), by, fewest) != "undecided":
            return weeks
    return None


def _point(share: float, sides: Sides) -> float:
    """The ratio that lies above the true one with probability `share`, right to a thousandth part; at most 1000."""
    low, high = 1e-4, 1e3
    for _ in range(40):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if below(middle, sides) < share else (low, middle)
    return math.sqrt(low * high)


def _sums(spans: Iterable[Span]) -> tuple[int, float]:
    found = list(spans)
    return sum(span.count for span in found), float(sum(span.exposure for span in found))
