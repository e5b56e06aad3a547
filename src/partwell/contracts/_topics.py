"""The 25 topics: which sentences regulate each of them, fully or in part."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit with the parties marked in it (`body`); `scope` has the lead-in before it."""

    unit: Unit
    body: str
    scope: str


@dataclass(frozen=True, slots=True)
class Find:
    """One way to see a topic: a pattern of the sentence, and of its heading where one is asked."""

    heading: Rx | None
    words: Rx

    def fits(self, sentence: Sentence) -> bool:
        """Whether the sentence, with its lead-in, shows it."""
        return sentence.scope in self.words and (self.heading is None or sentence.unit.heading in self.heading)


@dataclass(frozen=True, slots=True)
class Topic:
    """The finds of one topic: those that regulate it, those that touch a part, and what speaks against both."""

    sure: tuple[Find, ...]
    part: tuple[Find, ...]
    against: Rx | None

    def hits(self, sentences: Sequence[Sentence], which: str) -> list[Sentence]:
        """The sentences that fit `sure` or `part`, in the order of the text."""
        finds: tuple[Find, ...] = getattr(self, which)
        fitting = [s for s in sentences if any(find.fits(s) for find in finds)]
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
    """The rows as finds: those that ask no heading joined into one pattern, each other one for itself."""
    split = [row.rpartition(" => ") for row in rows]
    plain = [words for heading, arrow, words in split if not arrow]
    finds = [Find(rx(heading), rx(words)) for heading, arrow, words in split if arrow]
    return tuple([Find(None, any_of(*plain)), *finds] if plain else finds)
