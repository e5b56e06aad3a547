"""How contact with each client felt last, and after which meetings nobody noted it."""

from __future__ import annotations

from datetime import date

from partwell.actions._actor import Actor
from partwell.actions.portfolio import today
from partwell.book.contacts import Mood

__all__ = ["BACK", "Mood", "list_moods"]

BACK = 3
"""Days after which a call is too far back to say how it felt."""


def list_moods(actor: Actor, day: date | None = None) -> tuple[Mood, ...]:
    """Active clients with their last check-in; those met in the last BACK days and not noted since come first."""
    actor.needs("read")
    from partwell.book.contacts import moods
    from partwell.book.profile import read_profile

    profile = read_profile()
    return moods(day or today(profile), BACK, profile.zone)
