"""What electronic invoices of all syntaxes share: whose invoice it is, its amounts, and the way back into the XML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from partwell.facts.keys import key
from partwell.facts.moments import day as day_of
from partwell.facts.money import KNOWN, Money, MoneyFault
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Fact, Invoice, Party, TaxLine
from partwell.facts.trace import Trace
from partwell.sources import _xml as xml
from partwell.sources._contract import Context, Parsed, Passed

# UNTDID 1001: codes under which a positive amount is owed by the seller to the buyer.
CREDIT_NOTES = frozenset({"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"})
_SHOWN = 60


class Unusable(Exception):
    """The invoice cannot be read: a problem's code and the value at fault."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code, self.value = code, value[:_SHOWN]


@dataclass
class Bill:
    """An invoice as its syntax tells it, all amounts as written (positive on a credit note).

    due         None where it is not said; prepaid: what was paid before, zero where not stated
    buyer, seller   names; *_addresses: electronic addresses that stand for them
    taxes       rate in per cent as written, base, tax
    """

    number: str = ""
    issued: str = ""
    due: str = ""
    currency: str = ""
    buyer: str = ""
    buyer_addresses: tuple[str, ...] = ()
    seller_addresses: tuple[str, ...] = ()
    net: str = ""
    gross: str = ""
    prepaid: str = ""
    credit: bool = False
    note: str = ""
    taxes: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the invoice stands: the file, how to decode it, and the names of the elements that are quoted."""

    context: Context
    text: str
    chain: tuple[str, ...]
    quoted: tuple[str, ...]
    part: str | None = None


def parsed(bill: Bill, place: Place, tool: str, extra: Sequence[Fact] = (), line: int | None = None) -> Parsed:
    """The invoice as a fact, passed over where the person is its buyer, or as one problem."""
    notes: list[Note] = []
    try:
        made = _invoice(bill, place, tool, notes)
    except Unusable as fault:
        return Parsed(problems=(Problem(fault.code, line, place.part, {"value": fault.value}),))
    own = place.context.own
    if any(address in own for address in bill.buyer_addresses):
        return Parsed(passed=(Passed(made.key),), notes=(Note("incoming_passed"),))
    if not any(address in own for address in bill.seller_addresses):
        notes.append(Note("outgoing_assumed"))
    return Parsed(facts=(made, *extra), notes=tuple(notes))


def _invoice(bill: Bill, place: Place, tool: str, notes: list[Note]) -> Invoice:
    if not bill.number:
        raise Unusable("no_invoice_number")
    if bill.currency not in KNOWN:
        raise Unusable("bad_entry_currency", bill.currency)
    issued = a_day(bill.issued)
    due = a_day(bill.due) if bill.due else None
    if due is None:
        notes.append(Note("due_missing"))
    elif due < issued:
        due = None
        notes.append(Note("due_before_issue_ignored", {"number": bill.number}))
    gross = money(bill.gross, bill.currency)
    net = money(bill.net, bill.currency) if bill.net else gross
    taxes = tuple(_tax(one, bill.currency) for one in bill.taxes if one[1] or one[2])
    if bill.credit:
        net, gross = -net, -gross
        taxes = tuple(TaxLine(line.rate, -line.base, -line.tax) for line in taxes)
    if bill.prepaid and money(bill.prepaid, bill.currency).minor:
        notes.append(Note("prepaid_without_day", {"number": bill.number}))
    party = Party.named(bill.buyer or place.context.client)
    if not party.value:
        raise Unusable("no_buyer")
    made = key("invoice", tool, party.value, bill.number, issued.isoformat())
    return Invoice(made, _trace(place), party, bill.number, issued, due, net, gross, taxes, None, bill.note)


def _trace(place: Place) -> Trace:
    spans = xml.words(place.text, place.quoted)[:40]
    quote = "\n".join(place.text[a:b] for a, b in spans)
    return Trace(place.context.original, None, place.part, None, place.chain, spans, quote)


def _tax(line: tuple[str, str, str], currency: str) -> TaxLine:
    rate, base, tax = line
    try:
        points = int(Decimal(rate) * 100) if rate else None
    except (InvalidOperation, ValueError, OverflowError):
        points = None
    amount = money(tax, currency) if tax else Money(currency, 0)
    return TaxLine(points, money(base, currency) if base else Money(currency, 0), amount)


def a_day(text: str) -> date:
    """`2026-03-31`, with a zone behind it or not, or `20260331`; raise Unusable `bad_entry_day`."""
    plain = text.strip()
    if len(plain) == 8 and plain.isdigit():
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    try:
        found = day_of(plain[:10])
    except ValueError:
        raise Unusable("no_entry_day" if not plain else "bad_entry_day", plain) from None
    if not 1970 <= found.year < 2200:
        raise Unusable("bad_entry_day", plain)
    return found


def money(text: str, currency: str) -> Money:
    """A plain decimal as an amount, zeros behind its minor unit cut; raise Unusable (bad_entry_amount, no_amount)."""
    plain = text.strip()
    if not plain:
        raise Unusable("no_amount")
    whole, _, part = plain.partition(".")
    part = part.rstrip("0")
    try:
        return Money.parse((whole or "0") + (f".{part}" if part else ""), currency)
    except MoneyFault as fault:
        if str(fault) == "too_precise":
            return Money.rounded(Decimal(plain), currency)
        raise Unusable("bad_entry_amount", plain) from None


def addresses(element: Any | None, *names: str) -> tuple[str, ...]:
    """Texts of the descendants of these local names that look like mail addresses, normalised."""
    if element is None:
        return ()
    found = [(one.text or "").strip().casefold() for one in element.iter() if xml.local(one) in names]
    return tuple(dict.fromkeys(one for one in found if "@" in one))
