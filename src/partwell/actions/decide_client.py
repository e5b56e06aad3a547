"""Write down the person's own word about a client, beside what the numbers say."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again


def decide(actor: Actor, client: str, word: str, reason: str = "") -> None:
    """Keep, manage, part, or "" for no decision; raise NotFound `no_client`, InputError `bad_decision`."""
    actor.needs("write")
    from partwell.book import roster_verbs

    roster_verbs.decide(actor.name, client, word, reason)
    read_again(actor)
