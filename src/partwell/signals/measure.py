"""Measures the whole book: every signal for every client on one day, kept until the book or the question changes."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from partwell.facts.problems import Note
from partwell.facts.reading import Reading
from partwell.signals import snapshot
from partwell.signals._contract import Row, Settings
from partwell.signals.engine import Engine, explained
from partwell.signals.registry import all_signals, sql_of

_CLIENTS = "SELECT client, name, status, decision, decision_reason, zone, hours FROM clients ORDER BY client"
_LEFT_OUT = "SELECT code, currency, n FROM left_out ORDER BY code, currency"
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """Clients as the book knows them, their readings {signal: {client: Reading}}, and what was left out."""

    settings: Settings
    clients: tuple[Row, ...]
    readings: Mapping[str, Mapping[str, Reading]]
    notes: tuple[Note, ...]

    def of(self, client: str) -> dict[str, Reading]:
        """All readings of one client by signal."""
        return {name: found[client] for name, found in self.readings.items()}


class _Kept:
    """The last answer; asking again for the same book, day and settings costs one small file."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.key: tuple[object, ...] | None = None
        self.value: Measured | None = None


_kept = _Kept()


def measure(home: Path, source: snapshot.Source, settings: Settings) -> Measured:
    """The readings of the book at `home`, from `source` (partwell.book.batches) by way of the snapshot."""
    with _kept.lock:
        for attempt in range(_ATTEMPTS):
            root = snapshot.take(home, source)
            held = snapshot.manifest(root)
            key = (str(root), held.get("book"), held.get("generation"), settings)
            if _kept.key == key and _kept.value is not None:
                return _kept.value
            try:
                _kept.value, _kept.key = run(root, settings), key
            except duckdb.IOException:
                # Two newer generations were written while this one was being opened: start again from the newest.
                if attempt == _ATTEMPTS - 1:
                    raise
            else:
                return _kept.value
    raise snapshot.Unsettled(str(home))


def run(root: Path, settings: Settings) -> Measured:
    """Every signal over one snapshot folder, without looking at what is kept."""
    with Engine(root, settings) as engine:
        clients = tuple(engine.run(_CLIENTS))
        readings = {name: signal.readings(engine.run(sql_of(name)), settings) for name, signal in all_signals().items()}
        notes = tuple(
            Note(f"portfolio_{row['code']}", {"n": int(row["n"]), "currency": row["currency"]})
            for row in engine.run(_LEFT_OUT)
        )
    return Measured(settings, clients, readings, notes)


def queries() -> dict[str, str]:
    """The SQL of every signal with the shared views it rests on, for a person to read."""
    return {name: explained(sql_of(name)) for name in all_signals()}
