"""Anger in what the person writes for themselves: the words that show it, and how much of the note they fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from partwell.language.detect import OTHER, heard
from partwell.language.fold import fold
from partwell.language.match import Matcher
from partwell.language.pack import languages, load
from partwell.language.sentences import Span, cut

Trend = Literal["falling", "rising", "level"]
_CLEARLY = 0.15
"""A smaller change of the share says nothing."""


@dataclass(frozen=True, slots=True)
class Heat:
    """Code points [start, end) of the angry words in reading order; `share` of the sentences with any, 0 to 1."""

    spans: tuple[Span, ...]
    share: float

    def quotes(self, text: str) -> tuple[str, ...]:
        """The angry words of the text this was taken from."""
        return tuple(text[start:end] for start, end in self.spans)


CALM = Heat((), 0.0)


def heat(text: str) -> Heat:
    """The anger in a note, by the rules of all our languages: who writes for themselves often mixes them.

    A word list finds anger weakly and never decides: the person's own answer from 0 to 10 counts first. CALM for an
    empty note and for one in a language without rules.
    """
    folded = fold(text)
    if not folded.data.strip():
        return CALM
    if heard(text) == (OTHER,):
        return CALM
    hits = [hit for language in languages() for hit in _matcher(language).hits(folded.data)]
    places = _joined(sorted((hit.start, hit.end) for hit in hits))
    sentences = cut(folded.data)
    angry = sum(any(start < high and low < end for start, end in places) for low, high in sentences)
    return Heat(tuple(folded.span(*place) for place in places), angry / len(sentences))


def trend(shares: Sequence[float]) -> Trend | None:
    """Which way the anger goes over notes as written: the later half against the earlier; None below two."""
    if len(shares) < 2:
        return None
    half = len(shares) // 2
    change = sum(shares[-half:]) / half - sum(shares[:half]) / half
    return "falling" if change <= -_CLEARLY else "rising" if change >= _CLEARLY else "level"


@cache
def _matcher(language: str) -> Matcher:
    return Matcher(load(language, "journal").rules)


def _joined(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
