"""Which shape the tables have: compared at each opening, migrated only where it is behind."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.db import OperationalError, connection

from partwell.book.locks import held
from partwell.book.models import Book
from partwell.facts.errors import Conflict

MIGRATIONS = Path(__file__).parent / "migrations"


def newest() -> str:
    """Name of the newest migration this program has, e.g. `0001_initial`."""
    return max(path.stem for path in MIGRATIONS.glob("0*.py"))


def stored() -> str | None:
    """Name of the newest migration applied to the open book; None where it has no tables yet."""
    try:
        row = Book.objects.values_list("schema", flat=True).first()
    except OperationalError as fault:
        if "no such table" not in str(fault):
            raise
        return None
    return row


def bring_up_to_date(place: Path) -> None:
    """Migrate where the book is behind; raise Conflict `book_newer` where it is ahead of this program."""
    latest, found = newest(), stored()
    if found == latest:
        return
    if found and found > latest:
        raise Conflict("book_newer", found=found, known=latest)
    with held(place / "migrating.lock"):
        if stored() != latest:  # another process may have done it while we waited
            _migrate(latest)


def _migrate(latest: str) -> None:
    from django.core.management import call_command

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")
    call_command("migrate", interactive=False, verbosity=0)
    book = Book.objects.first() or Book(uuid=uuid.uuid4())
    book.schema = latest
    book.save()
