"""A client's contract as the person sees it: the review with their own corrections, the notice terms that hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from partwell.actions._actor import Actor
from partwell.contracts.notice_plan import COUNTED, SNAPS, OwnTerms, Plan, Terms, plan, terms_of, with_end
from partwell.contracts.notice_rule import Anchor
from partwell.contracts.review import TOPICS, Review, review
from partwell.contracts.said import Span, Unit
from partwell.facts.errors import NotFound

if TYPE_CHECKING:
    from partwell.book.clausewords import Word
    from partwell.book.documents import Paper

SETTLED = "end."
"""What is said of a loose end stands under the topic `end.<code>`."""


@dataclass(frozen=True, slots=True)
class ClientContract:
    """One paper of a client, reviewed.

    papers   all papers of the client, those imported last first; `paper` is the one read
    words    the person's corrections by topic;  settled  codes of the loose ends they ticked off
    """

    client: str
    name: str
    paper: Paper
    papers: tuple[Paper, ...]
    review: Review
    words: Mapping[str, Word]
    settled: frozenset[str]
    terms: Terms | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper of the book and whose it is (`name` "" while nobody knows)."""

    paper: Paper
    client: str
    name: str


def contract_of(actor: Actor, client: str, document: str = "") -> ClientContract:
    """The client's contract, by default the one imported last; `document`: the beginning of another's key.

    Raise NotFound `no_client`, `client_ambiguous`, `no_contract_of` (the client has none), `no_paper`.
    """
    actor.needs("read")
    from partwell.book.clausewords import NOTICE, words_on
    from partwell.book.documents import papers
    from partwell.book.roster import find_client

    target = find_client(client)
    own = tuple(paper for paper in papers() if paper.client == target.key)
    if not own:
        raise NotFound("no_contract_of", name=target.name)
    paper = next((p for p in own if document and p.key.startswith(document)), None if document else own[0])
    if paper is None:
        raise NotFound("no_paper", id=document)
    words = words_on(paper.key)
    said = {topic: word.status for topic, word in words.items() if topic in TOPICS}
    found = review(paper.text, paper.pages or None, said)
    settled = frozenset(t.removeprefix(SETTLED) for t in words if t.startswith(SETTLED))
    notice = own_terms(words[NOTICE].note) if NOTICE in words else None
    return ClientContract(target.key, target.name, paper, own, found, words, settled, terms_of(found, notice))


def list_papers(actor: Actor) -> tuple[PaperRow, ...]:
    """Every paper of the book, those imported last first."""
    actor.needs("read")
    from partwell.book.documents import papers
    from partwell.book.models import Client

    names = dict(Client.objects.values_list("key", "name"))
    return tuple(PaperRow(paper, paper.client, names.get(paper.client, "")) for paper in papers())


def leave_on(
    actor: Actor,
    contract: ClientContract,
    given: date | None = None,
    wanted: date | None = None,
    term_end: date | None = None,
) -> Plan | None:
    """The days if notice goes out on `given` (by default today on the owner's clock); None: no period to count.

    wanted  the last day the person would like;  term_end  the end of the term, where the contract leaves it open
    """
    actor.needs("read")
    from partwell.actions.portfolio import today
    from partwell.book.profile import read_profile

    profile = read_profile()
    if contract.terms is None:
        return None
    return plan(with_end(contract.terms, term_end), given or today(profile), profile.country or "", wanted)


def own_terms(note: str) -> OwnTerms | None:
    """The person's notice terms as they were kept; None where they cannot be read."""
    try:
        kept: dict[str, Any] = json.loads(note)
        end = kept.get("term_end")
        return OwnTerms(
            Span(int(kept["n"]), cast("Unit", kept["unit"]), kept.get("day_type", "unspecified")),
            cast("Anchor", kept["anchor"]) if kept["anchor"] in COUNTED else "rolling",
            kept.get("snap", "") if kept.get("snap") in SNAPS else "",
            date.fromisoformat(end) if end else None,
        )
    except (ValueError, KeyError, TypeError):
        return None


def kept_terms(own: OwnTerms) -> str:
    """The terms as they are kept, readable back by `own_terms`."""
    return json.dumps(
        {
            "n": own.span.n,
            "unit": own.span.unit,
            "day_type": own.span.day_type,
            "anchor": own.anchor,
            "snap": own.snap,
            "term_end": own.term_end.isoformat() if own.term_end else None,
        }
    )
