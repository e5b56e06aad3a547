"""Give some of a client's names and addresses to a client of their own."""

from __future__ import annotations

from collections.abc import Iterable

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again


def split(actor: Actor, client: str, identity_ids: Iterable[int], name: str) -> None:
    """Split these identities off; raise NotFound `no_client`, `no_identity`, Conflict `split_all`, `name_taken`."""
    actor.needs("write")
    from partwell.book import roster_verbs

    roster_verbs.split(actor.name, client, identity_ids, name)
    read_again(actor)
