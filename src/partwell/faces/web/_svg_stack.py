"""Geometry of one whole cut into parts: a bar of segments, the largest named inside, and a table of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TEMPLATE = "pictures/stack.html"
WIDTH, HEIGHT, _TALL, _TOP = 440, 46, 30, 4
_WIDE = 34
"""Narrower segments carry no number."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what it is called, how much of the whole in any unit, the same in words, and its tone (a CSS name)."""

    name: str
    amount: float
    text: str
    tone: str = "even"


@dataclass(frozen=True, slots=True)
class Stack:
    """What the picture is drawn from: its heading, and the parts in their order."""

    label: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Segment:
    """One part's place; `shown` whether its number fits."""

    of: Part
    number: int
    x: float
    width: float
    shown: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """All segments from left to right."""

    label: str
    width: int
    height: int
    top: int
    tall: int
    segments: tuple[Segment, ...]


def picture(of: Stack | None) -> Picture | None:
    """The bar; None where there is nothing to cut."""
    parts = [part for part in of.parts if part.amount > 0] if of else []
    whole = sum(part.amount for part in parts)
    if of is None or not whole > 0:
        return None
    segments, x = [], 0.0
    for number, part in enumerate(parts, 1):
        width = part.amount / whole * WIDTH
        segments.append(Segment(part, number, round(x, 1), round(max(width - 1.5, 0.5), 1), width >= _WIDE))
        x += width
    return Picture(of.label, WIDTH, HEIGHT, _TOP, _TALL, tuple(segments))
