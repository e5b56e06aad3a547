"""Call a client otherwise."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again


def rename(actor: Actor, client: str, name: str) -> None:
    """Give the client a name; raise NotFound `no_client`, InputError `empty_name`, Conflict `name_taken`."""
    actor.needs("write")
    from partwell.book import roster_verbs

    roster_verbs.rename(actor.name, client, name)
    read_again(actor)
