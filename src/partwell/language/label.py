"""What a client's message does: labels with the words that show it, the rule that found it, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import re2

from partwell.language.fold import fold
from partwell.language.match import Find, Hit, Matcher, finder, regex, sentence
from partwell.language.pack import Pack, Strength, load

LONGEST = 1_000_000
"""Characters of a message; longer ones are not read."""


class Found(NamedTuple):
    """`label` on code points [start, end) of the message, by `rule`; `possible` is shown, never counted."""

    label: str
    start: int
    end: int
    rule: str
    strength: Strength


_NAME = r" *[a-z'.\-]{1,20}(?: +[a-z'.\-]{1,20}){0,2} *\s*$"
"""A name of up to three words, the last thing in a message."""
_TAIL = 160
_ILL = frozenset({"chase", "vague_feedback", "reopened_decision", "scope_creep", "pay_excuse", "disrespect", "threat"})
_READING = itemgetter(1, 2, 0)
"""By start, end and label."""


class Labeller:
    """The rules of one language over messages."""

    def __init__(self, pack: Pack) -> None:
        self.language = pack.language
        self._gives_way = pack.gives_way
        self._matcher = Matcher(pack.rules)
        self._turning = finder(regex(rf"\?|{pack.turning}")) if pack.turning else None
        self._closing = regex(rf"(?:^|\n) *(?:{pack.closing})[,.!:]? *\n+{_NAME}") if pack.closing else None

    def label(self, text: str) -> list[Found]:
        """The labels of `text` in reading order; spans of one label never overlap. [] for an empty text."""
        folded = fold(text)
        hits = self._matcher.hits(folded.data)
        if hits and self._closing is not None and b"\n" in folded.data:
            hits = _before_closing(hits, self._closing, folded.data)
        if not hits:
            return []
        kept = _apart(hits)
        if len(kept) > 1 and self._turning is not None:
            kept = _kindly(kept, self._turning, folded.data)
        labels = {label for label, _ in kept}
        weaker = {label for label in labels if not labels.isdisjoint(self._gives_way.get(label, ()))}
        span = folded.span
        found = [
            Found(label, *span(hit.start, hit.end), hit.rule.id, hit.strength)
            for label, hit in kept
            if label not in weaker
        ]
        if len(found) > 1:
            found.sort(key=_READING)
        return found


@cache
def labeller(language: str) -> Labeller:
    """The labeller of a shipped language, built once."""
    return Labeller(load(language))


def _before_closing(hits: list[Hit], closing: re2._Regexp, data: bytes) -> list[Hit]:
    """The hits without those in the words of a letter's form: `Thanks,` above a name at the end is no thanks."""
    tail = max(0, len(data) - _TAIL)
    found = closing.search(data[tail:])
    return [hit for hit in hits if hit.start < tail + found.start()] if found else hits


def _kindly(kept: list[tuple[str, Hit]], turning: Find, data: bytes) -> list[tuple[str, Hit]]:
    """Without mere possibilities of ill will in a sentence that thanks or praises and has no "but" and no question."""
    kind = [sentence(data, hit.start, hit.end) for label, hit in kept if label == "praise_thanks"]
    kind = [(low, high) for low, high in kind if turning(data[low:high], 0, high - low)[0] < 0]
    return [
        (label, hit)
        for label, hit in kept
        if label not in _ILL or hit.strength == "evidence" or not any(low <= hit.start < high for low, high in kind)
    ]


def _apart(hits: Iterable[Hit]) -> list[tuple[str, Hit]]:
    """Hits by label without overlaps: evidence before possible, then the longer, then the earlier."""
    wanted = [(label, hit) for hit in hits for label in hit.rule.labels]
    if len(wanted) == len({label for label, _ in wanted}):
        return wanted
    wanted.sort(key=lambda one: (one[1].strength, one[1].start - one[1].end, one[1].start, one[1].rule.id))
    kept: list[tuple[str, Hit]] = []
    for label, hit in wanted:
        if not any(label == other and hit.start < o.end and o.start < hit.end for other, o in kept):
            kept.append((label, hit))
    return kept
