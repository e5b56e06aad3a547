"""What became of each invoice: issued, due, paid when and how much, open or overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from partwell.actions._actor import Actor
from partwell.actions.portfolio import today
from partwell.facts.money import Money
from partwell.signals._contract import Row, Settings
from partwell.signals.rows import rows_of

State = Literal["paid", "open", "overdue", "unclear"]
_LEFT_OVER = 100  # a hundredth of an invoice: bank fees, not a debt


@dataclass(frozen=True, slots=True)
class Bill:
    """One invoice, `gross` and what came in for it in its own currency.

    state  paid: all but bank fees came; open: not due yet, or without a due date; overdue: as the reading `delay`
           counts it; unclear: past due, but money of the client that names no invoice may have settled it
    until  the last day on which payments are known of at all; None while there are none
    """

    invoice: str
    evidence: str
    number: str
    issued: date
    due: date | None
    gross: Money
    paid: Money
    last_paid: date | None
    until: date | None
    state: State


def invoice_history(actor: Actor, client: str, as_of: date | None = None) -> tuple[Bill, ...]:
    """The invoices of a client (by id) by day of issue; credit notes left out."""
    actor.needs("read")
    from partwell.book import batches
    from partwell.book.home import home_path
    from partwell.book.profile import read_profile

    profile = read_profile()
    rows = rows_of(home_path(), batches, Settings.of(profile, as_of or today(profile)), "pictures/bills")
    found = [_bill(row) for row in rows if row["client"] == client]
    return tuple(sorted(found, key=lambda bill: (bill.issued, bill.number, bill.invoice)))


def _bill(row: Row) -> Bill:
    return Bill(
        row["invoice"],
        f"invoice:{row['invoice']}",
        row["number"] or "",
        row["issued"],
        row["due"],
        Money(row["currency"], int(row["gross"])),
        Money(row["currency"], int(row["paid"])),
        row["last_paid"],
        row["last_day"],
        _state(row),
    )


def _state(row: Row) -> State:
    if (row["gross"] - row["paid"]) * _LEFT_OVER <= row["gross"]:
        return "paid"
    if row["overdue"]:
        return "overdue"
    past = row["due"] is not None and row["last_day"] is not None and row["due"] < row["last_day"]
    return "unclear" if past else "open"
