"""Geometry of cash over the weeks to come: the middle of the draws, the range of most, and another middle beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

TEMPLATE = "pictures/cash.html"
WIDTH, HEIGHT = 440, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 74, 10, 16, 30
_TABLED = (4, 8, 13, 17, 21, 26)

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Cash:
    """Cash now and after each week (10 %, 50 %, 90 % points), `other` the same without somebody, in major units."""

    now: float
    path: Sequence[Triple]
    currency: str
    other: Sequence[Triple] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of a scale: its number, and where it stands."""

    value: float
    at: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: after which week, and the points."""

    week: int
    points: Triple
    other: Triple | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Band, lines and scales; `zero` the height of no cash at all."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    band: str
    line: str
    other: str
    zero: float
    up: tuple[Tick, ...]
    weeks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    currency: str


def picture(of: Cash | None) -> Picture | None:
    """The picture; None where nothing is known."""
    if of is None or not of.path:
        return None
    every = [of.now, 0.0, *(point for three in (*of.path, *of.other) for point in three)]
    step = _step(max(every) - min(every))
    low, high = math.floor(min(every) / step) * step, math.ceil(max(every) / step) * step
    count, tall = len(of.path), HEIGHT - _TOP - _BOTTOM

    def x(week: int) -> float:
        return round(_LEFT + week / count * (WIDTH - _LEFT - _RIGHT), 1)

    def y(cash: float) -> float:
        return round(_TOP + (high - cash) / (high - low) * tall, 1)

    def run(values: Sequence[float]) -> list[str]:
        return [f"{x(week)},{y(value)}" for week, value in enumerate([of.now, *values])]

    lows, mids, highs = (run([three[at] for three in of.path]) for at in range(3))
    others = run([three[1] for three in of.other]) if of.other else []
    return Picture(
        WIDTH,
        HEIGHT,
        _LEFT,
        WIDTH - _RIGHT,
        HEIGHT - _BOTTOM,
        " ".join([*highs, *reversed(lows)]),
        " ".join(mids),
        " ".join(others),
        y(0.0),
        tuple(Tick(low + at * step, y(low + at * step)) for at in range(round((high - low) / step) + 1)),
        tuple(Tick(week, x(week)) for week in (0, count // 4, count // 2, count * 3 // 4, count)),
        tuple(Row(week, of.path[week - 1], of.other[week - 1] if of.other else None) for week in _TABLED),
        of.currency,
    )


def _step(spread: float) -> float:
    """A round step (1, 2 or 5 times a power of ten) that cuts the spread into at most five."""
    rough = max(spread, 1.0) / 4
    power = float(10 ** math.floor(math.log10(rough)))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
