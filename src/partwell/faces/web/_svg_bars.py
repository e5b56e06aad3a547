"""Geometry of the trouble against revenue picture: two bars a client on one scale from nothing to everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from partwell.facts.reading import Reading

WIDTH = 440
ROW = 64
TEMPLATE = "pictures/bars.html"
_NUMBER, _BAR, _GAP, _LABEL = 52, 13, 3, 22
_TRACK = WIDTH - _NUMBER


class Measured(Protocol):
    """What the picture needs of a client's row."""

    @property
    def id(self) -> str:
        """The client's key."""

    @property
    def name(self) -> str:
        """The client's name."""

    @property
    def readings(self) -> Mapping[str, Reading]:
        """Readings by signal."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its corner, size and share; `text_x` is where its number begins. All in user units of the picture."""

    x: float
    y: float
    width: float
    height: float
    share: float
    text_x: float
    text_y: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A client's two bars; None where the share is not known."""

    id: str
    name: str
    label_y: float
    revenue: Bar | None
    trouble: Bar | None


@dataclass(frozen=True, slots=True)
class Picture:
    """All pairs, the one with the most trouble first."""

    width: int
    height: int
    pairs: tuple[Pair, ...]


def picture(rows: Sequence[Measured]) -> Picture:
    """The picture of all clients of whom at least one of the two shares is known."""
    found = [(share_of(row, "trouble_share"), share_of(row, "revenue_share"), row) for row in rows]
    shown = [one for one in found if one[0] is not None or one[1] is not None]
    shown.sort(key=lambda one: (-(one[0] or 0.0), -(one[1] or 0.0), one[2].name))
    return Picture(WIDTH, len(shown) * ROW, tuple(_pair(at * ROW, *one) for at, one in enumerate(shown)))


def _pair(top: int, trouble: float | None, revenue: float | None, row: Measured) -> Pair:
    first = top + _LABEL
    return Pair(
        row.id,
        row.name,
        top + _LABEL - 7,
        None if revenue is None else bar(revenue, first + _BAR + _GAP),
        None if trouble is None else bar(trouble, first),
    )


def bar(share: float, top: float) -> Bar:
    """A bar for a share of 0 to 1; the smallest one still shows that it is there."""
    length = max(2.0, round(min(max(share, 0.0), 1.0) * _TRACK, 1))
    return Bar(0, top, length, _BAR, share, round(length + 8, 1), top + _BAR - 2)


def share_of(row: Measured, name: str) -> float | None:
    """The value of a share's reading, None where it has none."""
    reading = row.readings.get(name)
    value = reading.value if reading else None
    return float(value) if isinstance(value, int | float) else None
