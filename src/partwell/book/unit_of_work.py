"""One write to the book: all of it or nothing, and the generation moves on once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import OperationalError, connection, transaction
from django.db.models import F

from partwell.book.models import Book
from partwell.facts.errors import Conflict

# The write lock is waited for BUSY_SECONDS a try; a long import by another process may outlast one try.
TRIES = 6


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Hold the write lock for a short time; inside another unit of work, join it.

    Raise Conflict `book_busy` where other writers never let go.
    """
    if connection.in_atomic_block:
        yield
        return
    with quiet_unit_of_work():
        yield
        Book.objects.update(generation=F("generation") + 1)


@contextmanager
def quiet_unit_of_work() -> Iterator[None]:
    """The same without a new generation: for work that leaves every fact as it was, and for trial runs."""
    if connection.in_atomic_block:
        yield
        return
    with ExitStack() as stack:
        _enter(stack)
        yield


def leave_no_trace() -> None:
    """Empty the write-ahead log into the tables, so that erased words leave the disk; outside a unit of work.

    Readers of other processes may hold a part of it back; the next call takes it then.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _enter(stack: ExitStack) -> None:
    for _ in range(TRIES):
        try:
            stack.enter_context(transaction.atomic())
        except OperationalError as fault:
            if "locked" not in str(fault):
                raise
            continue
        return
    raise Conflict("book_busy")
