"""The book as columns, table by table, for the snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from partwell.book.labelwords import label_columns
from partwell.book.models import (
    Book,
    CheckIn,
    Client,
    ExchangeRate,
    Expense,
    Identity,
    Invoice,
    Match,
    Meeting,
    MeetingWith,
    Message,
    MessageTo,
    OwnRate,
    Payment,
    TimeEntry,
)
from partwell.book.profile import read_profile
from partwell.book.promised import promise_columns
from partwell.book.reference_rates import reference_rates
from partwell.book.remedies import remedy_rows
from partwell.book.roots import roots
from partwell.book.works import work_columns

Columns = dict[str, list[Any]]


def generation() -> int:
    """A number that grows with every change of the book."""
    return Book.objects.values_list("generation", flat=True).get()


def book_id() -> str:
    """The book's own id, 32 hex digits; another home has another."""
    return Book.objects.values_list("uuid", flat=True).get().hex


@contextmanager
def frozen() -> Iterator[None]:
    """One read transaction: every batch inside it shows the book at one moment, and no writer waits for it."""
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN DEFERRED" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def batch(table: str) -> Columns:
    """All rows of `table` as columns, ordered by the first one.

    clients(client, name, status, decision, decision_reason, zone, hours)
    identities(identity, client, kind, state)       client None: nobody's, the person's own, or not decided
    messages(key, file, sent, offset, sender, thread, channel, automatic, chars)      message_to(key, identity)
    time_entries(key, identity, start, seconds, billable, project, timed)
    meetings(key, identity, start, seconds, all_day, cancelled)      meeting_with(key, identity)
    rates(day, currency, into, rate, told)     rate: exact text; told 0 by the person, 1 by a file, 2 by the table
    invoices(key, identity, number, issued, due, currency, net, gross, passthrough)
    payments(key, identity, day, currency, minor)   matches(payment, invoice, minor)
    expenses(key, identity, day, currency, minor, passthrough)      checkins(key, client, day, score, note)
    labels(message, label, rule, standing, counts)     works(message, mark, work)     promises(message, said, due)
    remedies(key, client, kind, about, day)
    Instants are UTC seconds, `offset` minutes, money minor units, days `date`. Raise KeyError on another name.
    """
    return _TABLES[table]()


def _columns(names: str, rows: Iterable[tuple[Any, ...]]) -> Columns:
    keys = names.split()
    columns = [list(column) for column in zip(*rows, strict=True)]
    return dict(zip(keys, columns or [[] for _ in keys], strict=True))


def _plain(names: str, rows: QuerySet[Any], *fields: str) -> Columns:
    wanted = fields or tuple(names.split())
    return _columns(names, rows.order_by(*wanted[:2]).values_list(*wanted))


def _clients() -> Columns:
    names = "client name status decision decision_reason zone hours"
    fields = ("key", *names.split()[1:])
    return _plain(names, Client.objects.filter(merged_into=None), *fields)


def _identities() -> Columns:
    root = roots()
    rows = Identity.objects.order_by("id").values_list("id", "client_id", "kind", "state")
    shown = ((i, root.get(c) if c and state == "client" else None, kind, state) for i, c, kind, state in rows)
    return _columns("identity client kind state", shown)


def _messages() -> Columns:
    names = "key file sent offset sender thread channel automatic chars"
    return _plain(
        names,
        Message.objects.all(),
        "key",
        "file_id",
        "sent",
        "offset",
        "sender_id",
        "thread",
        "channel",
        "automatic",
        "chars",
    )


def _message_to() -> Columns:
    return _plain("key identity", MessageTo.objects.all(), "message_id", "identity_id")


def _time_entries() -> Columns:
    fields = ("key", "identity_id", "start", "seconds", "billable", "project", "timed")
    return _plain("key identity start seconds billable project timed", TimeEntry.objects.all(), *fields)


def _meetings() -> Columns:
    fields = ("key", "identity_id", "start", "seconds", "all_day", "cancelled")
    return _plain("key identity start seconds all_day cancelled", Meeting.objects.all(), *fields)


def _meeting_with() -> Columns:
    return _plain("key identity", MeetingWith.objects.all(), "meeting_id", "identity_id")


def _rates() -> Columns:
    """The person's own rates, the files', and those of the reference table for the days on which money moved."""
    names = "day currency into rate"
    fields = names.split()
    own = OwnRate.objects.order_by("day", "currency", "into").values_list(*fields)
    filed = ExchangeRate.objects.order_by("day", "currency", "into", "key").values_list(*fields)
    mine = read_profile().currency
    moved = {
        pair
        for table in (Payment, Expense)
        for pair in table.objects.exclude(currency=mine).values_list("currency", "day").distinct()
    }
    tabled = reference_rates(sorted(moved), mine)
    rows = [(*row, told) for told, some in enumerate((own, filed, tabled)) for row in some]
    return _columns(f"{names} told", rows)


def _invoices() -> Columns:
    fields = ("key", "identity_id", "number", "issued", "due", "currency", "net", "gross", "passthrough")
    names = "key identity number issued due currency net gross passthrough"
    return _plain(names, Invoice.objects.all(), *fields)


def _payments() -> Columns:
    names = "key identity day currency minor"
    return _plain(names, Payment.objects.all(), "key", "identity_id", "day", "currency", "minor")


def _matches() -> Columns:
    return _plain("payment invoice minor", Match.objects.all(), "payment_id", "invoice_id", "minor")


def _expenses() -> Columns:
    fields = ("key", "identity_id", "day", "currency", "minor", "passthrough")
    return _plain("key identity day currency minor passthrough", Expense.objects.all(), *fields)


def _checkins() -> Columns:
    root = roots()
    rows = CheckIn.objects.order_by("key").values_list("key", "client_id", "day", "score", "note")
    return _columns("key client day score note", ((k, root[c], d, s, n) for k, c, d, s, n in rows))


def _remedies() -> Columns:
    rows = remedy_rows()
    return _columns("key client kind about day", ((r.key, r.client, r.kind, r.about, r.day) for r in rows))


_TABLES: dict[str, Callable[[], Columns]] = {
    "clients": _clients,
    "identities": _identities,
    "messages": _messages,
    "message_to": _message_to,
    "time_entries": _time_entries,
    "meetings": _meetings,
    "meeting_with": _meeting_with,
    "rates": _rates,
    "invoices": _invoices,
    "payments": _payments,
    "matches": _matches,
    "expenses": _expenses,
    "checkins": _checkins,
    "labels": label_columns,
    "works": work_columns,
    "promises": promise_columns,
    "remedies": _remedies,
}
