"""A text cut into sentences that know which marks stand in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partwell.language.match import Hit

Span = tuple[int, int]

_STOP = re.compile(rb"[.!?]+[\"')\]]*(?=\s|\Z)|\n+")
_SHORT = re.compile(
    rb"(?:\b(?:mr|mrs|ms|dr|prof|st|no|vs|etc|e\.g|i\.e|kb|pl|dr|ifj|id|stb|jan|feb|febr|mar|marc|apr|aug|sept?|okt|oct|nov|dec)"
    rb"|\b\w)\.\Z"
)
_NUMBER = re.compile(rb"\d\.\Z")
_MONTH = re.compile(
    rb"\s+(?:\d|jan|feb|mar|apr|maj|jun|jul|aug|sze|okt|nov|dec|az? utolso|a vegleges|napja|napig|es |lesz|lejart"
    rb"|vegeig|,|-)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Bytes [start, end) of the folded text, the marks in it, and whether it is the first."""

    start: int
    end: int
    marks: tuple[str, ...]
    first: bool

    def has(self, *marks: str) -> bool:
        """Whether one of these marks stands in it."""
        return any(mark in self.marks for mark in marks)

    def count(self, mark: str) -> int:
        """How often a mark stands in it."""
        return self.marks.count(mark)


class Draft:
    """The sentences of a text with the spans of their marks."""

    def __init__(self, data: bytes, sentences: Sequence[Sentence], spans: dict[str, list[Span]]) -> None:
        self.data = data
        self.sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._spans = spans

    def spans(self, mark: str) -> list[Span]:
        """Where a mark stands, in reading order."""
        return self._spans.get(mark, [])

    def sentence_of(self, span: Span) -> Sentence:
        """The sentence a span begins in."""
        return self.sentences[max(0, bisect_right(self._starts, span[0]) - 1)]

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before this one."""
        place = bisect_right(self._starts, sentence.start) - 1
        return self.sentences[place - 1] if place > 0 else None

    def near(self, sentence: Sentence, *marks: str, reach: int = 1) -> bool:
        """Whether a sentence at most `reach` before or after has one of the marks."""
        place = bisect_right(self._starts, sentence.start) - 1
        return any(other.has(*marks) for other in self.sentences[max(0, place - reach) : place + reach + 1])


def draft_of(data: bytes, hits: Iterable[Hit]) -> Draft:
    """The draft of a folded text from the hits of its pack."""
    spans: dict[str, list[Span]] = {}
    for hit in hits:
        for mark in hit.rule.labels:
            spans.setdefault(mark, []).append((hit.start, hit.end))
    for places in spans.values():
        places.sort()
    bounds = cut(data)
    starts = [start for start, _ in bounds]
    marks: list[list[str]] = [[] for _ in bounds]
    for mark, places in spans.items():
        for start, _ in places:
            marks[max(0, bisect_right(starts, start) - 1)].append(mark)
    made = [Sentence(a, b, tuple(m), n == 0) for n, ((a, b), m) in enumerate(zip(bounds, marks, strict=True))]
    return Draft(data, made, spans)


def cut(data: bytes) -> list[Span]:
    """Bounds of the sentences; a full stop of an abbreviation, an initial or a Hungarian date does not end one."""
    found: list[Span] = []
    low = 0
    for stop in _STOP.finditer(data):
        if data[stop.start() : stop.start() + 1] == b"." and _goes_on(data, stop):
            continue
        if data[low : stop.end()].strip(b" \n.!?"):
            found.append((low, stop.end()))
            low = stop.end()
    if data[low:].strip():
        found.append((low, len(data)))
    return found or [(0, len(data))]


def _goes_on(data: bytes, stop: re.Match[bytes]) -> bool:
    before = data[max(0, stop.start() - 8) : stop.start() + 1]
    if _SHORT.search(before):
        return True
    return bool(_NUMBER.search(before)) and bool(_MONTH.match(data, stop.end()))
