"""What person and client owe each other, as the case asks for it: the ledger, and rows that were settled in it."""

from __future__ import annotations

from dataclasses import dataclass

from partwell.actions._actor import Actor
from partwell.actions.obligations import obligations
from partwell.contracts import obligations as book
from partwell.offboarding._types import Owed

_ELSEWHERE = frozenset({"unpaid", "unbilled"})


@dataclass(frozen=True, slots=True)
class Debts:
    """`rows` to settle or settled, hours worked and not billed, and what was read in messages and is not confirmed."""

    rows: tuple[Owed, ...]
    unbilled: float
    proposed: int


def debts_of(actor: Actor, client: str, language: str) -> Debts:
    """The ledger of a client (by id); bills and hours are asked about apart, tails of the contract with its review."""
    from partwell.book.case_facts import settled_rows

    found = obligations(actor, client, language).ledger
    rows = [_row(item) for item in found.items if item.state == "open" and _asked(item)]
    done = [Owed(row.key, row.by, row.kind, row.what, row.due, row.money, "done") for row in settled_rows(client)]
    hours = sum(item.hours or 0.0 for item in found.items if item.kind == "unbilled")
    return Debts((*rows, *done), hours, len(found.proposed))


def _asked(item: book.Owed) -> bool:
    tail = item.kind == "deadline" and item.due is None
    return item.kind not in _ELSEWHERE and not tail


def _row(item: book.Owed) -> Owed:
    return Owed(item.id, item.by, item.kind, item.what, item.due, item.amount)
