"""Invoices of each month or project and what became of them: paid early, late, in parts, disputed, or open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random

from partwell.demo.cast import Client
from partwell.demo.work import Stint

_CENT = Decimal("0.01")
_RISE = Decimal("1.04")
_ADVANCE = Decimal("0.4")
_CREDIT = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice in its client's currency, `passthrough` is the part of `net` that only hands on expenses.

    credits  the invoice that this one, a credit note with a negative net, takes part of back; None for an invoice
    """

    client: Client
    number: str
    issued: date
    due: date
    net: Decimal
    passthrough: Decimal
    text: str
    name: str
    credits: str | None = None

    @property
    def tax(self) -> Decimal:
        """VAT on the net amount."""
        return (self.net * self.client.role.vat / 100).quantize(_CENT, ROUND_HALF_UP)

    @property
    def gross(self) -> Decimal:
        """Net and VAT."""
        return self.net + self.tax


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that came in for a bill."""

    bill: Bill
    day: date
    amount: Decimal
    says_number: bool


@dataclass(frozen=True, slots=True)
class _Draft:
    """An invoice before it has a number; `back` is the share of it that a credit note will take back."""

    client: Client
    issued: date
    net: Decimal
    passthrough: Decimal
    text: str
    back: Decimal = Decimal(0)


def bills(random: Random, clients: tuple[Client, ...], work: list[Stint], until: date) -> list[Bill]:
    """All bills and credit notes, numbered in the order of issue; a client's own tool numbers its own."""
    drafts: list[_Draft] = []
    for client in clients:
        own = [stint for stint in work if stint.client is client]
        made = _projects(client, own) if client.role.billing == "fixed" else _months(random, client, own)
        drafts += _disputed(random, list(made)) if client.role.dispute else made
    drafts = [draft for draft in drafts if draft.issued <= until]
    drafts.sort(key=lambda draft: (draft.issued, clients.index(draft.client), draft.text))
    counts: dict[str, int] = {}
    out: list[Bill] = []
    for draft in drafts:
        out.append(_bill(draft, _number(counts, draft, draft.issued)))
        if draft.back:
            out += _credit(counts, draft, out[-1], until)
    return sorted(out, key=lambda bill: (bill.issued, bill.number))


def _number(counts: dict[str, int], draft: _Draft, day: date) -> str:
    series = "F" if draft.client.role.bills_by == "freshbooks" else f"{day.year}-"
    counts[series] = counts.get(series, 0) + 1
    return f"{1000 + counts[series]:07d}" if series == "F" else f"{series}{counts[series]:03d}"


def _bill(draft: _Draft, number: str) -> Bill:
    role, names = draft.client.role, draft.client.names
    due = draft.issued + timedelta(days=role.terms)
    name = names[1] if len(names) > 1 and draft.issued.month % 2 else names[0]
    return Bill(draft.client, number, draft.issued, due, draft.net, draft.passthrough, draft.text, name)


def _credit(counts: dict[str, int], draft: _Draft, bill: Bill, until: date) -> list[Bill]:
    day = bill.due + timedelta(days=6)
    if day > until:
        return []
    counts["C"] = counts.get("C", 0) + 1
    number = f"C-{day.year}-{counts['C']:02d}"
    net = -(bill.net * draft.back).quantize(_CENT, ROUND_HALF_UP)
    text = f"Credit note for {bill.number}, a quarter taken back to end the dispute"
    return [Bill(bill.client, number, day, day, net, Decimal("0.00"), text, bill.name, bill.number)]


def _months(random: Random, client: Client, work: list[Stint]) -> Iterator[_Draft]:
    """One a month with work: its hours, or the retainer."""
    months = sorted({(s.start.year, s.start.month) for s in work})
    for year, month in months:
        minutes = sum(s.minutes for s in work if s.billable and (s.start.year, s.start.month) == (year, month))
        last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        issued = last + timedelta(days=random.randrange(0, 4))
        handed_on = Decimal(random.choice((0, 0, 0, 0, 0, 48, 120, 75)) if client.role.currency == "EUR" else 0)
        if minutes < 60:
            continue
        rate = client.role.rate * (_RISE if year == months[-1][0] else 1)
        retainer = client.role.billing == "retainer"
        net = Decimal(client.role.fee) if retainer else (Decimal(minutes) / 60 * rate)
        net = net.quantize(_CENT, ROUND_HALF_UP) + handed_on
        text = f"{'Retainer' if retainer else 'Design work'} {year}-{month:02d}"
        text += ", stock images at cost" if handed_on else ""
        yield _Draft(client, issued, net, handed_on.quantize(_CENT), text)


def _projects(client: Client, work: list[Stint]) -> Iterator[_Draft]:
    """Two a project: an advance when it begins, the rest when the next one does; the last one is still under way."""
    begun: dict[str, date] = {}
    for stint in work:
        begun.setdefault(stint.project, stint.start.date())
    fee = Decimal(client.role.fee)
    starts = [*begun.items(), ("", None)]
    for (project, start), (_, following) in pairwise(starts):
        assert start is not None
        advance = (fee * _ADVANCE).quantize(_CENT)
        text = f"{project[:1].upper()}{project[1:]}, fixed price {fee}"
        yield _Draft(client, start, advance, Decimal("0.00"), f"{text}: advance of 40 %")
        if following is not None:
            yield _Draft(client, following, fee - advance, Decimal("0.00"), f"{text}: balance on delivery")


def _disputed(random: Random, drafts: list[_Draft]) -> list[_Draft]:
    """The same with one of the earlier ones disputed."""
    if len(drafts) < 3:
        return drafts
    place = random.randrange(1, len(drafts) - 1)
    draft = drafts[place]
    drafts[place] = _Draft(draft.client, draft.issued, draft.net, draft.passthrough, draft.text, _CREDIT)
    return drafts


def receipts(random: Random, all_bills: list[Bill], until: date) -> list[Receipt]:
    """What was paid by `until`, oldest first; banks do not book on weekends."""
    out: list[Receipt] = []
    notes = {bill.credits: bill for bill in all_bills if bill.credits}
    for client in dict.fromkeys(bill.client for bill in all_bills):
        own = [bill for bill in all_bills if bill.client is client and not bill.credits]
        odd = dict(
            zip(random.sample(range(len(own)), min(len(client.role.odd), len(own))), client.role.odd, strict=False)
        )
        for place, bill in enumerate(own):
            out += _paid(random, bill, notes.get(bill.number), odd.get(place), place / max(len(own) - 1, 1))
    return sorted((r for r in out if r.day <= until), key=lambda r: (r.day, r.bill.number, r.amount))


def _paid(random: Random, bill: Bill, credit: Bill | None, odd: int | None, elapsed: float) -> list[Receipt]:
    first, last, scatter = bill.client.role.delay
    drawn = random.gauss(first + (last - first) * elapsed, scatter)
    day = _bank_day(bill.due + timedelta(days=odd if odd is not None else round(drawn)), bill.issued)
    named, parts = random.random() > 0.12, random.random() < 0.06
    if credit is not None:
        return [
            Receipt(bill, _bank_day(credit.issued + timedelta(days=5), bill.issued), bill.gross + credit.gross, True)
        ]
    if parts and bill.client.role.bills_by == "plain":
        part = (bill.gross / 2).quantize(_CENT, ROUND_HALF_UP)
        later = _bank_day(day + timedelta(days=random.randrange(5, 15)), bill.issued)
        return [Receipt(bill, day, part, True), Receipt(bill, later, bill.gross - part, True)]
    return [Receipt(bill, day, bill.gross, named)]


def _bank_day(day: date, issued: date) -> date:
    day = max(day, issued + timedelta(days=1))
    return day + timedelta(days=max(0, 8 - day.isoweekday()) if day.isoweekday() > 5 else 0)
