"""Take a change of the roster back."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again


def undo_roster_change(actor: Actor, number: int | str = "") -> None:
    """Undo the change of this number, "" for the last one not undone.

    Raise NotFound `no_change` or `nothing_to_undo`, Conflict `change_undone` or `roster_moved_on`.
    """
    actor.needs("write")
    from partwell.book.roster import undo_change

    undo_change(number)
    read_again(actor)
