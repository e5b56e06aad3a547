"""What a client's message does: labels with the words that show it, the rule that found it, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from partwell.language.fold import fold
from partwell.language.match import Hit, Matcher
from partwell.language.pack import Pack, Strength, load

LONGEST = 1_000_000
"""Characters of a message; longer ones are not read."""


@dataclass(frozen=True, slots=True)
class Found:
    """`label` on code points [start, end) of the message, by `rule`; `possible` is shown, never counted."""

    label: str
    start: int
    end: int
    rule: str
    strength: Strength


class Labeller:
    """The rules of one language over messages."""

    def __init__(self, pack: Pack) -> None:
        self.language = pack.language
        self._gives_way = pack.gives_way
        self._matcher = Matcher(pack.rules)

    def label(self, text: str) -> list[Found]:
        """The labels of `text` in reading order; spans of one label never overlap. [] for an empty text."""
        folded = fold(text)
        hits = self._matcher.hits(folded.data)
        if not hits:
            return []
        kept = _apart(hits)
        labels = {label for label, _ in kept}
        found = [
            Found(label, *folded.span(hit.start, hit.end), hit.rule.id, hit.rule.strength)
            for label, hit in kept
            if not labels.intersection(self._gives_way.get(label, ()))
        ]
        found.sort(key=lambda one: (one.start, one.end, one.label))
        return found


@cache
def labeller(language: str) -> Labeller:
    """The labeller of a shipped language, built once."""
    return Labeller(load(language))


def _apart(hits: Iterable[Hit]) -> list[tuple[str, Hit]]:
    """Hits by label without overlaps: evidence before possible, then the longer, then the earlier."""
    wanted = [(label, hit) for hit in hits for label in hit.rule.labels]
    if len(wanted) == 1:
        return wanted
    wanted.sort(key=lambda one: (one[1].rule.strength, one[1].start - one[1].end, one[1].start, one[1].rule.id))
    kept: list[tuple[str, Hit]] = []
    for label, hit in wanted:
        if not any(label == other and hit.start < o.end and o.start < hit.end for other, o in kept):
            kept.append((label, hit))
    return kept
