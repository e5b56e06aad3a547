"""Geometry of the revenue against trouble picture: two bars a client on one scale from nothing to everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from partwell.facts.reading import Reading

WIDTH = 640
ROW = 52
_LABEL, _NUMBER, _BAR = 0, 60, 15
_TRACK = WIDTH - _LABEL - _NUMBER


class Measured(Protocol):
    """What the picture needs of a client's row."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def readings(self) -> object: ...


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


def bar(share: float, top: float) -> Bar:
    """A bar for a share of 0 to 1; the smallest one still shows that it is there."""
    length = max(2.0, round(min(max(share, 0.0), 1.0) * _TRACK, 1))
    return Bar(_LABEL, top, length, _BAR, share, round(_LABEL + length + 8, 1), top + _BAR - 3)


def share_of(reading: object) -> float | None:
    """The value of a share's reading, None where it has none."""
    value = reading.value if isinstance(reading, Reading) else None
    return float(value) if isinstance(value, int | float) else None
