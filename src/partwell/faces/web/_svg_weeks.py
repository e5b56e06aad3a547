"""Geometry of the money expected week by week: a bar each, and the range of the sum by then in the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from partwell.actions.money_ahead import Stream
from partwell.receivables.incoming import Week

TEMPLATE = "pictures/weeks.html"
WIDTH, HEIGHT = 440, 180
_TOP, _BOTTOM, _EDGE = 22, 26, 6
_GAP = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One week from `day` on: where its bar stands and how high it is; `named`: its day is written below."""

    day: date
    until: date
    week: Week
    x: float
    y: float
    height: float
    middle: float
    named: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The weeks; the greatest one reaches `top`."""

    width: int
    height: int
    base: int
    wide: float
    bars: tuple[Bar, ...]
    most: float
    currency: str


def picture(of: Stream) -> Picture | None:
    """The picture; None where nothing is expected."""
    most = max((week.expected for week in of.weeks), default=0.0)
    if most <= 0:
        return None
    base = HEIGHT - _BOTTOM
    step = (WIDTH - 2 * _EDGE) / len(of.weeks)
    bars = tuple(_bar(of, at, step, base, most) for at in range(len(of.weeks)))
    return Picture(WIDTH, HEIGHT, base, round(step - _GAP, 1), bars, most, of.total.currency)


def _bar(of: Stream, at: int, step: float, base: int, most: float) -> Bar:
    week = of.weeks[at]
    height = round(week.expected / most * (base - _TOP), 1)
    x, day = round(_EDGE + at * step, 1), of.first + timedelta(days=7 * at)
    return Bar(
        day,
        day + timedelta(days=6),
        week,
        x,
        round(base - height, 1),
        height,
        round(x + (step - _GAP) / 2, 1),
        at % 3 == 0,
    )
