"""Remind a client of open invoices, by stage: polite, firm, final, or the demand with what the law provides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from partwell.actions._actor import Actor
from partwell.actions._parting import Filled, Wishes, fill
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money, total
from partwell.papers.document import Document
from partwell.papers.draft import draft
from partwell.papers.pack import file_name
from partwell.papers.parting import Owing
from partwell.papers.pdf import pdf
from partwell.papers.reminder import STAGES, LegalClaim, Plan, Stage, reminder, stage_for
from partwell.receivables.interest import interest
from partwell.receivables.statutory import law

__all__ = ["STAGES", "Reminder", "remind"]

TERM = 10
"""Days in which to pay after a reminder, unless said."""
MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Reminder:
    """The reminder in its stage; `invoices` their numbers; `refused` why no statutory claim is in it ("" it is)."""

    stage: Stage
    document: Document
    invoices: tuple[str, ...]
    refused: str
    pdf_name: str
    filled: Filled

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
    `bad_stage`, `bad_parts`, `several_currencies`.
    """
    actor.needs("read")
    if stage and stage not in STAGES:
        raise InputError("bad_stage", given=stage, known=", ".join(STAGES))
    if parts and not 2 <= parts <= MOST_PARTS:
        raise InputError("bad_parts", given=parts, most=MOST_PARTS)
    filled = fill(actor, client, wishes or Wishes(), today)
    day = filled.parting.today
    late = tuple(one for one in filled.parting.owing if one.due is not None and one.due < day)
    if not late:
        raise NotFound("nothing_overdue", client=filled.parting.client)
    chosen = next((one for one in STAGES if one == stage), None) or stage_for(
        max((day - one.due).days for one in late if one.due is not None), reminded
    )
    until = by or day + timedelta(days=TERM)
    claim, refused = _claim(actor, late, day) if chosen == "statutory" else (None, "")
    parting = replace(filled.parting, owing=late)
    document = reminder(parting, chosen, until, claim, _plan(late, parts, until))
    numbers = tuple(one.number for one in late)
    name = file_name(document.title, parting.client, ending="pdf")
    return Reminder(chosen, document, numbers, refused, name, filled)


def _plan(late: tuple[Owing, ...], parts: int, first: date) -> Plan | None:
    """Equal parts rounded up to the minor unit, so that the last one is not the largest."""
    if not parts:
        return None
    sums = _sum(late)
    return Plan(parts, Money(sums.currency, -(-sums.minor // parts)), first)


def _sum(late: tuple[Owing, ...]) -> Money:
    codes = {one.left.currency for one in late}
    if len(codes) != 1:
        raise InputError("several_currencies", codes=", ".join(sorted(codes)))
    return total((one.left for one in late), codes.pop())


def _claim(actor: Actor, late: tuple[Owing, ...], day: date) -> tuple[LegalClaim | None, str]:
    """What the law of the owner's country adds, or why nothing is claimed: a guessed rate would be worse than none."""
    actor.needs("read")
    from partwell.book.profile import read_profile

    country = read_profile().country
    found = law(country) if country else None
    if found is None:
        return None, "no_law" if country else "no_country"
    sums = _sum(late)
    added = Money(sums.currency, 0)
    rates: set[str] = set()
    cost = 0
    for one in late:
        assert one.due is not None
        claim = interest(found, one.left.decimal, one.due, day)
        if claim.refusal is not None or claim.interest is None:
            return None, "unknown_rate" if claim.refusal and claim.refusal.code == "unknown_rate" else "no_interest"
        added = added + Money.parse(f"{claim.interest:f}", sums.currency)
        rates |= {f"{segment.rate.normalize():f}" for segment in claim.segments}
        cost += claim.fixed_sum or 0
    same = found.fixed_sum is not None and found.fixed_sum.currency == sums.currency
    lump = Money.parse(str(cost), sums.currency) if same and cost else None
    whole = sums + added + (lump or Money(sums.currency, 0))
    return LegalClaim(day, added, lump, whole, " / ".join(sorted(rates)), found.source), ""
