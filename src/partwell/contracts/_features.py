"""A contract cut into paragraphs, and a paragraph as counted words and pairs of words: what the clause model sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from partwell.contracts._rx import fold

LONGEST = 900
"""Letters of a paragraph; longer ones are cut, at a line or a sentence where there is one."""
_SHORT = 90
_BLANK = re.compile(r"\n[ \t\f]*\n")
_CUT = re.compile(r"\n|(?<=[.;:]) ")
_WORD = re.compile(r"[a-z]+|\d+|\[\*+\]|\*{3,}")
_HEAD = re.compile(
    r"^\W*(?:(?:article|section|clause)? ?[\divx]{1,6}[.)]?(?:\d{1,3}[.)]){0,4}\d{0,3} )?([^.:;]{3,70})[.:;]"
)
_HEAD_WORDS = 8
_HEAD_LETTERS = 120
_PLACES = 10
_LONG_WORD = 24


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Letters [start, end) of the text, its first and last line (from 1), and where it stands (0 to 1)."""

    start: int
    end: int
    lines: tuple[int, int]
    place: float


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in their order; one shorter than a line (a heading, a number) goes with the next."""
    found = []
    line, last = 1, 0
    for start, end in _joined(text):
        line += text.count("\n", last, start)
        last = start
        if _WORD.search(fold(text[start:end])):
            found.append(Paragraph(start, end, (line, line + text.count("\n", start, end)), start / len(text)))
    return found


def _joined(text: str) -> Iterator[tuple[int, int]]:
    begin = -1
    end = 0
    for start, end in _pieces(text):
        if begin >= 0 and end - begin > LONGEST:
            yield begin, start
            begin = -1
        begin = start if begin < 0 else begin
        if end - start >= _SHORT:
            yield begin, end
            begin = -1
    if begin >= 0:
        yield begin, end


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for blank in [*(m.span() for m in _BLANK.finditer(text)), (len(text), len(text))]:
        yield from _cut(text, start, blank[0])
        start = blank[1]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cuts = [m.end() for m in _CUT.finditer(text, start + LONGEST // 2, start + LONGEST)]
        middle = cuts[-1] if cuts else start + LONGEST
        yield start, middle
        start = middle
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        yield start, end


def counted(text: str, found: Sequence[Paragraph]) -> Iterator[Counter[str]]:
    """What each paragraph is made of, counted: words, pairs, pairs with a word between, heading, place.

    `a b` neighbours, `a _ b` with one word between, `h:a` words of its own heading, `c:a` of the heading above it,
    `p:3` the tenth of the text it stands in.
    """
    above: list[str] = []
    for one in found:
        folded = fold(text[one.start : one.end])
        words = [_plain(word) for word in _WORD.findall(folded)]
        row = Counter(words)
        row.update(f"{a} {b}" for a, b in pairwise(words))
        row.update(f"{a} _ {b}" for a, b in zip(words, words[2:], strict=False))
        head = _HEAD.match(folded[:_HEAD_LETTERS])
        own = _WORD.findall(head.group(1))[:_HEAD_WORDS] if head else []
        row.update(f"h:{word}" for word in own)
        row.update(f"c:{word}" for word in (() if own else above))
        above = own or above
        row[f"p:{min(_PLACES - 1, int(one.place * _PLACES))}"] += 1
        yield row


def _plain(word: str) -> str:
    """Figures by their length, blacked-out words by one mark."""
    if word[0].isdigit():
        return "#" * min(len(word), 4)
    return word[:_LONG_WORD] if word[0].isalpha() else "***"
