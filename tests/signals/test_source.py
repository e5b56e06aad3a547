"""The real book as the snapshot's source: the schema's columns, and one moment however others write meanwhile."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from partwell.book import batches
from partwell.book.home import DATABASE
from partwell.signals import snapshot
from tests.signals._book import COLUMNS


def test_the_book_yields_the_columns_of_the_schema_in_their_order(book: Path) -> None:
    for table, names in COLUMNS.items():
        assert list(batches.batch(table)) == names.split()


def test_an_empty_book_is_taken(book: Path) -> None:
    held = snapshot.take(book, batches)
    assert (held["book"], held["generation"]) == (batches.book_id(), batches.generation())
    assert set(held["tables"]) == set(COLUMNS)


def test_frozen_shows_one_moment_and_lets_others_write(book: Path) -> None:
    with batches.frozen():
        before = batches.generation()
        with closing(sqlite3.connect(book / DATABASE, timeout=1)) as other, other:
            other.execute("UPDATE book_book SET generation = generation + 1")
        assert batches.generation() == before
    assert batches.generation() == before + 1
    with batches.frozen():
        assert batches.generation() == before + 1
