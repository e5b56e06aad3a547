"""Take an import back: the book is then as if the file had never been given."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again
from partwell.book.reports import UndoReport

__all__ = ["UndoReport", "undo_import"]


def undo_import(actor: Actor, number: int) -> UndoReport:
    """Undo the import of one file; facts that another import has too stay. Raise NotFound `no_import`.

    Files that were at odds with it are read again: what they say may count now.
    """
    actor.needs("write")
    from partwell.book.listing import find_import
    from partwell.book.undo import undo

    report = undo([find_import(number)])
    read_again(actor)
    return report
