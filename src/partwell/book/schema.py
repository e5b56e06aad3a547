"""Which shape the tables have: compared at each opening, migrated only where it is behind."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.db import DatabaseError, OperationalError, connection

from partwell.book.locks import held
from partwell.book.models import Book
from partwell.facts.errors import Conflict

MIGRATIONS = Path(__file__).parent / "migrations"


def newest() -> str:
    """Name of the newest migration this program has, e.g. `0001_initial`."""
    return max(shipped())


def stored() -> str | None:
    """Name of the newest migration applied to the open book; None where it has no tables yet."""
    try:
        row = Book.objects.values_list("schema", flat=True).first()
    except OperationalError as fault:
        if "no such table" not in str(fault):
            raise
        return None
    return row


def shipped() -> set[str]:
    """Names of the migrations of this program."""
    return {path.stem for path in MIGRATIONS.glob("0*.py")}


def applied() -> set[str]:
    """Names of the migrations that the open book's own record lists."""
    from django.db.migrations.recorder import MigrationRecorder

    return {name for app, name in MigrationRecorder(connection).applied_migrations() if app == "book"}


def bring_up_to_date(place: Path) -> None:
    """Migrate where the book is behind; raise Conflict `book_newer`, `book_unreadable`, `book_damaged`."""
    latest = newest()
    try:
        found = stored()
    except OperationalError as fault:
        raise Conflict("book_unreadable", path=str(place), reason=str(fault)) from None
    except DatabaseError as fault:
        raise Conflict("book_damaged", path=str(place), reason=str(fault)) from None
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
