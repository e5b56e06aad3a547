"""Geometry of open invoices on a calendar: most of each forecast, its middle, the due date, and today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partwell.actions.money_ahead import Expected
from partwell.faces.web._svg_time import Scale, Tick

TEMPLATE = "pictures/ranges.html"
WIDTH, ROW = 440, 40
_LEFT, _TOP, _BOTTOM, _EDGE = 8, 20, 24, 10
_MOST = 16
_FARTHEST = timedelta(days=200)
"""Later days are drawn at the right edge, so that one hopeless invoice does not squeeze the others."""


@dataclass(frozen=True, slots=True)
class Ranges:
    """The open invoices and the day they are looked at from."""

    today: date
    rows: Sequence[Expected]


@dataclass(frozen=True, slots=True)
class Line:
    """One invoice on height y: x of the range's ends, of its middle and of the due date; `label` the text's height."""

    of: Expected
    y: int
    label: int
    low: float
    middle: float
    high: float
    due: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The invoices by due date; `cut` later ones are left out of it, `all` has every one."""

    width: int
    height: int
    left: int
    right: int
    axis: int
    today: float
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    cut: int
    all: tuple[Expected, ...]


def picture(of: Ranges) -> Picture | None:
    """The picture; None where nothing is open."""
    if not of.rows:
        return None
    shown = of.rows[:_MOST]
    days = [day for one in shown for day in (one.low, one.high, one.of.due)] + [of.today]
    last = min(max(days), of.today + _FARTHEST)
    scale = Scale(max(min(days), of.today - _FARTHEST), last, _LEFT + _EDGE, WIDTH - _EDGE)
    axis = _TOP + len(shown) * ROW
    return Picture(
        WIDTH,
        axis + _BOTTOM,
        _LEFT,
        WIDTH - _EDGE,
        axis,
        scale.x(of.today),
        tuple(_line(one, _TOP + at * ROW, scale) for at, one in enumerate(shown)),
        scale.months(),
        len(of.rows) - len(shown),
        tuple(of.rows),
    )


def _line(one: Expected, top: int, scale: Scale) -> Line:
    x = scale.x
    return Line(one, top + 26, top + 13, x(one.low), x(one.middle), max(x(one.high), x(one.low) + 2), x(one.of.due))
