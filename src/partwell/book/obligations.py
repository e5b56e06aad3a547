"""What the person says is owed: added, done, dropped, confirmed; a row with a fact also answers for that fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partwell.book.models import Client, Obligation
from partwell.book.roots import roots
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import InputError, NotFound
from partwell.facts.keys import key
from partwell.facts.money import Money

WHAT_LIMIT = 500
STATES = ("open", "done", "dropped")


@dataclass(frozen=True, slots=True)
class ObligationRow:
    """One row as the person said it: `fact` the key of what shows it, "" where nothing does.

    key  of a row that answers for an entry read from the facts: that entry's id; "" for a new one
    """

    key: str
    by: str
    kind: str
    what: str
    due: date | None
    amount: Money | None
    fact: str
    state: str


def obligation_rows(client: str) -> tuple[ObligationRow, ...]:
    """Every row of a client (by key) and of those merged into it, whatever its state."""
    root = roots()
    rows = Obligation.objects.order_by("key")
    return tuple(_row(row) for row in rows if root.get(row.client_id) == client)


def _row(row: Obligation) -> ObligationRow:
    amount = None if row.minor is None else Money(row.currency, row.minor)
    return ObligationRow(row.key, row.by, row.kind, row.what, row.due, amount, row.fact, row.state)


def keep_obligation(client: str, said: ObligationRow) -> str:
    """Keep a row under its client's key and give its own key; the same thing said twice is one.

    Raise InputError `obligation_empty`, `note_too_long`.
    """
    what = " ".join(said.what.split())
    if not what and not said.key:
        raise InputError("obligation_empty")
    if len(what) > WHAT_LIMIT:
        raise InputError("note_too_long", n=len(what), limit=WHAT_LIMIT)
    number = said.key or key("obligation", client, said.by, said.kind, what)
    values = {
        "client": Client.objects.get(key=client),
        "by": said.by,
        "kind": said.kind,
        "what": what,
        "due": said.due,
        "minor": said.amount.minor if said.amount else None,
        "currency": said.amount.currency if said.amount else "",
        "fact": said.fact,
        "state": said.state,
    }
    with unit_of_work():
        Obligation.objects.update_or_create(key=number, defaults=values)
    return number


def set_state(client: str, number: str, state: str) -> None:
    """Say what became of a row whose key begins so; raise NotFound `no_obligation`."""
    fits = [row.key for row in obligation_rows(client) if number and row.key.startswith(number)]
    if len(fits) != 1:
        raise NotFound("no_obligation", id=number)
    with unit_of_work():
        Obligation.objects.filter(key=fits[0]).update(state=state)
