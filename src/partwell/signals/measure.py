"""Measures the whole book: every signal for every client on one day, kept until the book or the question changes."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from partwell.facts.money import Money
from partwell.facts.problems import Note
from partwell.facts.reading import Reading
from partwell.signals import snapshot
from partwell.signals._contract import Row, Settings
from partwell.signals.engine import Engine, explained
from partwell.signals.over import over
from partwell.signals.registry import all_signals, sql_of
from partwell.signals.remedied import NEEDED, Remedied, remedied

_CLIENTS = "SELECT client, name, status, decision, decision_reason, zone, hours FROM clients ORDER BY client"
_LEFT_OUT = "SELECT code, currency, n, minor FROM left_out ORDER BY code, currency"


@dataclass(frozen=True, slots=True)
class Measured:
    """Clients as the book knows them, their readings {signal: {client: Reading}}, and what was left out.

    remedied  {client: what was tried with them, measured before and after}, the oldest first
    """

    settings: Settings
    clients: tuple[Row, ...]
    readings: Mapping[str, Mapping[str, Reading]]
    notes: tuple[Note, ...]
    remedied: Mapping[str, tuple[Remedied, ...]] = field(default_factory=dict)

    def of(self, client: str) -> dict[str, Reading]:
        """All readings of one client by signal."""
        return {name: found[client] for name, found in self.readings.items()}


class _Kept:
    """The last answers; asking again for the same book, day and settings costs one small file.

    More than one, because what changed since last month is told beside what is.
    """

    most = 3

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.answers: dict[tuple[object, ...], Measured] = {}


_kept = _Kept()


def measure(home: Path, source: snapshot.Source, settings: Settings) -> Measured:
    """The readings of the book at `home`, from `source` (partwell.book.batches) by way of the snapshot."""
    with _kept.lock:
        held = snapshot.take(home, source)
        key = (str(home), held["book"], held["generation"], settings)
        found = _kept.answers.pop(key, None) or over(home, source, settings, partial(run, settings=settings), held)
        _kept.answers[key] = found
        while len(_kept.answers) > _kept.most:
            del _kept.answers[next(iter(_kept.answers))]
        return found


def run(engine: Engine, settings: Settings) -> Measured:
    """Every signal over an engine's snapshot, without looking at what is kept."""
    clients = tuple(engine.run(_CLIENTS))
    readings: dict[str, dict[str, Reading]] = {}
    kept: dict[str, list[Row]] = {}
    for name, signal in all_signals().items():
        rows = engine.run(sql_of(name))
        readings[name] = dict(sorted(signal.readings(rows, engine.settings).items()))
        kept |= {name: rows} if name in NEEDED else {}
    notes = tuple(
        Note(f"portfolio_{row['code']}", {"n": int(row["n"]), "currency": row["currency"], **_amount(row)})
        for row in engine.run(_LEFT_OUT)
    )
    tried = remedied(engine.run(sql_of("pictures/remedies")), kept, engine.settings)
    return Measured(settings, clients, readings, notes, tried)


def _amount(row: Row) -> dict[str, str]:
    """The sum left out, where the row states one."""
    return {} if row["minor"] is None else {"amount": Money(row["currency"], int(row["minor"])).text}


def queries() -> dict[str, str]:
    """The SQL of every signal with the shared views it rests on, for a person to read."""
    return {name: explained(sql_of(name)) for name in all_signals()}
