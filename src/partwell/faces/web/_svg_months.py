"""Geometry of hours by month: logged ones, billable below the others, and estimated ones on top of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

TEMPLATE = "pictures/months.html"
WIDTH, HEIGHT = 440, 190
_LEFT, _TOP, _RIGHT, _BOTTOM = 40, 14, 6, 26
_MOST = 24
_LABELS = 4
_NAME = 80  # width of a month's name


class Month(Protocol):
    """What the picture needs of a month."""

    @property
    def month(self) -> date:
        """Its first day."""

    @property
    def logged(self) -> float:
        """Hours logged."""

    @property
    def billable(self) -> float:
        """Billable ones among them."""

    @property
    def mid(self) -> float:
        """Estimated hours beside them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a column: its kind (`billable`, `unbilled`, `estimated`), top and height."""

    kind: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One month: its parts from the ground up, where its name stands and how it is set, where it has one."""

    of: Month
    x: float
    width: float
    parts: tuple[Part, ...]
    label_x: float
    anchor: str
    named: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The newest months over one scale of hours; `cut` earlier ones are left out."""

    width: int
    height: int
    left: int
    right: int
    base: int
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, float], ...]
    cut: int


def picture(months: Sequence[Month]) -> Picture | None:
    """The months in their order; None where no hour is known."""
    shown = months[-_MOST:]
    highest = max((month.logged + month.mid for month in shown), default=0.0)
    if not highest:
        return None
    top = _round_up(highest)
    step = (WIDTH - _LEFT - _RIGHT) / max(len(shown), 6)
    every = -(-len(shown) // _LABELS)
    columns = tuple(
        _column(month, _LEFT + at * step, step, top, named=(len(shown) - 1 - at) % every == 0)
        for at, month in enumerate(shown)
    )
    base = HEIGHT - _BOTTOM
    ticks = tuple((hours, _y(hours, top)) for hours in (0, top / 2, top))
    return Picture(WIDTH, HEIGHT, _LEFT, WIDTH - _RIGHT, base, columns, ticks, len(months) - len(shown))


def _column(month: Month, left: float, step: float, top: float, *, named: bool) -> Column:
    parts, below = [], 0.0
    for kind, hours in (
        ("billable", month.billable),
        ("unbilled", month.logged - month.billable),
        ("estimated", month.mid),
    ):
        if hours > 0:
            y = _y(below + hours, top)
            parts.append(Part(kind, y, round(_y(below, top) - y, 1)))
            below += hours
    width, middle = min(step * 0.72, 30), left + step / 2
    at_edge = middle > WIDTH - _RIGHT - _NAME / 2
    label_x, anchor = (float(WIDTH - _RIGHT), "end") if at_edge else (round(middle, 1), "middle")
    return Column(month, round(middle - width / 2, 1), round(width, 1), tuple(parts), label_x, anchor, named)


def _y(hours: float, top: float) -> float:
    return round(HEIGHT - _BOTTOM - hours / top * (HEIGHT - _TOP - _BOTTOM), 1)


def _round_up(hours: float) -> float:
    """The next of 2, 4, 6, 8, 10, 20, 40, 50, 60, 80, 100 …: half of it is a whole number, too."""
    unit = 1.0
    while True:
        for top in (step * unit for step in (2, 4, 5, 6, 8, 10)):
            if hours <= top and top % 2 == 0:
                return top
        unit *= 10
