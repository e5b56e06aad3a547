"""After a change of what reading depends on: the files it touches are read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partwell.actions._actor import Actor

if TYPE_CHECKING:
    from partwell.book.rereading import Reread


def read_again(actor: Actor) -> Reread:
    """Read every file again that was read in other surroundings; nothing is done where there is none."""
    from partwell.book.rereading import reread_stale

    return reread_stale(actor.name)
