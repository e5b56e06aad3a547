"""When a client paid: every instalment of the invoices with a due date, and what is open past it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partwell.actions._actor import Actor
from partwell.actions.portfolio import today
from partwell.facts.money import Money
from partwell.signals._contract import Settings
from partwell.signals.rows import rows_of


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of an invoice: paid, or `open` on the last known day; `delay` in days after `due`, negative before it.

    invoice   key of the invoice; `evidence` its evidence id
    amount    gross
    """

    invoice: str
    evidence: str
    issued: date
    due: date
    until: date
    delay: int
    open: bool
    amount: Money


def payment_history(actor: Actor, client: str, as_of: date | None = None) -> tuple[Instalment, ...]:
    """The instalments of a client (by id), by due date; those that the reading `delay` counts."""
    actor.needs("read")
    from partwell.book import batches
    from partwell.book.home import home_path
    from partwell.book.profile import read_profile

    profile = read_profile()
    rows = rows_of(home_path(), batches, Settings.of(profile, as_of or today(profile)), "delay")
    found = [
        Instalment(
            row["invoice"],
            f"invoice:{row['invoice']}",
            row["issued"],
            row["due"],
            row["until"],
            int(row["delay"]),
            bool(row["open"]),
            Money(row["currency"], int(row["minor"])),
        )
        for row in rows
        if row["client"] == client and row["invoice"] is not None
    ]
    return tuple(sorted(found, key=lambda part: (part.due, part.invoice, part.until)))
