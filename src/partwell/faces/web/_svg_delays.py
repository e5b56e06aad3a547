"""Geometry of a client's payments: one stem an instalment, up for days after the due date, down for days before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

TEMPLATE = "pictures/delays.html"
WIDTH = 440
_UP, _DOWN, _MARGIN, _LEFT = 90, 30, 26, 84
_MOST = 60
_STEP_LIMIT = 40


class Instalment(Protocol):
    """What the picture needs of a part of an invoice."""

    @property
    def invoice(self) -> str:
        """Evidence id of the invoice."""

    @property
    def due(self) -> date:
        """The day it was due."""

    @property
    def delay(self) -> int:
        """Days after the due date (negative: before)."""

    @property
    def open(self) -> bool:
        """Whether it is unpaid still."""


@dataclass(frozen=True, slots=True)
class Stem:
    """One instalment: its stem from the base line to the dot at (x, y)."""

    of: Instalment
    x: float
    y: float
    text_y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The stems in the order of their due dates over a base line; `cut` earlier ones are left out."""

    width: int
    height: int
    base: int
    text_x: int
    stems: tuple[Stem, ...]
    first: date
    last: date
    cut: int


def picture(parts: Sequence[Instalment]) -> Picture | None:
    """The newest instalments by due date; None where there is none."""
    if not parts:
        return None
    ordered = sorted(parts, key=lambda part: (part.due, part.invoice, part.delay))
    shown = ordered[-_MOST:]
    base = _MARGIN + _UP
    step = min(_STEP_LIMIT, (WIDTH - _LEFT - 8) / len(shown))
    up = max(1, *(part.delay for part in shown))
    down = max(1, *(-part.delay for part in shown))
    stems = tuple(_stem(part, _LEFT + (at + 0.5) * step, base, up, down) for at, part in enumerate(shown))
    height = base + _DOWN + _MARGIN
    return Picture(WIDTH, height, base, _LEFT, stems, shown[0].due, shown[-1].due, len(ordered) - len(shown))


def _stem(part: Instalment, x: float, base: int, up: int, down: int) -> Stem:
    length = _UP * part.delay / up if part.delay >= 0 else _DOWN * part.delay / down
    y = round(base - length, 1)
    return Stem(part, round(x, 1), y, round(y - 9 if part.delay >= 0 else y + 16, 1))
