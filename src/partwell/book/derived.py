"""Stores beside the book for what is worked out from its messages: made anew where they are missing, old or broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from partwell.book.place import home_path

FOLDER = "labels"
WAIT_SECONDS = 30


@contextmanager
def derived_store(file: str, version: int, tables: str) -> Iterator[sqlite3.Connection]:
    """The store `file`, filled by the script `tables` (which sets user_version) unless it is of this version."""
    folder = home_path() / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / file
    try:
        store = _open(str(path), version, tables)
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        store = _open(str(path), version, tables)
    with closing(store):
        yield store


def _open(path: str, version: int, tables: str) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=WAIT_SECONDS)
    if store.execute("PRAGMA user_version").fetchone()[0] != version:
        store.executescript(tables)
    return store
