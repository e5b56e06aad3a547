"""Say on which clock and in which hours a client works."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again


def set_clock(actor: Actor, client: str, zone: str = "", hours: str = "") -> None:
    """Write zone (IANA) and hours (`9-17`), "" for unknown.

    Raise NotFound `no_client`, InputError `bad_zone` or `bad_hours`.
    """
    actor.needs("write")
    from partwell.book import roster_verbs

    roster_verbs.set_clock(actor.name, client, zone, hours)
    read_again(actor)
