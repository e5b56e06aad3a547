"""Geometry of check-ins in time: how contact with a client felt, 1 to 5, and what the newest say beside all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from partwell.faces.web._svg_time import Scale, Tick

TEMPLATE = "pictures/moods.html"
WIDTH = 440
_LEFT, _TOP, _STEP, _BOTTOM, _EDGE = 122, 14, 30, 26, 10
_SCORES = (5, 4, 3, 2, 1)
_LAST = 5
_ENOUGH = 2 * _LAST


class CheckIn(Protocol):
    """What the picture needs of a check-in."""

    @property
    def day(self) -> date:
        """When."""

    @property
    def score(self) -> int:
        """1 bad to 5 good."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One check-in in its place."""

    of: CheckIn
    x: float
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All check-ins; `last` is the mean of the newest five where there are five earlier ones to hold it against."""

    width: int
    height: int
    left: int
    axis: int
    dots: tuple[Dot, ...]
    line: str
    levels: tuple[tuple[str, int], ...]
    ticks: tuple[Tick, ...]
    n: int
    mean: float
    before: float | None
    last: float | None


def picture(check_ins: Sequence[CheckIn]) -> Picture | None:
    """The picture; None below two check-ins: one is no trend."""
    if len(check_ins) < 2:
        return None
    ordered = sorted(check_ins, key=lambda one: one.day)
    scale = Scale(ordered[0].day, ordered[-1].day, _LEFT + _EDGE, WIDTH - _EDGE)
    dots = tuple(Dot(one, scale.x(one.day), _y(one.score)) for one in ordered)
    axis = _y(1) + 14
    scores = [one.score for one in ordered]
    enough = len(scores) >= _ENOUGH
    return Picture(
        WIDTH,
        axis + _BOTTOM,
        _LEFT,
        axis,
        dots,
        " ".join(f"{dot.x},{dot.y}" for dot in dots),
        tuple((str(score), _y(score)) for score in _SCORES),
        scale.months(),
        len(scores),
        _mean(scores),
        _mean(scores[:-_LAST]) if enough else None,
        _mean(scores[-_LAST:]) if enough else None,
    )


def _mean(scores: Sequence[int]) -> float:
    return sum(scores) / len(scores)


def _y(score: int) -> int:
    return _TOP + (5 - score) * _STEP
