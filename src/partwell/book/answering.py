"""Answers to proposals, written into the roster: one journalled change an answer."""

from __future__ import annotations

from collections.abc import Mapping

from partwell.book.cards import Proposal
from partwell.book.models import Client, Refusal
from partwell.book.proposals import proposals
from partwell.book.roster import Change, change, find_client, open_client, say_whose
from partwell.book.roster_verbs import merge
from partwell.facts.errors import InputError, NotFound
from partwell.facts.records import Party

NEW, ME = "new:", "me"


def take_answers(actor: str, answers: Mapping[str, str]) -> tuple[Proposal, ...]:
    """Write the answers; give the proposals answered, in the order asked.

    An answer is "yes", "no", "me" (that is the person's own), a client's id or name, or "new:NAME". Raise NotFound
    `no_proposal` (nothing is written then), NotFound `no_client`, InputError `bad_answer`.
    """
    asked = {one.id: one for one in proposals()}
    for number in answers:
        if number not in asked:
            raise NotFound("no_proposal", id=number)
    for number, word in answers.items():
        _take(actor, asked[number], word.strip())
    return tuple(asked[number] for number in answers)


def _take(actor: str, asked: Proposal, word: str) -> None:
    if word == "no":
        with change("refuse", actor) as made:
            made.refusal(asked.id)
            Refusal.objects.get_or_create(proposal=asked.id)
    elif not word or (word == ME and asked.kind == "same_client"):
        raise InputError("bad_answer", given=word)
    elif asked.kind == "same_client":
        assert asked.target is not None
        merge(actor, asked.target if word == "yes" else find_client(word).key, asked.about[1])
    else:
        with change(f"answer_{asked.kind}", actor) as made:
            kind, value = asked.about
            party = Party(kind, value, asked.subject)  # type: ignore[arg-type]
            say_whose(made, party, *_meaning(made, asked, word))


def _meaning(made: Change, asked: Proposal, word: str) -> tuple[str, Client | None]:
    """State and client of the identity after this answer."""
    if word == ME:
        return "me", None
    if word.startswith(NEW):
        return "client", open_client(made, word.removeprefix(NEW))
    if word != "yes":
        return "client", find_client(word)
    if asked.kind == "me":
        return "me", None
    if asked.kind == "ignore":
        return "ignored", None
    return "client", find_client(asked.target) if asked.target else open_client(made, asked.subject)
