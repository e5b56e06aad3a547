"""The 25 topics: which sentences regulate each of them, fully or in part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from partwell.contracts._grammar import fill, parts_of, read_pack
from partwell.contracts._layout import Unit
from partwell.contracts._rx import Rx, any_of, rx

TOPICS = (
    "term", "renewal", "termination_convenience_freelancer", "termination_convenience_client",
    "termination_cause_cure", "notice_period", "notice_form", "payment_terms", "late_fee", "kill_fee",
    "deposit_refund", "deliverables_acceptance", "revisions", "ip_transfer", "confidentiality", "return_materials",
    "non_compete", "non_solicit", "exclusivity", "liability_cap", "governing_law_dispute", "assignment_subcontract",
    "survival", "insurance", "data_protection",
)  # fmt: skip


_BETWEEN = "\n.;:\n"
# A pattern with one of these outside a class asks for the sentence's own beginning or end.
_ANCHOR = re.compile(r"(?<![\[\\])\^|(?<!\\)\$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit with the parties marked in it (`body`); `scope` has the lead-in before it."""

    unit: Unit
    body: str
    scope: str


class Body:
    """All sentences of a contract, and where a pattern occurs among them: one search of the whole text a pattern.

    Between two sentences stands what no pattern's gap goes across.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._starts: list[int] = []
        pieces, size = [], 0
        for sentence in sentences:
            self._starts.append(size)
            pieces.append(sentence.scope)
            size += len(sentence.scope) + len(_BETWEEN)
        self._joined = _BETWEEN.join(pieces)

    def where(self, pattern: Rx) -> frozenset[int]:
        """The places (in the order of the text) of the sentences, with their lead-in, that the pattern fits."""
        if _ANCHOR.search(pattern.pattern):
            return frozenset(n for n, s in enumerate(self.sentences) if s.scope in pattern)
        return frozenset(bisect_right(self._starts, m.start()) - 1 for m in pattern.walk(self._joined))

    def fitting(self, pattern: Rx) -> list[Sentence]:
        """The sentences that the pattern fits, in the order of the text."""
        return [self.sentences[n] for n in sorted(self.where(pattern))]


@dataclass(frozen=True, slots=True)
class Find:
    """One way to see a topic: a pattern of the sentence, and of its heading where one is asked."""

    heading: Rx | None
    words: Rx

    def places(self, body: Body) -> set[int]:
        """The places of the sentences that show it, with their lead-in."""
        found = body.where(self.words)
        heading = self.heading
        if heading is None:
            return set(found)
        return {n for n in found if body.sentences[n].unit.heading in heading}


@dataclass(frozen=True, slots=True)
class Topic:
    """The finds of one topic: those that regulate it, those that touch a part, and what speaks against both."""

    sure: tuple[Find, ...]
    part: tuple[Find, ...]
    against: Rx | None

    def hits(self, body: Body, which: str) -> list[Sentence]:
        """The sentences that fit `sure` or `part`, in the order of the text."""
        finds: tuple[Find, ...] = getattr(self, which)
        places = sorted(set().union(*(find.places(body) for find in finds)))
        fitting = [body.sentences[n] for n in places]
        return [s for s in fitting if self.against is None or s.body not in self.against]


@dataclass(frozen=True, slots=True)
class Pack:
    """What the review of a language knows."""

    resolve: Mapping[str, str]
    topics: Mapping[str, Topic]
    termination: Mapping[str, Rx]
    marks: Mapping[str, Rx]
    maybe: Mapping[str, Rx]


@cache
def pack(language: str) -> Pack:
    """The review's patterns of a language (`en`, `hu`)."""
    raw = read_pack(f"review_{language}")
    parts = parts_of(raw["parts"])
    single = {
        name: {key: rx(fill(value, parts)) for key, value in raw[name].items()}
        for name in ("termination", "marks", "maybe")
    }
    topics = {name: _topic(rows, parts) for name, rows in raw["topics"].items()}
    return Pack(raw["resolve"], topics, **single)


def _topic(rows: Mapping[str, Sequence[str]], parts: Mapping[str, str]) -> Topic:
    sure, part = (_finds([fill(row, parts) for row in rows.get(name, ())]) for name in ("sure", "part"))
    against = any_of(*(fill(row, parts) for row in rows["not"])) if "not" in rows else None
    return Topic(sure, part, against)


def _finds(rows: Sequence[str]) -> tuple[Find, ...]:
    """The rows as finds; what stands before ` => ` is asked of the heading."""
    split = [row.rpartition(" => ") for row in rows]
    return tuple(Find(rx(heading) if arrow else None, rx(words)) for heading, arrow, words in split)
