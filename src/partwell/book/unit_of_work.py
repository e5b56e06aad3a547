"""One write to the book: all of it or nothing, and the generation moves on once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

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
    atomic = _begin()
    with atomic:
        yield
        Book.objects.update(generation=F("generation") + 1)


class _Begun:
    """An atomic block already entered, so that waiting for the lock can be told from faults of the work itself."""

    def __init__(self, atomic: transaction.Atomic) -> None:
        self.atomic = atomic

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self.atomic.__exit__(kind, value, trace)  # type: ignore[arg-type]


def _begin() -> _Begun:
    for _ in range(TRIES):
        atomic = transaction.atomic()
        try:
            atomic.__enter__()
        except OperationalError as fault:
            if "locked" not in str(fault):
                raise
            continue
        return _Begun(atomic)
    raise Conflict("book_busy")
