"""Geometry of trouble against money, added up: clients from most to least trouble, as measured, against equal parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from partwell.faces.web._svg_bars import Measured, share_of

TEMPLATE = "pictures/pareto.html"
WIDTH, HEIGHT = 440, 372
_LEFT, _TOP, _RIGHT, _BOTTOM = 48, 26, 14, 50
_APART = 18
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Book(Protocol):
    """What the picture needs of a portfolio."""

    @property
    def clients(self) -> Sequence[Measured]:
        """The clients' rows."""


@dataclass(frozen=True, slots=True)
class Point:
    """After `number` clients: the client added last, both shares so far (0 to 1), its place.

    numbered  false where the number would cover the one before; the table has every number
    """

    number: int
    name: str
    trouble: float
    revenue: float
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
    """The points from nobody's to everybody's; `few` is the one farthest above equal parts, None where none is."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    line: str
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    few: Point | None


def picture(book: Book) -> Picture | None:
    """The picture; None below two clients with both shares known, or while there was no trouble."""
    found = [(share_of(row, "trouble_share"), share_of(row, "revenue_share"), row.name) for row in book.clients]
    known = [
        (trouble, revenue, name) for trouble, revenue, name in found if trouble is not None and revenue is not None
    ]
    if len(known) < 2 or not sum(trouble for trouble, _, _ in known):
        return None
    known.sort(key=lambda one: (-one[0], -one[1], one[2]))
    points = _points(known)
    line = " ".join(f"{x},{y}" for x, y in [(_x(0), _y(0)), *((point.x, point.y) for point in points)])
    best = max(points, key=lambda point: (point.trouble - point.revenue, -point.number))
    few = best if best.trouble - best.revenue > 0 and best.number < len(points) else None
    ticks = tuple(Tick(share, _x(share), _y(share)) for share in _TICKS)
    return Picture(WIDTH, HEIGHT, _LEFT, WIDTH - _RIGHT, _TOP, HEIGHT - _BOTTOM, line, points, ticks, few)


def _points(known: Sequence[tuple[float, float, str]]) -> tuple[Point, ...]:
    points: list[Point] = []
    trouble, revenue = 0.0, 0.0
    for number, (more_trouble, more_revenue, name) in enumerate(known, 1):
        trouble, revenue = trouble + more_trouble, revenue + more_revenue
        x, y = _x(revenue), _y(trouble)
        last = next((point for point in reversed(points) if point.numbered), None)
        apart = last is None or abs(x - last.x) + abs(y - last.y) >= _APART
        points.append(Point(number, name, trouble, revenue, x, y, apart))
    return tuple(points)


def _x(share: float) -> float:
    return round(_LEFT + min(max(share, 0.0), 1.0) * (WIDTH - _LEFT - _RIGHT), 1)


def _y(share: float) -> float:
    return round(HEIGHT - _BOTTOM - min(max(share, 0.0), 1.0) * (HEIGHT - _TOP - _BOTTOM), 1)
