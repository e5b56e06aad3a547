"""Check-ins: a mood note of ten seconds after contact with a client."""

from __future__ import annotations

from datetime import date

from partwell.actions._actor import Actor
from partwell.actions.portfolio import today
from partwell.book.cards import CheckInRow

__all__ = ["CheckInRow", "check_in", "list_check_ins"]


def check_in(actor: Actor, client: str, score: int, note: str = "", day: date | None = None) -> None:
    """Keep how contact felt, 1 bad to 5 good, by default today on the owner's clock.

    Raise NotFound `no_client`, InputError `bad_score`, `note_too_long`, `day_to_come`.
    """
    actor.needs("write")
    from partwell.book import checkins
    from partwell.book.profile import read_profile

    now = today(read_profile())
    checkins.check_in(client, score, note, day or now, now)


def list_check_ins(actor: Actor, client: str) -> tuple[CheckInRow, ...]:
    """A client's check-ins, the newest first; raise NotFound `no_client`."""
    actor.needs("read")
    from partwell.book.listing import check_ins
    from partwell.book.roster import find_client

    return check_ins(find_client(client).key)
