"""Rows of a signal's query as they are before they become a reading, for pictures that show every fact."""

from __future__ import annotations

from pathlib import Path

from partwell.signals import snapshot
from partwell.signals._contract import Row, Settings
from partwell.signals.over import over
from partwell.signals.registry import sql_of


def rows_of(home: Path, source: snapshot.Source, settings: Settings, signal: str) -> list[Row]:
    """What the query of `signal` gives for the book at `home`, from its newest snapshot."""
    return over(home, source, settings, lambda engine: engine.run(sql_of(signal)))
