"""Geometry of the sweep: on which day to tell, for every share of unpaid money that might be lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partwell.receivables.when import Point

TEMPLATE = "pictures/sweep.html"
WIDTH, HEIGHT = 440, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 92, 14, 12, 30
_TABLED = range(0, 101, 10)


@dataclass(frozen=True, slots=True)
class Sweep:
    """The points by rising loss, the day the days are counted from, the loss assumed now, the currency of the gains."""

    today: date
    points: Sequence[Point]
    loss: float
    currency: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the scale of days: the day and its height."""

    day: date
    at: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    loss: float
    day: date
    gain: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A stair from 0 to 100 %, the point of the loss assumed, and the scale of days."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    line: str
    x: float
    y: float
    loss: float
    marks: tuple[Mark, ...]
    shares: tuple[tuple[float, float], ...]
    rows: tuple[Row, ...]
    currency: str


def picture(of: Sweep) -> Picture | None:
    """The picture; None where the day is the same for every loss, so that there is nothing to see."""
    days = [point.day for point in of.points]
    if not days or min(days) == max(days):
        return None
    low, high = min(days), max(days)

    def x(share: float) -> float:
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)

    def y(day: float) -> float:
        return round(_TOP + (high - day) / (high - low) * (HEIGHT - _TOP - _BOTTOM), 1)

    stair: list[str] = []
    for before, point in zip([of.points[0], *of.points], of.points, strict=False):
        stair += [f"{x(point.rho)},{y(before.day)}", f"{x(point.rho)},{y(point.day)}"]
    here = min(of.points, key=lambda point: abs(point.rho - of.loss))
    middle = (low + high) // 2
    marks = tuple(Mark(of.today + timedelta(days=day), y(day)) for day in sorted({low, middle, high}))
    every = {round(point.rho * 100): point for point in of.points}
    rows = [Row(p.rho, of.today + timedelta(days=p.day), p.gain) for n in _TABLED if (p := every.get(n))]
    shares = tuple((share, x(share)) for share in (0.0, 0.25, 0.5, 0.75, 1.0))
    return Picture(
        WIDTH,
        HEIGHT,
        _LEFT,
        WIDTH - _RIGHT,
        HEIGHT - _BOTTOM,
        " ".join(stair),
        x(here.rho),
        y(here.day),
        of.loss,
        marks,
        shares,
        tuple(rows),
        of.currency,
    )
