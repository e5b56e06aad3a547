"""One piece of evidence in its place: the record decoded afresh from the original, with the quoted words marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.facts.errors import NotFound

if TYPE_CHECKING:
    from partwell.book.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Shown:
    """The decoded record as `before`, `words` and `after`; `words` equal the quote of the evidence."""

    evidence: Evidence
    before: str
    words: str
    after: str


def show_original(actor: Actor, evidence_id: str) -> Shown:
    """The evidence of this id (`kind:key`) in its original.

    Raise NotFound `no_evidence` or `no_original` (the bytes are gone), Conflict `words_moved` (they say other words).
    """
    actor.needs("read")
    from partwell.book.evidence import in_place, resolve

    found = resolve([evidence_id]).get(evidence_id)
    if found is None:
        raise NotFound("no_evidence", id=evidence_id)
    return Shown(found, *in_place(found))
