"""Runs work over the book's newest snapshot, and writes the snapshot anew where its files turn out unreadable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from partwell.signals import snapshot
from partwell.signals._contract import Settings
from partwell.signals.engine import Engine

Result = TypeVar("Result")


def over(
    home: Path,
    source: snapshot.Source,
    settings: Settings,
    work: Callable[[Engine], Result],
    held: Mapping[str, Any] | None = None,
) -> Result:
    """What `work` gives over the snapshot of the book at `home` (of the manifest `held` where one is in hand).

    Files that are gone (newer generations came) or broken (the power failed) are written again, once; raise
    duckdb.Error where that does not help.
    """
    try:
        return _once(home, held if held is not None else snapshot.take(home, source), settings, work)
    except (duckdb.IOException, duckdb.InvalidInputException):
        snapshot.discard(home)
        return _once(home, snapshot.take(home, source), settings, work)


def _once(home: Path, held: Mapping[str, Any], settings: Settings, work: Callable[[Engine], Result]) -> Result:
    with Engine(snapshot.root_of(home), held, settings) as engine:
        return work(engine)
