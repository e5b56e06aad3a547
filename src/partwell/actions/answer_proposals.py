"""Answer what the book proposes about people and names; the files this touches are read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again
from partwell.book.cards import Proposal

if TYPE_CHECKING:
    from partwell.book.rereading import Reread


@dataclass(frozen=True, slots=True)
class Answered:
    """The proposals answered, and the files read again because of it."""

    proposals: tuple[Proposal, ...]
    reread: Reread


def answer(actor: Actor, answers: Mapping[str, str]) -> Answered:
    """Write answers by proposal id: "yes", "no", "me", a client's id or name, or "new:NAME"; all of them or none.

    Raise NotFound `no_proposal` or `no_client`, InputError `bad_answer` or `empty_name`.
    """
    actor.needs("write")
    from partwell.book.answering import take_answers
    from partwell.book.unit_of_work import unit_of_work

    with unit_of_work():
        taken = take_answers(actor.name, answers)
    return Answered(taken, read_again(actor))
