"""Invoices as stretches of time, and the days on which a client paid: what words about payment are held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from partwell.book.models import Identity, Invoice, Match, Payment
from partwell.book.roots import roots
from partwell.language.context import Bill

Thing = TypeVar("Thing")


def bills_by_client() -> dict[str, list[Bill]]:
    """Client -> its invoices with the day each was wholly paid; credit notes are no bills."""
    paid = _settled()
    rows = Invoice.objects.filter(gross__gt=0).values_list("key", "identity", "issued")
    return _by_client((whose, Bill(issued, paid.get(key))) for key, whose, issued in rows)


def payments_by_client() -> dict[str, list[date]]:
    """Client -> the days on which money came."""
    return _by_client(Payment.objects.filter(minor__gt=0).exclude(identity=None).values_list("identity", "day"))


def _settled() -> dict[str, date]:
    """Invoice -> the day of the payment that settled the last of it; open ones are left out."""
    owed = dict(Invoice.objects.values_list("key", "gross"))
    days: dict[str, date] = {}
    for invoice, minor, day in Match.objects.order_by("payment__day").values_list("invoice", "minor", "payment__day"):
        owed[invoice] -= minor
        if owed[invoice] <= 0:
            days.setdefault(invoice, day)
    return days


def _by_client(rows: Iterable[tuple[int, Thing]]) -> dict[str, list[Thing]]:
    root = roots()
    owners = Identity.objects.filter(state="client").exclude(client=None).values_list("pk", "client_id")
    whose = {pk: root[owner] for pk, owner in owners if owner in root}
    found: dict[str, list[Thing]] = defaultdict(list)
    for identity, thing in rows:
        if identity in whose:
            found[whose[identity]].append(thing)
    return found
