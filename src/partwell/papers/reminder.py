"""Payment reminders in four stages: polite, firm, final, and the demand with what the law provides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from partwell.facts.money import Money
from partwell.papers.document import Block, Document, Items, Paragraph, one_line
from partwell.papers.letter import amounts
from partwell.papers.parting import Parting
from partwell.words import formats, say, say_count

Stage = Literal["polite", "firm", "final", "statutory"]
STAGES: tuple[Stage, ...] = ("polite", "firm", "final", "statutory")


@dataclass(frozen=True, slots=True)
class LegalClaim:
    """Interest to a day, the fixed cost (None: none) and the sum, with the yearly rate and where it is from."""

    day: date
    interest: Money
    cost: Money | None
    total: Money
    rate: str
    source: str


@dataclass(frozen=True, slots=True)
class Plan:
    """An offer to pay in equal monthly parts; `last` differs by what cents are left over."""

    parts: int
    amount: Money
    first: date


def stage_for(days_late: int, reminded: int = 0) -> Stage:
    """The stage that fits: by the days past due, and never a harsher one than the next after those sent."""
    by_days = 0 if days_late <= 7 else 1 if days_late <= 21 else 2 if days_late <= 45 else 3
    return STAGES[min(by_days, reminded + 1 if reminded else by_days)]


def reminder(
    parting: Parting, stage: Stage, by: date, claim: LegalClaim | None = None, plan: Plan | None = None
) -> Document:
    """The reminder of the open invoices in `parting.owing` (at least one: ValueError), to be paid by a day."""
    if not parting.owing:
        raise ValueError("owing")
    language = parting.language
    numbers = ", ".join(one_line(one.number) for one in parting.owing)
    receiver = (parting.person, parting.client, *parting.their_lines)
    return Document(
        "letter",
        language,
        say(language, f"paper.remind.subject.{stage}", numbers=numbers),
        tuple(_blocks(parting, stage, by, claim, plan)),
        sender=tuple(one_line(one) for one in (parting.me, *parting.my_lines) if one_line(one)),
        receiver=tuple(dict.fromkeys(one_line(one) for one in receiver if one_line(one))),
        place_date=formats.long_day(language, parting.today),
    )


def _blocks(parting: Parting, stage: Stage, by: date, claim: LegalClaim | None, plan: Plan | None) -> Iterator[Block]:
    language, day = parting.language, formats.long_day(parting.language, by)
    yield Paragraph(say(language, "paper.letter.greeting", who=one_line(parting.person or parting.client)))
    yield Paragraph(say(language, f"paper.remind.open.{stage}", by=day))
    yield Items(tuple(_rows(parting)))
    if len(parting.owing) > 1:
        yield Paragraph(say(language, "paper.remind.sum", sums=amounts(language, parting)))
    if claim is not None:
        yield from _claimed(language, claim)
    if plan is not None:
        first, amount = formats.long_day(language, plan.first), _money(language, plan.amount)
        yield Paragraph(say(language, "paper.remind.instalments", n=plan.parts, amount=amount, first=first, by=day))
    yield Paragraph(say(language, f"paper.remind.thanks.{stage}"))
    closing, name = say(language, "paper.letter.closing"), one_line(parting.me)
    yield Paragraph(f"{closing}\n{name}" if name else closing)


def _rows(parting: Parting) -> Iterator[str]:
    language = parting.language
    for one in sorted(parting.owing, key=lambda o: (o.due or o.issued, o.number)):
        issued = formats.long_day(language, one.issued)
        left, number = _money(language, one.left), one_line(one.number)
        if one.due is None:
            yield say(language, "paper.remind.row_no_due", number=number, issued=issued, left=left)
            continue
        due, late = formats.long_day(language, one.due), (parting.today - one.due).days
        row = say(language, "paper.remind.row", number=number, issued=issued, due=due, left=left)
        days = say_count(language, "paper.days_late", late) if late > 0 else ""
        yield row + (say(language, "paper.remind.late", days=days) if days else "")


def _claimed(language: str, claim: LegalClaim) -> Iterator[Block]:
    key = "paper.remind.interest" if claim.cost is not None else "paper.remind.interest_only"
    cost = _money(language, claim.cost) if claim.cost is not None else ""
    day, interest, total = formats.long_day(language, claim.day), _money(language, claim.interest), claim.total
    yield Paragraph(say(language, key, day=day, interest=interest, cost=cost, total=_money(language, total)))
    source = one_line(claim.source)
    yield Paragraph(say(language, "paper.remind.source", rate=claim.rate, source=source), small=True)


def _money(language: str, amount: Money) -> str:
    return formats.money(language, amount.decimal, amount.currency)
