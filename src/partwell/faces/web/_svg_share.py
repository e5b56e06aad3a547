"""Geometry of one or more shares with their ranges: a dot and a line each on a scale from nothing to everything."""

from __future__ import annotations

from dataclasses import dataclass

from partwell.facts.reading import Reading

TEMPLATE = "pictures/share.html"
WIDTH, ROW = 440, 46
_LEFT, _RIGHT, _TOP = 8, 8, 26
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Dot:
    """One share: `name` as in `reading.detail.<name>`, its place, and the ends of its range where it has one."""

    name: str
    share: float
    x: float
    y: float
    label_y: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale; `anchor` says which way its number is set."""

    share: float
    x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Dots from top to bottom over one scale."""

    width: int
    height: int
    left: int
    right: int
    axis: int
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]


def picture(reading: Reading) -> Picture | None:
    """The share of messages after hours by one's own clock, by the client's and by both; None without a value."""
    if not isinstance(reading.value, int | float):
        return None
    details = dict(reading.details)
    ends = [end for end in (reading.low, reading.high) if isinstance(end, int | float)]
    low, high = (place(ends[0]), place(ends[1])) if len(ends) == 2 else (None, None)
    dots = [Dot("by_own_clock", float(reading.value), place(reading.value), _TOP, _TOP - 12, low, high)]
    for name in ("by_client_clock", "both", "mirror_after_hours"):
        if name in details:
            y = _TOP + len(dots) * ROW
            dots.append(Dot(name, details[name], place(details[name]), y, y - 12))
    height = _TOP + len(dots) * ROW
    ticks = tuple(Tick(share, place(share), _anchor(share)) for share in _TICKS)
    return Picture(WIDTH, height, _LEFT, WIDTH - _RIGHT, height - 26, tuple(dots), ticks)


def place(share: float) -> float:
    """Where a share of 0 to 1 stands."""
    return round(_LEFT + min(max(share, 0.0), 1.0) * (WIDTH - _LEFT - _RIGHT), 1)


def _anchor(share: float) -> str:
    return "start" if share == 0 else "end" if share == 1 else "middle"
