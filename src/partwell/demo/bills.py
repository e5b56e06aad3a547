"""Invoices of each month and what became of them: paid early, late, in two parts, or still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from partwell.demo.cast import Client
from partwell.demo.work import Stint

_CENT = Decimal("0.01")
_RISE = Decimal("1.04")


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice: amounts in EUR, `passthrough` is the part of `net` that only hands on expenses."""

    client: Client
    number: str
    issued: date
    due: date
    net: Decimal
    passthrough: Decimal
    text: str

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


def bills(random: Random, clients: tuple[Client, ...], work: list[Stint], until: date) -> list[Bill]:
    """One bill a client and month with work, numbered in the order of issue."""
    raw: list[tuple[date, int, Client, Decimal, Decimal, str]] = []
    months = sorted({(s.start.year, s.start.month) for s in work})
    for year, month in months:
        last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        for place, client in enumerate(clients):
            minutes = sum(
                s.minutes
                for s in work
                if s.client is client and s.billable and (s.start.year, s.start.month) == (year, month)
            )
            issued = last + timedelta(days=random.randrange(0, 4))
            if minutes < 60 or issued > until:
                continue
            rate = client.role.rate * (_RISE if year == months[-1][0] else 1)
            handed_on = Decimal(random.choice((0, 0, 0, 0, 0, 48, 120, 75))).quantize(_CENT)
            net = (Decimal(minutes) / 60 * rate).quantize(_CENT, ROUND_HALF_UP) + handed_on
            text = f"Design work {year}-{month:02d}" + (", stock images at cost" if handed_on else "")
            raw.append((issued, place, client, net, handed_on, text))
    raw.sort(key=lambda row: row[:2])
    counts: dict[int, int] = {}
    out = []
    for issued, _, client, net, handed_on, text in raw:
        counts[issued.year] = counts.get(issued.year, 0) + 1
        number = f"{issued.year}-{counts[issued.year]:03d}"
        due = issued + timedelta(days=client.role.terms)
        out.append(Bill(client, number, issued, due, net, handed_on, text))
    return out


def receipts(random: Random, all_bills: list[Bill], until: date) -> list[Receipt]:
    """What was paid by `until`, oldest first; banks do not book on weekends."""
    out: list[Receipt] = []
    for client in dict.fromkeys(bill.client for bill in all_bills):
        own = [bill for bill in all_bills if bill.client is client]
        odd = dict(
            zip(random.sample(range(len(own)), min(len(client.role.odd), len(own))), client.role.odd, strict=False)
        )
        for place, bill in enumerate(own):
            out += _paid(random, bill, odd.get(place), place / max(len(own) - 1, 1))
    return sorted((r for r in out if r.day <= until), key=lambda r: (r.day, r.bill.number, r.amount))


def _paid(random: Random, bill: Bill, odd: int | None, elapsed: float) -> list[Receipt]:
    first, last, scatter = bill.client.role.delay
    drawn = random.gauss(first + (last - first) * elapsed, scatter)
    day = _bank_day(bill.due + timedelta(days=odd if odd is not None else round(drawn)), bill.issued)
    named = random.random() > 0.12
    if random.random() < 0.06:
        part = (bill.gross / 2).quantize(_CENT, ROUND_HALF_UP)
        later = _bank_day(day + timedelta(days=random.randrange(5, 15)), bill.issued)
        return [Receipt(bill, day, part, True), Receipt(bill, later, bill.gross - part, True)]
    return [Receipt(bill, day, bill.gross, named)]


def _bank_day(day: date, issued: date) -> date:
    day = max(day, issued + timedelta(days=1))
    return day + timedelta(days=max(0, 8 - day.isoweekday()) if day.isoweekday() > 5 else 0)
