"""The person's word on a contract: confirm or correct a topic, say the notice that holds, tick off, say whose it is."""

from __future__ import annotations

from collections.abc import Collection

from partwell.actions._actor import Actor
from partwell.actions.contract_of import SETTLED, contract_of, kept_terms
from partwell.contracts.notice_plan import OwnTerms
from partwell.contracts.review import STATUSES, TOPICS
from partwell.facts.errors import InputError

LONGEST_SPAN = 3_650


def confirm_topic(actor: Actor, client: str, topic: str, status: str, note: str = "", document: str = "") -> None:
    """Keep the status that holds; the review and its loose ends follow it from now on. "" takes the word back.

    Raise InputError `no_topic`, `no_status`, `note_too_long`; NotFound as `contract_of`.
    """
    actor.needs("write")
    from partwell.book.clausewords import drop_word, keep_word

    if topic not in TOPICS:
        raise InputError("no_topic", given=topic, known=", ".join(TOPICS))
    if status and status not in STATUSES:
        raise InputError("no_status", given=status, known=", ".join(STATUSES))
    paper = contract_of(actor, client, document).paper
    if status:
        keep_word(paper.key, topic, status, " ".join(note.split()))
    else:
        drop_word(paper.key, topic)


def say_notice(actor: Actor, client: str, own: OwnTerms | None, document: str = "") -> None:
    """Keep the notice terms that hold, whatever the reader found; None takes the word back.

    Raise InputError `bad_span_length`; NotFound as `contract_of`.
    """
    actor.needs("write")
    from partwell.book.clausewords import NOTICE, drop_word, keep_word

    paper = contract_of(actor, client, document).paper
    if own is None:
        drop_word(paper.key, NOTICE)
        return
    if not 0 < own.span.n <= LONGEST_SPAN:
        raise InputError("bad_span_length", given=own.span.n, most=LONGEST_SPAN)
    keep_word(paper.key, NOTICE, "said", kept_terms(own))


def settle(actor: Actor, client: str, codes: Collection[str], document: str = "") -> None:
    """Keep which loose ends are settled: exactly those of `codes` that the review has."""
    actor.needs("write")
    from partwell.book.clausewords import drop_word, keep_word
    from partwell.book.unit_of_work import unit_of_work

    contract = contract_of(actor, client, document)
    with unit_of_work():
        for code in {end.code for end in contract.review.loose_ends} | contract.settled:
            if code in codes and code not in contract.settled:
                keep_word(contract.paper.key, SETTLED + code, "done")
            elif code not in codes:
                drop_word(contract.paper.key, SETTLED + code)


def assign_paper(actor: Actor, document: str, client: str) -> None:
    """Say whose paper it is; raise NotFound `no_paper`, `no_client`, `client_ambiguous`."""
    actor.needs("write")
    from partwell.book.clausewords import WHOSE, keep_word
    from partwell.book.documents import find_paper
    from partwell.book.roster import find_client

    paper = find_paper(document)
    keep_word(paper.key, WHOSE, "said", find_client(client).key)
