"""Payments to the invoices they settle: a fixed rule over the facts, so the same facts always give the same matches.

A payment that names its invoice goes there, up to what is still open (several make instalments, a refund takes back).
One that names none goes to the same client's only open invoice of exactly that amount, issued before it and at most
WINDOW days ago; where two invoices or two payments compete, nothing is guessed. A person's own matches come first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from partwell.book.models import Identity, Invoice, Match, Payment
from partwell.book.roots import roots

WINDOW = 400
_TOKEN = re.compile(r"[^\W_](?:[\w/.-]*[^\W_])?")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice as matching sees it; `client` None while nobody's."""

    key: str
    client: str | None
    number: str
    issued: date
    currency: str
    gross: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """A payment as matching sees it."""

    key: str
    client: str | None
    day: date
    currency: str
    minor: int
    number: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """`minor` of the payment settles part of the invoice."""

    payment: str
    invoice: str
    minor: int
    by: str


def match(bills: Iterable[Bill], receipts: Iterable[Receipt], fixed: Iterable[Pair] = ()) -> list[Pair]:
    """All pairs, the fixed ones included; the result depends on the values alone, not on their order."""
    return _Matcher(sorted(bills, key=_by_issue), list(fixed)).run(sorted(receipts, key=_by_day))


def _by_issue(bill: Bill) -> tuple[date, str, str]:
    return bill.issued, bill.number, bill.key


def _by_day(receipt: Receipt) -> tuple[date, str, str]:
    return receipt.day, receipt.number, receipt.key


def normal(number: str) -> str:
    """An invoice number without case, spaces and leading `#` or `no.`."""
    return re.sub(r"^(#|no\.?|nr\.?)", "", "".join(number.split()).casefold())


class _Matcher:
    def __init__(self, bills: list[Bill], fixed: list[Pair]) -> None:
        self.bills, self.pairs = {bill.key: bill for bill in bills}, list(fixed)
        self.settled: dict[str, int] = defaultdict(int)
        self.spent = {pair.payment for pair in fixed}
        for pair in fixed:
            self.settled[pair.invoice] += pair.minor
        self.by_number: dict[str, list[Bill]] = defaultdict(list)
        self.by_amount: dict[tuple[str | None, str, int], list[Bill]] = defaultdict(list)
        for bill in bills:
            self.by_number[normal(bill.number)].append(bill)
            self.by_amount[bill.client, bill.currency, bill.gross].append(bill)

    def run(self, receipts: list[Receipt]) -> list[Pair]:
        unnamed = []
        for receipt in receipts:
            if receipt.key in self.spent:
                continue
            bill = self._named(receipt)
            if bill is None:
                unnamed.append(receipt)
            else:
                self._settle(receipt, bill, "number")
        free = [receipt for receipt in unnamed if not receipt.number]
        alike = Counter(_likeness(receipt) for receipt in free)
        for receipt in free:
            if alike[_likeness(receipt)] == 1:
                self._by_amount(receipt)
        return sorted(self.pairs)

    def _named(self, receipt: Receipt) -> Bill | None:
        """The one invoice the payment names, in its own field or as a word of its reference."""
        numbers = [receipt.number] if receipt.number else _tokens(receipt.reference)
        found = {bill.key: bill for number in numbers for bill in self._bearing(number, receipt)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _bearing(self, number: str, receipt: Receipt) -> list[Bill]:
        some = [bill for bill in self.by_number.get(normal(number), ()) if bill.currency == receipt.currency]
        same = [bill for bill in some if bill.client == receipt.client]
        return same if same or receipt.client is not None else some

    def _settle(self, receipt: Receipt, bill: Bill, by: str) -> None:
        """As much of the payment as keeps what is settled between nothing and the whole invoice."""
        low, high = min(0, bill.gross), max(0, bill.gross)
        before = self.settled[bill.key]
        minor = max(low, min(high, before + receipt.minor)) - before
        if minor:
            self.settled[bill.key] += minor
            self.pairs.append(Pair(receipt.key, bill.key, minor, by))

    def _by_amount(self, receipt: Receipt) -> None:
        if receipt.client is None:
            return
        some = self.by_amount.get((receipt.client, receipt.currency, receipt.minor), ())
        fitting = [b for b in some if not self.settled[b.key] and 0 <= (receipt.day - b.issued).days <= WINDOW]
        if len(fitting) == 1:
            self._settle(receipt, fitting[0], "amount")


def _likeness(receipt: Receipt) -> tuple[str | None, str, int, date]:
    """Payments that are equal in this could be meant for the same invoice."""
    return receipt.client, receipt.currency, receipt.minor, receipt.day


def _tokens(reference: str) -> list[str]:
    """Words of a reference that may be invoice numbers: at least four characters, one of them a digit."""
    words = _TOKEN.findall(reference)
    return [word for word in words if len(word) >= _SHORTEST and any(c.isdigit() for c in word)]


def rematch() -> None:
    """Bring the stored matches in line with the facts; inside a unit of work."""
    held = {
        Pair(*row[1:]): row[0] for row in Match.objects.values_list("id", "payment_id", "invoice_id", "minor", "by")
    }
    fixed = [pair for pair in held if pair.by == "person"]
    wanted = set(match(*_facts(), fixed))
    gone = [number for pair, number in held.items() if pair not in wanted]
    for at in range(0, len(gone), 900):
        Match.objects.filter(pk__in=gone[at : at + 900]).delete()
    fresh = sorted(wanted - set(held))
    rows = (Match(payment_id=p.payment, invoice_id=p.invoice, minor=p.minor, by=p.by) for p in fresh)
    Match.objects.bulk_create(rows, batch_size=200)


def _facts() -> tuple[list[Bill], list[Receipt]]:
    clients = _clients()
    bills = Invoice.objects.values_list("key", "identity_id", "number", "issued", "currency", "gross")
    receipts = Payment.objects.values_list("key", "identity_id", "day", "currency", "minor", "number", "reference")
    return (
        [Bill(row[0], clients.get(row[1]), *row[2:]) for row in bills],
        [Receipt(row[0], clients.get(row[1]) if row[1] else None, *row[2:]) for row in receipts],
    )


def _clients() -> Mapping[int, str | None]:
    root = roots()
    rows = Identity.objects.filter(state="client").values_list("id", "client_id")
    return {number: root.get(client) if client else None for number, client in rows}
