"""Geometry of a remedy: one bar a week (invoice, handover) before and after it, and a line where it was agreed."""

from __future__ import annotations

from dataclasses import dataclass

from partwell.verdict._types import Tried
from partwell.verdict.brick_wall import AFTER, BEFORE, GAP, OLDEST

TEMPLATE = "pictures/before_after.html"
WIDTH = 440
_HIGH, _TOP, _FOOT, _LEFT, _GAP = 96, 18, 24, 30, 14
_WIDEST = 26
_LEAST = 3.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One week, invoice or handover; `kind` before, gap (not counted) or after."""

    kind: str
    at: int
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars over a base line; `line` the x of the day the remedy begins."""

    width: int
    height: int
    base: int
    top: int
    most: int
    line: float
    bars: tuple[Bar, ...]
    unit: str


def picture(tried: Tried) -> Picture | None:
    """What was counted around a remedy; None where nothing was."""
    gap = GAP if tried.unit == "weeks" else 0
    counted = sorted(span.at for span in tried.spans if -OLDEST <= span.at < -gap)[-BEFORE:]
    oldest = min([*counted, -gap])
    spans = [span for span in tried.spans if oldest <= span.at < AFTER]
    if not spans:
        return None
    first, last = min(-1, *(span.at for span in spans)), max(0, *(span.at for span in spans))
    step = min(_WIDEST, (WIDTH - _LEFT - _GAP) / (last - first + 1))
    most = max(1, *(span.count for span in spans))
    base, line = _TOP + _HIGH, _LEFT - first * step + _GAP / 2
    bars = tuple(_bar(span.at, span.count, gap, _Frame(first, step, most, base)) for span in spans)
    return Picture(WIDTH, base + _FOOT, base, _TOP, most, round(line, 1), bars, tried.unit)


@dataclass(frozen=True, slots=True)
class _Frame:
    first: int
    step: float
    most: int
    base: int


def _bar(at: int, count: int, gap: int, frame: _Frame) -> Bar:
    height = max(_HIGH * count / frame.most, _LEAST if count else 1.0)
    x = _LEFT + (at - frame.first) * frame.step + (_GAP if at >= 0 else 0)
    kind = "after" if at >= 0 else "gap" if at >= -gap else "before"
    width = max(frame.step - 2, 1.5)
    return Bar(kind, at, count, round(x, 1), round(frame.base - height, 1), round(width, 1), round(height, 1))
