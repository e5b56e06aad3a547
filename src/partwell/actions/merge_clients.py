"""Count two clients as one."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again


def merge(actor: Actor, into: str, other: str) -> None:
    """Let `other` count as `into`; raise NotFound `no_client`, Conflict `same_client`."""
    actor.needs("write")
    from partwell.book import roster_verbs

    roster_verbs.merge(actor.name, into, other)
    read_again(actor)
