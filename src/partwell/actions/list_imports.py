"""What was imported: every file with its sum, and the problems of one."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.book.cards import ImportRow
from partwell.book.reports import FileReport

__all__ = ["FileReport", "ImportRow", "import_problems", "list_imports"]


def list_imports(actor: Actor) -> tuple[ImportRow, ...]:
    """Every imported file, the newest first."""
    actor.needs("read")
    from partwell.book.listing import imports

    return imports()


def import_problems(actor: Actor, number: int) -> FileReport:
    """The whole report of one imported file; raise NotFound `no_import`."""
    actor.needs("read")
    from partwell.book.listing import import_report

    return import_report(number)
