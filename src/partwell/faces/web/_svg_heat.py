"""Geometry of the hours in which a client writes: a cell an hour of the week, working hours framed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from partwell.facts.profile import WorkHours

TEMPLATE = "pictures/heat.html"
WIDTH = 440
_LEFT, _TOP, _CELL, _ROW = 54, 4, 16, 22
_LEVELS = 4
_TICKS = (0, 6, 12, 18)
_BLOCK = 4
HOURS, DAYS = 24, 7


class Hour(Protocol):
    """Messages in one hour of the week."""

    @property
    def clock(self) -> str:
        """`mine` or `theirs`."""

    @property
    def weekday(self) -> int:
        """1 Monday to 7 Sunday."""

    @property
    def hour(self) -> int:
        """0 to 23."""

    @property
    def n(self) -> int:
        """Messages in it."""


@dataclass(frozen=True, slots=True)
class Heat:
    """What is shown: the hours of one `clock` out of `clocks`, and the working hours on it."""

    hours: Sequence[Hour]
    clock: str
    clocks: Sequence[str]
    work: WorkHours


@dataclass(frozen=True, slots=True)
class Cell:
    """An hour with messages: its corner, how many, and a level of 1 to 4 (as many as in the fullest hour)."""

    x: int
    y: int
    weekday: str
    hour: int
    n: int
    level: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Working hours of neighbouring days."""

    x: float
    y: int
    width: float
    height: int


@dataclass(frozen=True, slots=True)
class Row:
    """One weekday (`1` Monday): where its name stands, messages by blocks of four hours, their sum."""

    weekday: str
    y: int
    blocks: tuple[int, ...]
    n: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The week from Monday to Sunday over `ground`, a path of all its hours.

    cell, row  size of a cell
    total      messages in all; `most` in one hour of the week
    """

    width: int
    height: int
    cell: int
    row: int
    cells: tuple[Cell, ...]
    ground: str
    frames: tuple[Frame, ...]
    rows: tuple[Row, ...]
    ticks: tuple[tuple[int, int], ...]
    blocks: tuple[tuple[int, int], ...]
    total: int
    most: int


def picture(heat: Heat) -> Picture | None:
    """The picture on the clock chosen; None where no message is known on it."""
    counts = {(hour.weekday, hour.hour): hour.n for hour in heat.hours if hour.clock == heat.clock}
    if not counts:
        return None
    most = max(counts.values())
    cells = tuple(_cell(day, hour, n, most) for (day, hour), n in sorted(counts.items()))
    rows = tuple(_row(day, counts) for day in range(1, DAYS + 1))
    height = _TOP + DAYS * _ROW + 20
    blocks = tuple((start, start + _BLOCK) for start in range(0, HOURS, _BLOCK))
    ticks = tuple((hour, _LEFT + hour * _CELL) for hour in _TICKS)
    frames = tuple(_frames(heat.work))
    return Picture(
        WIDTH, height, _CELL - 2, _ROW - 2, cells, _ground(), frames, rows, ticks, blocks, sum(counts.values()), most
    )


@cache
def _ground() -> str:
    """One path of all hours of the week: where nobody wrote it stays in sight."""
    step, down = _CELL - 2, _ROW - 2
    places = [(_LEFT + hour * _CELL, _top(day)) for day in range(1, DAYS + 1) for hour in range(HOURS)]
    return "".join(f"M{x} {y}h{step}v{down}h-{step}z" for x, y in places)


def _cell(day: int, hour: int, n: int, most: int) -> Cell:
    return Cell(_LEFT + hour * _CELL, _top(day), str(day), hour, n, -(-_LEVELS * n // most))


def _row(day: int, counts: dict[tuple[int, int], int]) -> Row:
    hours = [counts.get((day, hour), 0) for hour in range(HOURS)]
    blocks = tuple(sum(hours[start : start + _BLOCK]) for start in range(0, HOURS, _BLOCK))
    return Row(str(day), _top(day) + _ROW - 8, blocks, sum(hours))


def _frames(work: WorkHours) -> list[Frame]:
    """One frame for each run of neighbouring working days."""
    runs: list[list[int]] = []
    for day in sorted(work.days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    x, width = _LEFT + work.start / 60 * _CELL, (work.end - work.start) / 60 * _CELL
    return [Frame(round(x - 1, 1), _top(run[0]) - 1, round(width, 1), len(run) * _ROW) for run in runs]


def _top(day: int) -> int:
    return _TOP + (day - 1) * _ROW
