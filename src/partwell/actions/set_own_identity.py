"""Say which addresses, phones and names are the person's own: who wrote to whom depends on it."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again


def claim(actor: Actor, *values: str) -> None:
    """Say that these are one's own; raise InputError `empty_identity` (nothing is written then)."""
    actor.needs("write")
    from partwell.book import roster_verbs
    from partwell.book.unit_of_work import unit_of_work

    with unit_of_work():
        for value in values:
            roster_verbs.claim(actor.name, value)
    read_again(actor)


def disclaim(actor: Actor, value: str) -> None:
    """Say that this is not one's own after all; raise NotFound `not_own`."""
    actor.needs("write")
    from partwell.book import roster_verbs

    roster_verbs.disclaim(actor.name, value)
    read_again(actor)
