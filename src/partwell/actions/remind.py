"""Remind a client of open invoices, by stage: polite, firm, final, or the demand with what the law provides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from partwell.actions._actor import Actor
from partwell.actions._parting import Filled, Wishes, fill
from partwell.actions.interest_owed import Lateness, interest_owed
from partwell.actions.invoice_history import invoice_history
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money, total
from partwell.papers.document import Document, one_line
from partwell.papers.draft import draft
from partwell.papers.pack import file_name
from partwell.papers.parting import Owing
from partwell.papers.pdf import pdf
from partwell.papers.reminder import STAGES, LegalClaim, Plan, Record, Stage, record_of, reminder, stage_for

__all__ = ["STAGES", "Reminder", "remind"]

TERM = 10
"""Days in which to pay after a reminder, unless said."""
MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Reminder:
    """The reminder in its stage; `invoices` their numbers.

    refused  why no claim for interest is in a statutory demand, "" where it is;  record  how the client has paid
    """

    stage: Stage
    document: Document
    invoices: tuple[str, ...]
    refused: str
    pdf_name: str
    filled: Filled
    record: Record = ""

    def as_pdf(self) -> bytes:
        """The reminder printed."""
        return pdf(self.document)

    def as_mail(self) -> bytes:
        """A mail draft of it."""
        return draft(self.document, self.filled.me, self.filled.them)


def remind(
    actor: Actor,
    client: str,
    stage: str = "",
    *,
    reminded: int = 0,
    parts: int = 0,
    by: date | None = None,
    wishes: Wishes | None = None,
    today: date | None = None,
) -> Reminder:
    """The reminder of a client's overdue invoices; `stage` "" is chosen by how late they are and how often reminded.

    `parts` above 1 offers so many monthly instalments. Raise NotFound `no_client`, `nothing_overdue`; InputError
    `bad_stage`, `bad_parts`, `day_gone`, `several_currencies`.
    """
    actor.needs("read")
    if stage and stage not in STAGES:
        raise InputError("bad_stage", given=stage, known=", ".join(STAGES))
    if parts and not 2 <= parts <= MOST_PARTS:
        raise InputError("bad_parts", given=parts, most=MOST_PARTS)
    filled = fill(actor, client, wishes or Wishes(), today)
    rows = interest_owed(actor, filled.client, filled.parting.today).rows
    if not rows:
        raise NotFound("nothing_overdue", client=filled.parting.client)
    record = record_of(_delays(actor, filled))
    chosen = next((one for one in STAGES if one == stage), None) or stage_for(
        max(row.days for row in rows), reminded, record
    )
    until = by or filled.parting.today + timedelta(days=TERM)
    if until < filled.parting.today:
        raise InputError("day_gone", day=until.isoformat())
    claim, refused = _claim(rows) if chosen == "statutory" else (None, "")
    plan = Plan.of(claim.total if claim else _sum(rows), parts, until) if parts else None
    document = reminder(replace(filled.parting, owing=_owing(rows)), chosen, until, claim, plan)
    name = file_name(document.title, filled.parting.client, ending="pdf")
    return Reminder(chosen, document, tuple(row.of.number for row in rows), refused, name, filled, record)


def _delays(actor: Actor, filled: Filled) -> list[int]:
    """Days past due of the client's paid invoices."""
    bills = invoice_history(actor, filled.client, filled.parting.today)
    paid = [(one.last_paid, one.due) for one in bills if one.state == "paid"]
    return [(last - due).days for last, due in paid if last is not None and due is not None]


def _owing(rows: Sequence[Lateness]) -> tuple[Owing, ...]:
    """The invoices as printed; a due date that was only assumed is not held against anybody."""
    found = [row.of for row in rows]
    return tuple(
        Owing(one.number, one.issued, None if one.assumed else one.due, one.gross, one.gross - one.left, one.left)
        for one in found
    )


def _sum(rows: Sequence[Lateness]) -> Money:
    codes = {row.of.left.currency for row in rows}
    if len(codes) != 1:
        raise InputError("several_currencies", codes=", ".join(sorted(codes)))
    return total((row.of.left for row in rows), codes.pop())


def _claim(rows: Sequence[Lateness]) -> tuple[LegalClaim | None, str]:
    """What contract or law adds to all of them, or why nothing is claimed: a guessed rate would be worse than none."""
    sums = _sum(rows)
    for row in rows:
        if row.interest is None:
            return None, _refused(row)
    added = total((row.interest for row in rows if row.interest is not None), sums.currency)
    fixed = [row.fixed for row in rows if row.fixed is not None]
    cost = total(fixed, fixed[0].currency) if fixed else None
    whole = sums + added + cost if cost is not None and cost.currency == sums.currency else sums + added
    rates = sorted({segment.rate for row in rows if row.claim for segment in row.claim.segments})
    by: Literal["law", "contract"] = "contract" if all(row.contract for row in rows) else "law"
    return LegalClaim(
        rows[0].until, added, cost, whole, " / ".join(f"{one.normalize():f}" for one in rates), _source(rows), by
    ), ""


def _refused(row: Lateness) -> str:
    if row.law is None:
        return "no_law"
    refusal = row.claim.refusal if row.claim else None
    return "unknown_rate" if refusal and refusal.code == "unknown_rate" else "no_interest"


def _source(rows: Sequence[Lateness]) -> str:
    """Where the rate is from: the contract's own words, the law, and what the person entered with its source."""
    clauses = [row.clause for row in rows if row.contract]
    laws = [row.law.source for row in rows if row.contract is None and row.law is not None]
    entered = [one for row in rows for one in row.own]
    return "; ".join(dict.fromkeys((*(f"“{one_line(clause)}”" for clause in clauses), *laws, *entered)))
