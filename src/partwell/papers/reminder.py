"""Payment reminders in four stages: polite, firm, final, and the demand with what the law provides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
Record = Literal["good", "", "poor"]


@dataclass(frozen=True, slots=True)
class LegalClaim:
    """Interest to a day, the fixed cost (None: none) and the sum, with the yearly rate and where it is from.

    A cost in another currency than the debt is no part of `total` and is named beside it. `by` law or contract.
    """

    day: date
    interest: Money
    cost: Money | None
    total: Money
    rate: str
    source: str
    by: Literal["law", "contract"] = "law"


@dataclass(frozen=True, slots=True)
class Plan:
    """An offer to pay in equal monthly parts; the last one may differ by the cents left over (None: it does not)."""

    parts: int
    amount: Money
    first: date
    last: Money | None = None

    @classmethod
    def of(cls, whole: Money, parts: int, first: date) -> Plan:
        """The whole sum in so many parts, to the minor unit; the last part is the largest."""
        each = whole.minor // parts
        rest = whole.minor - each * (parts - 1)
        last = None if rest == each else Money(whole.currency, rest)
        return cls(parts, Money(whole.currency, each), first, last)


_STEPS: Mapping[Record, tuple[int, int, int]] = {"good": (14, 30, 60), "": (7, 21, 45), "poor": (3, 14, 30)}
_FEWEST, _GOOD, _POOR, _GRACE = 3, 0.75, 0.5, 3


def record_of(delays: Sequence[int]) -> Record:
    """How a client has paid: `delays` of the paid invoices in days past due; "" below three of them.

    good: three quarters within three days; poor: more than half later. Source: the invoice-chasing rules of
    bookkeeping assistants, which call a payer good from 75 % on time and repeatedly late from 50 %.
    """
    if len(delays) < _FEWEST:
        return ""
    on_time = sum(1 for days in delays if days <= _GRACE) / len(delays)
    return "good" if on_time >= _GOOD else "poor" if on_time < _POOR else ""


def stage_for(days_late: int, reminded: int = 0, record: Record = "") -> Stage:
    """The stage that fits: by the days past due and how the client has paid so far, and never a harsher one than the
    next after those sent."""
    by_days = sum(1 for limit in _STEPS[record] if days_late > limit)
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
        yield Paragraph(_offered(language, plan, day))
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


def _offered(language: str, plan: Plan, by: str) -> str:
    first, amount = formats.long_day(language, plan.first), _money(language, plan.amount)
    if plan.last is None:
        return say(language, "paper.remind.instalments", n=plan.parts, amount=amount, first=first, by=by)
    last, n = _money(language, plan.last), plan.parts - 1
    return say_count(language, "paper.remind.instalments_last", n, amount=amount, last=last, first=first, by=by)


def _claimed(language: str, claim: LegalClaim) -> Iterator[Block]:
    day, interest = formats.long_day(language, claim.day), _money(language, claim.interest)
    total = _money(language, claim.total)
    said = [say(language, f"paper.remind.interest_{claim.by}", day=day, interest=interest)]
    if claim.cost is not None:
        cost = _money(language, claim.cost)
        said.append(say(language, "paper.remind.cost", cost=cost))
        if claim.cost.currency != claim.total.currency:
            total = say(language, "paper.and").join((total, cost))
    yield Paragraph(" ".join((*said, say(language, "paper.remind.total", total=total))))
    rate, source = one_line(claim.rate), one_line(claim.source)
    rate = rate.replace(".", ",") if language == "hu" else rate
    yield Paragraph(say(language, "paper.remind.source", rate=rate, source=source), small=True)


def _money(language: str, amount: Money) -> str:
    return formats.money(language, amount.decimal, amount.currency)
