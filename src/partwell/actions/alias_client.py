"""Say that a name, address or phone is a client's."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again


def alias(actor: Actor, client: str, value: str) -> None:
    """Give the identity to the client; raise NotFound `no_client`, Conflict `alias_own` or `alias_taken`."""
    actor.needs("write")
    from partwell.book import roster_verbs

    roster_verbs.alias(actor.name, client, value)
    read_again(actor)
