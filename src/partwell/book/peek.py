"""A look at the owner's language without starting Django: one read of one column, never a write, never an error."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from partwell.book.place import DATABASE, home_path


def peek_language(home: Path | None = None) -> str | None:
    """The language in the profile of the book at `home` (None: the usual one); None where there is none to read."""
    place = (home or home_path()).expanduser().absolute() / DATABASE
    if not place.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True, timeout=0.2)) as connection:
            row = connection.execute("SELECT language FROM book_profilerow LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None
