"""The obligations between the person and a client: the ledger with its balance, and the person's word on each entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from partwell.actions._actor import Actor
from partwell.actions.portfolio import today
from partwell.contracts.obligations import KINDS, SIDES, By, Ledger, Owed, ledger
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money
from partwell.words import say

if TYPE_CHECKING:
    from partwell.book.obligations import ObligationRow

__all__ = ["KINDS", "SIDES", "ClientLedger", "Ledger", "NewOwed", "Owed"]

_ID = 8


@dataclass(frozen=True, slots=True)
class ClientLedger:
    """The ledger of one client on a day."""

    client: str
    name: str
    as_of: date
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class NewOwed:
    """What the person adds: `by` me or client, one of KINDS, their words, day and amount where known."""

    by: str
    what: str
    kind: str = "other"
    due: date | None = None
    amount: Money | None = None


def obligations(actor: Actor, client: str, language: str = "en") -> ClientLedger:
    """Everything owed either way, from the facts and from the person's word; raise NotFound `no_client`.

    language  of the sentences that come from the contract's loose ends
    """
    actor.needs("read")
    from partwell.actions._owed import Asked, shown_by_facts
    from partwell.book.obligations import obligation_rows
    from partwell.book.owed import identities_of
    from partwell.book.profile import read_profile
    from partwell.book.roster import find_client

    target, profile = find_client(client), read_profile()
    day = today(profile)
    asked = Asked(actor, target.key, identities_of(target.key), day, profile, language)
    rows = obligation_rows(target.key)
    heard = {row.key for row in rows}
    own = [_own(row, day) for row in rows if row.state == "open"]
    shown = [item for item in shown_by_facts(asked) if item.id not in heard]
    return ClientLedger(target.key, target.name, day, ledger([*own, *shown]))


def _own(row: ObligationRow, today: date) -> Owed:
    from partwell.book.owed import evidence_of

    late = row.due is not None and row.due < today
    fact = evidence_of(row.fact)
    return Owed(row.key, cast("By", row.by), row.kind, row.what, row.due, row.amount, fact=fact, late=late, said=True)


def add_obligation(actor: Actor, client: str, new: NewOwed) -> str:
    """Keep something owed and give its number; raise InputError `obligation_empty`, `no_side`, `no_kind`."""
    actor.needs("write")
    from partwell.book.obligations import ObligationRow, keep_obligation
    from partwell.book.roster import find_client

    if new.by not in SIDES:
        raise InputError("no_side", given=new.by, known=", ".join(SIDES))
    if new.kind not in KINDS:
        raise InputError("no_kind", given=new.kind, known=", ".join(KINDS))
    row = ObligationRow("", new.by, new.kind, new.what, new.due, new.amount, "", "open")
    return keep_obligation(find_client(client).key, row)


def settle_obligation(actor: Actor, client: str, number: str, word: str) -> None:
    """Say what became of an entry: done, dropped (it never counted), or confirm (a proposal counts).

    Raise NotFound `no_obligation`, InputError `no_word`.
    """
    actor.needs("write")
    from partwell.book.obligations import ObligationRow, keep_obligation, set_state

    if word not in {"done", "dropped", "confirm"}:
        raise InputError("no_word", given=word, known="done, dropped, confirm")
    found = obligations(actor, client)
    fits = [item for item in found.ledger.items if number and item.id.startswith(number)]
    if len(fits) != 1:
        raise NotFound("no_obligation", id=number)
    item = fits[0]
    if item.said:
        if word != "confirm":
            set_state(found.client, item.id, word)
        return
    state = "open" if word == "confirm" else word
    fact = item.fact.partition(":")[2]
    row = ObligationRow(item.id, item.by, item.kind, item.what, item.due, item.amount, fact, state)
    keep_obligation(found.client, row)


def obligations_json(found: ClientLedger, language: str) -> dict[str, Any]:
    """The `obligations --json` document."""
    book = found.ledger
    first = {item.id for item in book.first}
    return {
        "client": found.client,
        "name": found.name,
        "as_of": found.as_of.isoformat(),
        "owed_by_me": [amount.as_json() for amount in book.mine],
        "owed_by_client": [amount.as_json() for amount in book.theirs],
        "items": [
            {
                "id": item.id[:_ID],
                "by": item.by,
                "kind": item.kind,
                "what": item.what,
                "due": item.due.isoformat() if item.due else None,
                "amount": item.amount.as_json() if item.amount else None,
                "estimated": item.estimated,
                "hours": round(item.hours, 2) if item.hours is not None else None,
                "state": item.state,
                "late": item.late,
                "after_leaving": item.after,
                "first": item.id in first,
                "do": say(language, f"obligations.do.{item.by}.{item.kind}"),
                "evidence": item.fact or None,
            }
            for item in book.items
        ],
    }
