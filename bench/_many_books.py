"""Thousands of small books measured at once: the signals' own SQL over tables of many books, then their Python.

Every query groups by (book, client), so that one run over all books gives what a run over each would.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from partwell.facts.reading import Reading
from partwell.signals import snapshot
from partwell.signals._contract import Row, Settings
from partwell.signals.engine import Engine
from partwell.signals.registry import all_signals, sql_of
from partwell.signals.snapshot import column
from tests.signals._book import COLUMNS, Book

Readings = dict[str, dict[str, dict[str, Reading]]]
"""{book: {signal: {client: reading}}}"""


def measured(books: Sequence[Book], settings: Settings, wanted: Iterable[str] | None = None) -> Readings:
    """The readings of every book, by the same code as a book alone; `wanted` signals only, by default all."""
    names = [name for name in all_signals() if wanted is None or name in set(wanted)]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        held = snapshot.take(home, Book())
        with Engine(snapshot.root_of(home), held, settings) as engine:
            _load(engine, books, sorted(held["tables"]))
            rows = {name: engine.run(sql_of(name)) for name in names}
    out: Readings = {book.name: {} for book in books}
    for name in names:
        for book, found in _apart(rows[name]).items():
            out[book][name] = all_signals()[name].readings(found, settings)
    return out


def _apart(rows: Sequence[Row]) -> Mapping[str, list[Row]]:
    out: dict[str, list[Row]] = {}
    for row in rows:
        out.setdefault(row["book"], []).append(row)
    return out


def _load(engine: Engine, books: Sequence[Book], tables: Sequence[str]) -> None:
    """Put the books' rows in place of the empty snapshot's views, and the clocks and calendars of these."""
    con: Any = engine._con  # noqa: SLF001
    for table in tables:
        shape = con.execute(f"DESCRIBE {table}").fetchall()
        con.execute(f"DROP VIEW {table}")
        types = ", ".join(f'"{name}" {"VARCHAR" if name == "book" else kind}' for name, kind, *_ in shape)
        con.execute(f"CREATE TABLE {table} ({types})")
        keys = [(book.name, row) for book in books for row in book.rows.get(table, ())]
        if not keys:
            continue
        kinds = {name: kind for name, kind, *_ in shape}
        # The snapshot calls one column otherwise than the book does.
        told = COLUMNS[table].split() if table in COLUMNS else [name for name in kinds if name != "book"]
        named = [{"offset": "offset_minutes"}.get(name, name) for name in told]
        data = {"book": column([book for book, _ in keys], "VARCHAR")}
        for at, name in enumerate(named):
            data[name] = column([row[at] for _, row in keys], kinds[name])
        con.register("incoming_rows", data)
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming_rows")  # noqa: S608 - a name of our schema
        con.unregister("incoming_rows")
    for small in ("params", "calendar", "exchange", "client_clock"):
        con.execute(f"DELETE FROM {small}")  # noqa: S608 - one of four names
    engine._hand_in()  # noqa: SLF001
