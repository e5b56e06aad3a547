"""Writes the book as Parquet files under HOME/snapshot and swaps one manifest, so that readers never wait."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import duckdb
import numpy as np

FORMAT = 4
KEPT_GENERATIONS = 2
BIG_FILE = 10_000
"""An import file with this many messages gets Parquet parts of its own; the rest share one."""
_SCHEMA = Path(__file__).with_name("schema.sql")
REST = "rest"
_ABANDONED_SECONDS = 3600
_READING_SECONDS = 30
"""No older generation goes before this age, however many follow: somebody may have just been told to read it."""


class Source(Protocol):
    """Where columns come from; `partwell.book.batches` is one."""

    def book_id(self) -> str:
        """The book's own id, so that a new book in an old place is never taken for the old one."""

    def generation(self) -> int:
        """A number that every change of the book raises."""

    def batch(self, table: str) -> dict[str, list[Any]]:
        """All rows of a table as columns, in the order of schema.sql."""

    def frozen(self) -> AbstractContextManager[None]:
        """Inside it every call shows the book at one moment, whatever others write meanwhile."""


def root_of(home: Path) -> Path:
    """The snapshot's folder in a home."""
    return home / "snapshot"


def take(home: Path, source: Source) -> dict[str, Any]:
    """The manifest of the book's present generation, its files written now unless they are there already.

    The files it names stay for half a minute at least, so what is returned can be read although others publish on.
    """
    root = root_of(home)
    held = manifest(root)
    if (held.get("book"), held.get("generation")) == (source.book_id(), source.generation()):
        return held
    root.mkdir(mode=0o700, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=root))
    try:
        with source.frozen():
            book, generation = source.book_id(), source.generation()
            tables = _write(fresh, source)
        return _publish(root, fresh, book, generation, tables)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def manifest(root: Path) -> dict[str, Any]:
    """What the snapshot folder holds: {"book", "generation", "tables": {name: [paths in it]}}; {} if none or broken."""
    try:
        found: Any = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) and found.get("format") == FORMAT else {}


def discard(home: Path) -> None:
    """Forget the manifest, so that the next `take` writes every file anew; for files that turn out unreadable."""
    (root_of(home) / "manifest.json").unlink(missing_ok=True)


def column(values: Sequence[Any], kind: str) -> Any:
    """A list of Python values as the NumPy array DuckDB reads as `kind`; None becomes NULL."""
    if kind == "VARCHAR":
        return np.array(values, dtype=object)
    if kind == "DATE":
        return np.array(
            [None if v is None else _plain_day(v) for v in values], dtype="datetime64[us]"
        )  # DuckDB reads no [D]
    dtype = np.bool_ if kind == "BOOLEAN" else np.int64
    missing = [value is None for value in values]
    if not any(missing):
        return np.array(values, dtype=dtype)
    return np.ma.masked_array(np.array([v or 0 for v in values], dtype=dtype), mask=missing)


def _plain_day(value: date | str) -> str:
    return value if isinstance(value, str) else value.isoformat()


def _write(folder: Path, source: Source) -> dict[str, list[str]]:
    """All tables as Parquet files in `folder`; gives their names."""
    written: dict[str, list[str]] = {}
    part_of_message: dict[str, str] = {}
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"}) as con:
        con.execute(_SCHEMA.read_text(encoding="utf-8"))
        for table, kinds in sorted(_types(con).items(), key=lambda item: item[0] != "messages"):
            columns = list(source.batch(table).values())
            parts = [REST] * len(columns[0])
            if table == "messages":
                parts = _parts(columns[1])
                part_of_message = dict(zip(columns[0], parts, strict=True))
            elif table == "message_to":
                parts = [part_of_message.get(key, REST) for key in columns[0]]
            written[table] = []
            for part in sorted(set(parts)) or [REST]:
                name = f"{table}-{part}.parquet"
                arrays = [column(v, k) for v, k in zip(_only(columns, parts, part), kinds, strict=True)]
                _one_file(con, folder / name, table, arrays)
                written[table].append(name)
    return written


def _types(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Table names of schema.sql with the types of their columns, in order."""
    rows = con.execute(
        "SELECT table_name, data_type FROM information_schema.columns ORDER BY table_name, ordinal_position"
    ).fetchall()
    out: dict[str, list[str]] = {}
    for table, kind in rows:
        out.setdefault(table, []).append(kind)
    return out


def _parts(files: Sequence[int]) -> list[str]:
    sizes = Counter(files)
    return [str(file) if sizes[file] >= BIG_FILE else REST for file in files]


def _only(columns: list[list[Any]], parts: list[str], part: str) -> list[list[Any]]:
    """The rows of one part; the columns as they are when it is the only one."""
    wanted = [i for i, name in enumerate(parts) if name == part]
    return columns if len(wanted) == len(parts) else [[values[i] for i in wanted] for values in columns]


def _one_file(con: duckdb.DuckDBPyConnection, path: Path, table: str, arrays: list[Any]) -> None:
    con.begin()
    con.register("columns", {f"c{i:02d}": array for i, array in enumerate(arrays)})
    con.table("columns").insert_into(table)
    con.table(table).write_parquet(str(path), compression="zstd")
    con.rollback()
    con.unregister("columns")
    path.chmod(0o600)


def _publish(root: Path, fresh: Path, book: str, generation: int, tables: dict[str, list[str]]) -> dict[str, Any]:
    """Move the files to their place and swap the manifest; a reader sees the old one or the new one, both whole."""
    final = root / fresh.name.replace(".new-", f"{generation}-")
    fresh.rename(final)
    document: dict[str, Any] = {
        "format": FORMAT,
        "book": book,
        "generation": generation,
        "folder": final.name,
        "tables": {table: [f"{final.name}/{name}" for name in names] for table, names in tables.items()},
    }
    handle, name = tempfile.mkstemp(prefix=".manifest-", dir=root)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(document, stream, indent=1, sort_keys=True)
    Path(name).replace(root / "manifest.json")
    _prune(root, final.name)
    return document


def _prune(root: Path, current: str) -> None:
    """Remove what a kill left behind, and generations before the last two once nobody can still be opening them."""
    now, finished = time.time(), []
    for path in root.iterdir():
        try:
            born = path.stat().st_mtime
        except FileNotFoundError:  # another process cleaned it first
            continue
        if path.name.startswith((".new-", ".manifest-")):
            if now - born > _ABANDONED_SECONDS:
                _remove(path)
        elif path.is_dir():
            finished.append((born, path))
    finished.sort(reverse=True)
    for born, path in finished[KEPT_GENERATIONS:]:
        if path.name != current and now - born > _READING_SECONDS:
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
