"""When to tell this client: the answer of `partwell when CLIENT`, kept until the book moves on."""

from __future__ import annotations

from datetime import date

from partwell.actions._actor import Actor
from partwell.actions._economics_rows import question_of
from partwell.actions._kept import Kept
from partwell.actions.when_to_tell_client import when_to_tell_client
from partwell.facts.errors import InputError
from partwell.facts.profile import Profile
from partwell.offboarding._types import TellAdvice

_kept: Kept[TellAdvice | None] = Kept()


def tell_advice(actor: Actor, client: str, profile: Profile, today: date, wait: int) -> TellAdvice | None:
    """The advice for the open invoices; `wait` days before which nothing may be said. None: no invoice, or no day."""
    actor.needs("read")
    question = (question_of(profile, today), client, wait)
    return _kept.get(question, lambda: _advice(actor, client, today))


def _advice(actor: Actor, client: str, today: date) -> TellAdvice | None:
    try:
        found = when_to_tell_client(actor, client, as_of=today)
    except InputError:  # no day is left before the horizon
        return None
    return TellAdvice(found.best, found.give_up, found.gain) if found.open else None
