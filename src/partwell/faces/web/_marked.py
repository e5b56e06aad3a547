"""A message as a page shows it: its words in pieces, those a label rests on marked, what is far from them left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_WHOLE = 900
_AROUND = 220


class Marked(Protocol):
    """Something that stands on [start, end) of a text."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `marked` where a label rests on it, `gap` where words were left out before it."""

    text: str
    marked: bool
    gap: bool = False


def pieces(text: str, marks: Sequence[Marked]) -> list[Piece]:
    """The text in pieces; of a long one only what stands around its marks, or its beginning where it has none."""
    spans = _joined(sorted((one.start, min(one.end, len(text))) for one in marks if one.start < len(text)))
    shown = [(0, len(text))] if len(text) <= _WHOLE else _around(spans, len(text))
    found: list[Piece] = []
    for low, high in shown:
        at, gap = low, low > 0
        for start, end in spans:
            if low <= start < high:
                if start > at:
                    found.append(Piece(text[at:start], marked=False, gap=gap))
                    gap = False
                found.append(Piece(text[start:end], marked=True, gap=gap))
                at, gap = end, False
        if at < high:
            found.append(Piece(text[at:high], marked=False, gap=gap))
    return found


def is_cut(text: str) -> bool:
    """Whether `pieces` leaves anything out."""
    return len(text) > _WHOLE


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def _around(spans: Sequence[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    if not spans:
        return [(0, _WHOLE // 2)]
    return _joined([(max(0, start - _AROUND), min(size, end + _AROUND)) for start, end in spans])
