"""Invoice Ninja's own objects (invoices, credits, payments, expenses, tasks) as facts, of version 4 and version 5."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from partwell.facts.keys import key
from partwell.facts.moments import Moment
from partwell.facts.money import KNOWN, Money
from partwell.facts.problems import Note
from partwell.facts.records import Expense, Fact, Invoice, Party, Payment, TaxLine, TimeEntry
from partwell.facts.trace import Trace
from partwell.sources._chat import checked
from partwell.sources._contract import Context
from partwell.sources._einvoice import Unusable, a_day, money
from partwell.sources._ninja_taxes import net_of

# The currencies in the order in which every installation numbers them, from 1.
_IN_ORDER = (
    "USD GBP EUR ZAR DKK ILS SEK KES CAD PHP INR AUD SGD NOK NZD VND CHF GTQ MYR BRL THB NGN ARS BDT AED HKD IDR MXN "
    "EGP COP XOF CNY RWF TZS ANG TTD XCD GHS BGN AWG TRY RON HRK SAR JPY MVR CRC PKR PLN LKR CZK UYU NAD TND RUB MZN "
    "OMR UAH MOP TWD DOP CLP ISK PGK JOD MMK PEN BWP HUF UGX BBD BND GEL QAR HNL SRD BHD VES KRW MAD JMD AOA HTG ZMW "
    "NPR XPF MUR CVE KWD DZD MKD"
)
_NUMBERED = {str(number): code for number, code in enumerate(_IN_ORDER.split(), 1)}
_DRAFT = "1"
# Version 5 only: version 4 gives these numbers to invoices that are partly and wholly paid.
_TAKEN_BACK = frozenset({"5", "6"})
_NO_MONEY = frozenset({"1", "2", "3"})  # a payment that is pending, cancelled, failed
_LONGEST = 366 * 86400


@dataclass
class Ninja:
    """Who the clients are and which currency each is billed in; turns objects into facts, and remembers notes.

    five  whether the file is of version 5, whose invoices have other numbers for their states
    """

    context: Context
    five: bool
    clients: dict[str, dict[str, Any]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    currency: str = ""
    notes: dict[tuple[str, str], Note] = field(default_factory=dict)

    def note(self, code: str, **args: str) -> None:
        """Keep an assumption to be told once."""
        self.notes.setdefault((code, str(args)), Note(code, args))

    def facts(self, kind: str, one: dict[str, Any], trace: Trace) -> tuple[Fact, ...]:
        """The facts of an object of the list `kind`; none where it is rightly passed over. Raise Unusable."""
        if _yes(one.get("is_deleted")):
            self.note("drafts_passed")
            return ()
        return tuple(_KINDS[kind](self, one, trace))

    def _client(self, one: Mapping[str, Any]) -> dict[str, Any]:
        inside = one.get("client")
        return inside if isinstance(inside, dict) else self.clients.get(_id(one.get("client_id")), {})

    def party(self, one: Mapping[str, Any]) -> Party | None:
        """The client by name, else by the first contact's address or name."""
        client = self._client(one)
        name = _words(client.get("name")) or _words(client.get("display_name"))
        if name:
            return Party.named(name)
        for contact in _maps(client.get("contacts")):
            name = " ".join(filter(None, (_words(contact.get("first_name")), _words(contact.get("last_name")))))
            if "@" in _words(contact.get("email")):
                return Party.mail(_words(contact.get("email")), name)
            if name:
                return Party.named(name)
        return Party.named(self.context.client) if self.context.client else None

    def currency_of(self, one: Mapping[str, Any]) -> str:
        """The object's own currency, its client's, the company's, or the book's with a note."""
        found = _code(one) or _code(self._client(one)) or self.currency
        if not found:
            self.note("currency_assumed", currency=self.context.currency)
        return found or self.context.currency


def code_of(value: object) -> str:
    """The ISO 4217 code behind a number (or a code) of a currency, "" where there is none."""
    text = _NUMBERED.get(_id(value), _id(value)).upper()
    return text if text in KNOWN else ""


def _code(one: Mapping[str, Any]) -> str:
    settings = one.get("settings")
    inner = settings.get("currency_id") if isinstance(settings, dict) else None
    return code_of(one.get("currency_id")) or code_of(inner)


def _invoice(ninja: Ninja, one: dict[str, Any], trace: Trace, sign: int = 1) -> list[Fact]:
    state = _id(one.get("status_id"))
    if state == _DRAFT or (ninja.five and sign > 0 and state in _TAKEN_BACK):
        ninja.note("drafts_passed")
        return []
    currency, party = ninja.currency_of(one), ninja.party(one)
    number = _words(one.get("number")) or _words(one.get("invoice_number"))
    if party is None:
        raise Unusable("no_buyer")
    if not number:
        raise Unusable("no_invoice_number")
    issued = a_day(_words(one.get("date")) or _words(one.get("invoice_date")))
    due = a_day(_words(one.get("due_date"))) if _words(one.get("due_date")) else None
    if due is None and sign > 0:
        ninja.note("due_missing")
    elif due is not None and due < issued:
        ninja.note("due_before_issue_ignored", number=number)
        due = None
    gross = _money(one.get("amount"), currency)
    net = net_of(one, gross)
    if net is None:
        ninja.note("net_assumed_gross")
        net = gross
    net, gross = (net, gross) if sign > 0 else (-net, -gross)
    taxes = (TaxLine(None, net, gross - net),) if gross != net else ()
    made = key("invoice" if sign > 0 else "credit", "invoiceninja", party.value, number, issued.isoformat())
    return [Invoice(made, trace, party, number, issued, due, net, gross, taxes, None, _words(one.get("public_notes")))]


def _credit(ninja: Ninja, one: dict[str, Any], trace: Trace) -> list[Fact]:
    return _invoice(ninja, one, trace, -1)


def _payment(ninja: Ninja, one: dict[str, Any], trace: Trace) -> list[Fact]:
    """One payment an invoice it was laid on, and one for what was laid on none yet; refunds are taken off."""
    if _id(one.get("status_id")) in _NO_MONEY:
        ninja.note("unfinished_passed")
        return []
    currency, party, day = ninja.currency_of(one), ninja.party(one), a_day(_words(one.get("date")))
    left, made = _money(one.get("amount"), currency) - _money(one.get("refunded") or "0", currency), []
    if one.get("refunded") and _money(one["refunded"], currency).minor:
        ninja.note("stripe_refunds_deducted")
    told, number = _words(one.get("transaction_reference"))[:300], _id(one.get("id")) or _words(one.get("number"))
    for part in _maps(one.get("paymentables") or one.get("invoices")):
        if "redit" in _words(part.get("paymentable_type")):
            continue  # a credit note laid on an invoice is no money that came
        which = ninja.numbers.get(_id(part.get("paymentable_id") or part.get("invoice_id")), "")
        share = _money(part.get("amount"), currency) - _money(part.get("refunded") or "0", currency)
        left -= share
        if share.minor:
            made.append((which, share))
    if left.minor:
        made.append(("", left))
    return [
        Payment(key("invoiceninja", "payment", number, which), trace, party, day, share, which, told)
        for which, share in made
    ]


def _expense(ninja: Ninja, one: dict[str, Any], trace: Trace) -> list[Fact]:
    day, amount = a_day(_words(one.get("date"))), _money(one.get("amount"), ninja.currency_of(one))
    billed = _yes(one.get("should_be_invoiced")) or bool(_id(one.get("invoice_id")))
    made = key("invoiceninja", "expense", _id(one.get("id")) or _words(one.get("number")), day.isoformat())
    note = _words(one.get("public_notes"))[:300]
    return [Expense(made, trace, ninja.party(one), day, amount, billed, note)] if amount.minor else []


def _task(ninja: Ninja, one: dict[str, Any], trace: Trace) -> list[Fact]:
    """The stretches of a task's log: `[[start, end, …], …]` in epoch seconds, written as text."""
    try:
        log = json.loads(_words(one.get("time_log")) or "[]")
    except (ValueError, RecursionError):
        raise Unusable("bad_time_item", _words(one.get("time_log"))) from None
    made: list[Fact] = []
    for part in log if isinstance(log, list) else ():
        start, end = (part[0], part[1]) if isinstance(part, list) and len(part) > 1 else (None, None)
        if not isinstance(start, int) or not isinstance(end, int):
            raise Unusable("bad_time_item", json.dumps(part))
        if not end:
            ninja.note("running_passed")
            continue
        if not 0 <= end - start <= _LONGEST:
            raise Unusable("bad_entry_duration", str(end - start))
        number = key("invoiceninja", "task", _id(one.get("id")) or _words(one.get("number")), start)
        note = _words(one.get("description"))[:300]
        made.append(TimeEntry(number, trace, ninja.party(one), _moment(start), end - start, "", note))
    return made


_KINDS = {"invoices": _invoice, "credits": _credit, "payments": _payment, "expenses": _expense, "tasks": _task}
LISTS = tuple(_KINDS)


def _moment(seconds: int) -> Moment:
    try:
        return checked(seconds)
    except ValueError:
        raise Unusable("bad_entry_instant", datetime.fromtimestamp(0, UTC).isoformat()) from None


def _money(value: object, currency: str) -> Money:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Unusable("no_amount", str(value or ""))
    try:
        return money(f"{Decimal(str(value).strip()):f}", currency)
    except (InvalidOperation, ValueError):
        raise Unusable("bad_entry_amount", str(value)) from None


def _id(value: object) -> str:
    return str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""


def _yes(value: object) -> bool:
    return value in (True, 1, "1", "true")


def _words(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _maps(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
