"""How long measuring a book of 100,000 messages takes, against the same SQL typed into plain DuckDB."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from bench._row import Row
from partwell.signals import snapshot
from partwell.signals._contract import Settings
from partwell.signals.engine import Engine
from partwell.signals.measure import run
from partwell.signals.registry import all_signals, sql_of
from tests.signals._book import Book

MESSAGES, CLIENTS = 100_000, 20
SETTINGS = Settings(date(2026, 6, 30), zone="Europe/Budapest", country="HU")
_START, _YEARS = 1_700_000_000, 2


def rows() -> list[Row]:
    """Snapshot, measuring, and the bare queries over the same files."""
    book = _book()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        taken = _seconds(lambda: snapshot.take(home, book), times=1)
        root, held = snapshot.root_of(home), snapshot.take(home, book)
        with Engine(root, held, SETTINGS) as engine:
            ours = _seconds(lambda: run(engine, SETTINGS), times=1)
        with Engine(root, held, SETTINGS) as engine:
            plain = _seconds(lambda: [engine.run(sql_of(name)) for name in all_signals()], times=1)
        whole = _seconds(lambda: _open_and_run(root, held), times=3)
    return [
        Row(f"snapshot of {MESSAGES:,} messages", taken, None, "s", 3.0),
        Row(f"all signals, {MESSAGES:,} messages / their SQL alone", ours, plain, "s"),
        Row("the same with opening the files", whole, plain, "s", 3.0),
    ]


def _open_and_run(root: Path, held: dict[str, object]) -> None:
    with Engine(root, held, SETTINGS) as engine:
        run(engine, SETTINGS)


def _seconds(work: Callable[[], object], times: int) -> float:
    """The best wall seconds of so many runs."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return min(taken)


def _book() -> Book:
    """Twenty clients, threads of about six messages, a monthly invoice and a paid one, an entry a working day."""
    draw, book = random.Random(11), Book()
    for number in range(1, CLIENTS + 1):
        book.client(number, zone="Europe/Berlin" if number % 2 else "")
    book.me()
    for place in range(MESSAGES):
        client, sent = 1 + place % CLIENTS, _START + draw.randrange(_YEARS * 365 * 86_400)
        sender, to = (client, (0,)) if draw.random() < 0.6 else (0, (client,))
        book.message(sender, sent, to, f"{client}-{place // (6 * CLIENTS)}", 60)
    for number in range(1, CLIENTS + 1):
        for month in range(24):
            issued = date(2024, 1, 5) + timedelta(days=30 * month)
            due = issued + timedelta(days=14)
            bill = book.billed(number, issued, 127_000, due=due, net=100_000)
            book.paid(number, due + timedelta(days=draw.randrange(-5, 40)), 127_000, invoice=bill)
        for day in range(500):
            book.worked(number, _START + day * 86_400 + 9 * 3_600, 1.5)
    return book
