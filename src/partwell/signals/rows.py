"""Rows of a query before they become a reading, for pictures that show every fact; kept until the book moves."""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path

from partwell.signals import snapshot
from partwell.signals._contract import Row, Settings
from partwell.signals.engine import Engine
from partwell.signals.over import over
from partwell.signals.registry import FOLDER, sql_of


class _Kept:
    """The last book's rows by query; asking again for the same book, day and settings costs one small file."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.key: tuple[object, ...] | None = None
        self.rows: dict[str, list[Row]] = {}


_kept = _Kept()


@cache
def pictures() -> tuple[str, ...]:
    """Queries that serve pictures alone: `pictures/NAME`, by name."""
    return tuple(sorted(f"pictures/{path.stem}" for path in (FOLDER / "pictures").glob("*.sql")))


def rows_of(home: Path, source: snapshot.Source, settings: Settings, query: str) -> list[Row]:
    """What `query` (a signal's name, or `pictures/NAME`) gives for all clients of the book, from its newest snapshot.

    The first question after the book moved runs every picture's query at once: a page asks for most of them.
    """
    with _kept.lock:
        held = snapshot.take(home, source)
        key = (str(home), held["book"], held["generation"], settings)
        if _kept.key != key:
            _kept.key, _kept.rows = key, {}
        if query not in _kept.rows:
            wanted = dict.fromkeys([*pictures(), query])

            def run(engine: Engine) -> dict[str, list[Row]]:
                return {name: engine.run(sql_of(name)) for name in wanted if name not in _kept.rows}

            _kept.rows |= over(home, source, settings, run, held)
        return _kept.rows[query]
