"""The portfolio of a million messages: processor seconds for all signals and verdicts, against the bare SQL.

Seconds are of the processor, all threads added up. The snapshot is written once and not counted.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from bench._row import Row
from partwell.actions.portfolio import assemble
from partwell.facts.money import Money
from partwell.facts.profile import Profile
from partwell.signals import snapshot
from partwell.signals._contract import Settings
from partwell.signals.engine import Engine
from partwell.signals.measure import run
from partwell.signals.registry import all_signals, sql_of
from tests.signals._book import Book

MESSAGES, CLIENTS = 1_000_000, 60
PROFILE = Profile(zone="Europe/Budapest", country="HU", rate=Money("EUR", 75_00))
SETTINGS = Settings.of(PROFILE, date(2026, 6, 30))
_START, _YEARS = 1_590_000_000, 6
MOST_SECONDS, MOST_TIMES = 1.0, 1.5


def rows(messages: int = MESSAGES) -> list[Row]:
    """The whole portfolio, and the bare queries over the same files."""
    book = _book(messages)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        held = snapshot.take(home, book)
        root = snapshot.root_of(home)

        def whole() -> None:
            with Engine(root, held, SETTINGS) as engine:
                assemble(run(engine, SETTINGS), PROFILE)

        def plain() -> None:
            with Engine(root, held, SETTINGS) as engine:
                for name in all_signals():
                    engine.run(sql_of(name))

        ours, bare = _seconds(whole), _seconds(plain)
    return [
        Row(f"portfolio, {messages:,} messages", ours, None, "s", MOST_SECONDS),
        Row("the same / its SQL alone", ours, bare, "s", MOST_TIMES * bare),
    ]


def _seconds(work: Callable[[], object], times: int = 2) -> float:
    """The best processor seconds of so many runs."""
    taken = []
    for _ in range(times):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken)


def _book(messages: int) -> Book:
    """Threads of about six messages, a monthly invoice with its payment, an entry a working day."""
    draw, book = random.Random(12), Book()
    for number in range(1, CLIENTS + 1):
        book.client(number, zone="Europe/Berlin" if number % 2 else "")
    book.me()
    for place in range(messages):
        client, sent = 1 + place % CLIENTS, _START + draw.randrange(_YEARS * 365 * 86_400)
        sender, to = (client, (0,)) if draw.random() < 0.6 else (0, (client,))
        book.message(sender, sent, to, f"{client}-{place // (6 * CLIENTS)}", 60)
    for number in range(1, CLIENTS + 1):
        for month in range(12 * _YEARS):
            issued = date(2020, 6, 5) + timedelta(days=30 * month)
            bill = book.billed(number, issued, 127_000, due=issued + timedelta(days=14), net=100_000)
            book.paid(number, issued + timedelta(days=14 + draw.randrange(-5, 40)), 127_000, invoice=bill)
        for day in range(250):
            book.worked(number, _START + day * 86_400 * 7 + 9 * 3_600, 1.5)
    return book


def main() -> int:
    """Print the two lines; an argument asks for another number of messages."""
    for row in rows(int(sys.argv[1]) if sys.argv[1:] else MESSAGES):
        print(row.text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
