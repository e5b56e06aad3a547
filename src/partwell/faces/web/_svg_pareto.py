"""Geometry of trouble against money, added up: clients by trouble for their money, as measured, against equal parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

TEMPLATE = "pictures/pareto.html"
WIDTH, HEIGHT = 440, 372
_LEFT, _TOP, _RIGHT, _BOTTOM = 48, 26, 14, 50
_APART = 18
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Step(Protocol):
    """What the picture needs of one client on the curve; shares are added up (0 to 1)."""

    @property
    def name(self) -> str:
        """The client added last."""

    @property
    def trouble(self) -> float:
        """Share of the trouble so far."""

    @property
    def revenue(self) -> float:
        """Share of the money so far."""

    @property
    def ends(self) -> tuple[float, float] | None:
        """The range of the trouble so far; None where there are too few weeks."""


@dataclass(frozen=True, slots=True)
class Point:
    """After `number` clients: the step and its place.

    numbered  false where the number would cover the one before; the table has every number
    """

    number: int
    of: Step
    x: float
    y: float
    numbered: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark that both scales share."""

    share: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The points from nobody's to everybody's; `band` the ranges as one polygon, "" where there are none."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    line: str
    band: str
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]


def picture(steps: Sequence[Step]) -> Picture | None:
    """The picture of the steps in their order; None below two clients."""
    if len(steps) < 2:
        return None
    points = _points(steps)
    line = " ".join(f"{x},{y}" for x, y in [(_x(0), _y(0)), *((point.x, point.y) for point in points)])
    ticks = tuple(Tick(share, _x(share), _y(share)) for share in _TICKS)
    edges = (WIDTH, HEIGHT, _LEFT, WIDTH - _RIGHT, _TOP, HEIGHT - _BOTTOM)
    return Picture(*edges, line, _band(steps), points, ticks)


def _points(steps: Sequence[Step]) -> tuple[Point, ...]:
    points: list[Point] = []
    for number, step in enumerate(steps, 1):
        x, y = _x(step.revenue), _y(step.trouble)
        last = next((point for point in reversed(points) if point.numbered), None)
        apart = last is None or abs(x - last.x) + abs(y - last.y) >= _APART
        points.append(Point(number, step, x, y, apart))
    return tuple(points)


def _band(steps: Sequence[Step]) -> str:
    ends = [(step.revenue, *step.ends) for step in steps if step.ends is not None]
    if not ends:
        return ""
    there = [(_x(0), _y(0)), *((_x(at), _y(high)) for at, _, high in ends)]
    back = [(_x(at), _y(low)) for at, low, _ in reversed(ends)]
    return " ".join(f"{x},{y}" for x, y in [*there, *back])


def _x(share: float) -> float:
    return round(_LEFT + min(max(share, 0.0), 1.0) * (WIDTH - _LEFT - _RIGHT), 1)


def _y(share: float) -> float:
    return round(HEIGHT - _BOTTOM - min(max(share, 0.0), 1.0) * (HEIGHT - _TOP - _BOTTOM), 1)
