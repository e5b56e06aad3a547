"""A small book in memory, written fact by fact, that the snapshot reads as it reads the real one."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from partwell.facts.reading import Reading
from partwell.signals._contract import Settings
from partwell.signals.measure import Measured, run
from partwell.signals.over import over

HOME = "Europe/Budapest"
AS_OF = date(2026, 6, 30)
SETTINGS = Settings(AS_OF, zone=HOME, country="HU")
COLUMNS = {
    "clients": "client name status decision decision_reason zone hours",
    "identities": "identity client kind state",
    "messages": "key file sent offset sender thread channel automatic chars",
    "message_to": "key identity",
    "time_entries": "key identity start seconds billable project timed",
    "meetings": "key identity start seconds all_day cancelled",
    "meeting_with": "key identity",
    "rates": "day currency into rate told",
    "invoices": "key identity number issued due currency net gross passthrough",
    "payments": "key identity day currency minor",
    "matches": "payment invoice minor",
    "expenses": "key identity day currency minor passthrough",
    "checkins": "key client day score note",
    "labels": "message label rule standing counts",
    "works": "message mark work",
    "promises": "message said due",
    "remedies": "key client kind about day",
}


def at(text: str, zone: str = HOME) -> int:
    """UTC seconds of `2026-03-02 09:30` on the clock of `zone`."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


def day(text: str) -> date:
    return date.fromisoformat(text)


@dataclass
class Book:
    """Rows by table. Client n's identity is n, the person's own is 0; keys count up unless given."""

    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    name: str = "b" * 32
    number: int = 1

    # What the snapshot asks of a source.

    def book_id(self) -> str:
        return self.name

    def generation(self) -> int:
        return self.number

    @contextmanager
    def frozen(self) -> Iterator[None]:
        yield

    def batch(self, table: str) -> dict[str, list[Any]]:
        keys = COLUMNS[table].split()
        columns = [list(column) for column in zip(*self.rows[table], strict=True)] or [[] for _ in keys]
        return dict(zip(keys, columns, strict=True))

    # How a test writes.

    def client(self, number: int, *, zone: str = "", hours: str = "", key: str = "", name: str = "") -> int:
        key = key or f"c{number}"
        self.rows["clients"].append((key, name or f"Client {number}", "active", "", "", zone, hours))
        self.rows["identities"].append((number, key, "email", "client"))
        return number

    def me(self) -> None:
        self.rows["identities"].append((0, None, "email", "me"))

    def stranger(self, number: int) -> int:
        self.rows["identities"].append((number, None, "email", "open"))
        return number

    def message(
        self,
        sender: int,
        sent: int,
        to: tuple[int, ...],
        thread: str = "t",
        offset: int | None = None,
        *,
        automatic: bool = False,
    ) -> str:
        key = f"m{len(self.rows['messages']):05d}"
        self.rows["messages"].append((key, 1, sent, offset, sender, thread, "mail", automatic, 80))
        self.rows["message_to"] += [(key, one) for one in to]
        return key

    def wrote(self, client: int, sent: int, thread: str = "t", offset: int | None = None) -> str:
        """A message from the client to the person."""
        return self.message(client, sent, (0,), thread, offset)

    def answered(self, client: int, sent: int, thread: str = "t") -> str:
        """A message from the person to the client."""
        return self.message(0, sent, (client,), thread, 60)

    def worked(
        self, client: int | None, start: int, hours: float, *, billable: bool | None = True, timed: bool = True
    ) -> str:
        key = f"t{len(self.rows['time_entries']):05d}"
        self.rows["time_entries"].append((key, client, start, round(hours * 3600), billable, "", timed))
        return key

    def met(
        self, client: int | None, start: int, hours: float, *others: int, all_day: bool = False, cancelled: bool = False
    ) -> str:
        """A meeting that names a client, or has guests (`others`), or both."""
        key = f"g{len(self.rows['meetings']):05d}"
        self.rows["meetings"].append((key, client, start, round(hours * 3600), all_day, cancelled))
        self.rows["meeting_with"] += [(key, one) for one in others]
        return key

    def rate(self, when: date, currency: str, into: str, rate: str, told: int = 1) -> None:
        self.rows["rates"].append((when, currency, into, rate, told))

    def billed(
        self,
        client: int,
        issued: date,
        gross: int,
        *,
        due: date | None = None,
        net: int | None = None,
        passthrough: int = 0,
        currency: str = "EUR",
    ) -> str:
        key = f"i{len(self.rows['invoices']):05d}"
        row = (key, client, key, issued, due, currency, gross if net is None else net, gross, passthrough)
        self.rows["invoices"].append(row)
        return key

    def paid(
        self,
        client: int | None,
        when: date,
        minor: int,
        *parts: tuple[str, int],
        invoice: str = "",
        currency: str = "EUR",
    ) -> str:
        """A payment; for `invoice` whole, or in `parts` (invoice, minor), or for none."""
        key = f"p{len(self.rows['payments']):05d}"
        self.rows["payments"].append((key, client, when, currency, minor))
        self.rows["matches"] += [(key, *part) for part in ((invoice, minor), *parts) if part[0]]
        return key

    def spent(self, client: int, when: date, minor: int, *, passthrough: bool = True, currency: str = "EUR") -> str:
        key = f"e{len(self.rows['expenses']):05d}"
        self.rows["expenses"].append((key, client, when, currency, minor, passthrough))
        return key

    def labelled(self, message: str, label: str, standing: str = "evidence") -> None:
        """A label of a message, as worth as `standing` says."""
        counts = standing in {"evidence", "confirmed"}
        self.rows["labels"].append((message, label, f"en.{label}.some", standing, counts))

    def marked(self, message: str, mark: str, work: str = "the logo") -> None:
        """Work that a message hands over or accepts."""
        self.rows["works"].append((message, mark, work))

    def promised(self, message: str, said: date, due: date) -> None:
        self.rows["promises"].append((message, said, due))

    def tried(self, client: str, kind: str, about: str, when: date) -> str:
        key = f"r{len(self.rows['remedies']):05d}"
        self.rows["remedies"].append((key, client, kind, about, when))
        return key

    def felt(self, client: str, when: date, score: int) -> None:
        key = f"k{len(self.rows['checkins']):05d}"
        self.rows["checkins"].append((key, client, when, score, ""))

    # What a test asks.

    def shuffled(self, seed: int) -> Book:
        """The same rows in another order."""
        order = random.Random(seed)
        return Book({name: order.sample(rows, len(rows)) for name, rows in self.rows.items()}, self.name, self.number)

    def measured(self, settings: Settings = SETTINGS) -> Measured:
        """Every reading, by way of a snapshot in a folder of its own."""
        with tempfile.TemporaryDirectory() as folder:
            return over(Path(folder), self, settings, partial(run, settings=settings))

    def reading(self, name: str, client: str = "c1", settings: Settings = SETTINGS) -> Reading:
        return self.measured(settings).readings[name][client]


def late_bills(
    book: Book, client: int, delays: list[int], first: date = date(2025, 1, 10), gross: int = 100_00
) -> None:
    """One invoice a fortnight (14 days' terms), each paid so many days after its due date."""
    for place, delay in enumerate(delays):
        issued = first + timedelta(days=14 * place)
        due = issued + timedelta(days=14)
        book.paid(client, due + timedelta(days=delay), gross, invoice=book.billed(client, issued, gross, due=due))
