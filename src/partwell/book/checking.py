"""The book's health: a report of what does not fit together; nothing is changed, nothing repaired."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import DatabaseError, connection

from partwell.book import schema
from partwell.book.checking_disk import home_files, kept_bytes
from partwell.book.checking_rows import rows
from partwell.book.reports import Finding


def check(now: datetime) -> tuple[Finding, ...]:
    """Everything found wrong by `now`: first the tables themselves, then what they say, then the bytes beside them."""
    try:
        damage = list(_tables())
        return tuple(damage or [*_schema(), *rows(now), *kept_bytes(), *home_files()])
    except DatabaseError as fault:
        return (Finding("database_damaged", {"reason": str(fault)}),)


def _tables() -> Iterator[Finding]:
    """Pages and indexes that are broken (a key that stands twice breaks its index), references that lead nowhere."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        for (reason,) in cursor.fetchall():
            if reason != "ok":
                yield Finding("database_damaged", {"reason": reason})
        cursor.execute("PRAGMA foreign_key_check")
        lost = [(row[0], row[2]) for row in cursor.fetchall()]
    for table, target in sorted(set(lost)):
        yield Finding("broken_reference", {"table": table, "target": target, "n": lost.count((table, target))})


def _schema() -> Iterator[Finding]:
    found, known = schema.stored(), schema.newest()
    if found != known:
        yield Finding("schema_mismatch", {"found": found or "–", "known": known})
    applied = schema.applied()
    if applied != schema.shipped():
        yield Finding("schema_mismatch", {"found": ", ".join(sorted(applied)) or "–", "known": known})
