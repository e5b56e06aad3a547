"""Where the sentences of a text begin and end, and which of our two languages it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partwell.contracts._rx import any_of

_END = re.compile(r"(?:[.!?;][)\"'”’]?\s+(?=[(\"“„'*\[]{0,3}[A-ZÁÉÍÓÖŐÚÜŰ0-9])|;\s|<omitted>|\n\s*\n|\n\s*(?=[-*•]\s))")
# After these a full stop does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:no|nr|art|sec|inc|ltd|co|corp|st|dr|mr|mrs|ms|pl|ill|stb|kft|zrt|ptk|szjt|evi)|\b[a-z]|\d)\.\s*$",
    re.IGNORECASE,
)
_LONGEST = 3_000

_HU = any_of(
    r"\b(?:felek|szerzodes|megbizo|megbizott|vallalkozo|megrendelo|felmond\w*|hogy|vagy|jelen|napos|irasban|nem|es|az|ugyfel|ha|egy|kerem|legalabb|ezt|azt|meg|kell|\w*napp?al|honappal|elore|szerzod\w*|barmelyik\w*|mindket|napos|havi|megbiz\w*|megszun\w*|koveto\w*|nyilatkozat\w*|idotartam\w*|hatarozott|hatarozatlan|honap\w*|napon|nap|jogosult|koteles|illetve|valamint)\b"
)
_EN = any_of(r"\b(?:the|of|and|to|party|agreement|contract|shall|may|notice|you|we|this|by|or|days|written)\b")


def language_of(folded: str) -> str:
    """`hu` or `en`: whichever's small words are met more often in the first 20,000 letters."""
    english, hungarian = shares(folded[:20_000])
    return "hu" if hungarian > english else "en"


def shares(folded: str) -> tuple[int, int]:
    """How many small words of English and of Hungarian a folded text has."""
    return sum(1 for _ in _EN.walk(folded)), sum(1 for _ in _HU.walk(folded))


def sentences(text: str, *, pieces: bool = True) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; none is longer than 3,000 letters. `pieces`: a semicolon ends one too."""
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == ";" and not pieces:
            continue
        if text[match.start()] == "." and _ABBREVIATION.search(text[max(start, match.start() - 6) : match.end()]):
            continue
        yield from _cut(start, match.end())
        start = match.end()
    yield from _cut(start, len(text))


def _cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    for place in range(start, end, _LONGEST):
        yield place, min(place + _LONGEST, end)
