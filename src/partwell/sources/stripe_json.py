"""Stripe's API objects as JSON: invoices, credit notes, charges, refunds, disputes and fees, amounts in minor units."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals, key
from partwell.facts.money import KNOWN, Money, exponent
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Expense, Fact, Invoice, Party, Payment, TaxLine
from partwell.facts.trace import Trace
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._json_items import Item, items, text_of
from partwell.sources._text import head_text, read_all

_HEADS = ('"object": "list"', '"object":"list"', '"resources"')
_MARKS = ('"livemode"', '"object":"charge"', '"object": "charge"', '"object": "invoice"', '"object":"invoice"')
# Stripe counts these in hundredths although ISO 4217 gives them no minor unit.
_HUNDREDTHS = frozenset({"ISK", "UGX"})
_LISTS = ("data", "resources")


class _Fault(Exception):
    """An object that cannot be read: a problem's code and the value."""

    def __init__(self, code: str, value: object = "") -> None:
        super().__init__(code)
        self.code, self.value = code, str(value)[:60]


class _Stripe:
    name = "stripe_json"
    kind: Kind = "invoices"
    gives = ("invoice", "payment", "expense")
    archive = False

    def score(self, head: Head) -> float:
        """JSON with Stripe's words for live mode and kind of object."""
        text = head_text(head.data).lstrip()
        if text[:1] not in ("{", "["):
            return 0.0
        return 0.95 if '"object"' in text and sum(mark in text for mark in _MARKS) and '"livemode"' in text else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Objects of the list, of `data` or of `resources`; one where the file is a single object."""
        try:
            found = json.loads(text_of(read_all(stream)))
        except (ValueError, RecursionError, AirlockError):
            return 1
        for name in _LISTS:
            if isinstance(found, dict) and isinstance(found.get(name), list | dict):
                found = found[name]
                break
        else:
            if isinstance(found, dict):
                return 1
        return len(found) if isinstance(found, list | dict) else 1

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Object by object; what is no money (customers, prices, drafts) is passed over."""
        reader = _Reader(context)
        for item in _objects(read_all(stream)):
            yield reader.one(item)
        if reader.notes:
            yield Parsed(rows=0, notes=tuple(Note(code) for code in sorted(reader.notes)))


def _objects(data: bytes) -> Iterator[Item]:
    text = text_of(data)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise AirlockError("bad_json", line=getattr(fault, "lineno", 1)) from None
    if isinstance(whole, list):
        yield from items(data)
    elif isinstance(whole, dict) and isinstance(whole.get("data"), list):
        yield from items(data, "data")
    elif isinstance(whole, dict) and isinstance(whole.get("resources"), dict | list):
        found = whole["resources"]
        listed = found.values() if isinstance(found, dict) else found
        yield from (Item(one, 1, (0, len(data)), text) for one in listed)
    else:
        yield Item(whole, 1, (0, len(data)), text)


class _Reader:
    """Turns objects into facts."""

    def __init__(self, context: Context) -> None:
        self.context, self.ordinals, self.notes = context, Ordinals(), set[str]()
        self.kinds: dict[str, Callable[[dict[str, Any], Trace], list[Fact]]] = {
            "invoice": self._invoice,
            "credit_note": self._credit_note,
            "charge": self._charge,
            "refund": self._refund,
            "dispute": self._dispute,
            "balance_transaction": self._fee,
        }

    def one(self, item: Item) -> Parsed:
        """One object."""
        value = item.value
        if not isinstance(value, dict):
            return Parsed(problems=(Problem("bad_json", item.line),))
        turn = self.kinds.get(str(value.get("object")))
        try:
            facts = turn(value, self._trace(item, value)) if turn else []
        except _Fault as fault:
            args = {"value": fault.value, "id": str(value.get("id", ""))[:60]}
            return Parsed(problems=(Problem(fault.code, item.line, None, args),))
        if facts:
            return Parsed(facts=tuple(facts))
        self.notes.add("other_objects_passed")
        return Parsed(passed=(Passed(self.ordinals.key("stripe", str(value.get("id") or item.text[:200]))),))

    def _trace(self, item: Item, value: dict[str, Any]) -> Trace:
        """The object's own text; of one among many in a map, its id."""
        number = str(value.get("id") or "")
        at = item.text.find(json.dumps(number)) if number else -1
        span = (
            (at, at + len(json.dumps(number)))
            if len(item.text) > 20_000 and at >= 0
            else (0, min(len(item.text), 4000))
        )
        return Trace(self.context.original, item.line, None, item.at, ("utf-8",), (span,), item.text[slice(*span)])

    def _invoice(self, one: dict[str, Any], trace: Trace) -> list[Fact]:
        if one.get("status") in {"draft", "void"} or one.get("deleted") is True:
            self.notes.add("drafts_passed")
            return []
        currency, times = _currency(one), _map(one.get("status_transitions"))
        issued = _day(times.get("finalized_at") or one.get("effective_at") or one.get("created"))
        due = _day(one["due_date"]) if one.get("due_date") else None
        gross = _money(one.get("total", one.get("amount_due")), currency)
        net = _net(one, gross, currency)
        party, number = _buyer(one, self.context), str(one.get("number") or one.get("id") or "")
        if due is None:
            self.notes.add("due_missing")
        elif due < issued:
            due = None
        taxes = (TaxLine(None, net, gross - net),) if gross != net else ()
        made = Invoice(_key("invoice", one), trace, party, number, issued, due, net, gross, taxes)
        paid = one.get("amount_paid")
        if one.get("status") != "paid" or not paid:
            return [made]
        when = _day(times.get("paid_at") or one.get("created"))
        identity = one.get("charge") if isinstance(one.get("charge"), str) else f"{one.get('id')}:paid"
        money = _money(paid, currency)
        return [made, Payment(key("stripe", "payment", identity), trace, party, when, money, number)]

    def _credit_note(self, one: dict[str, Any], trace: Trace) -> list[Fact]:
        if one.get("status") == "void":
            return []
        currency = _currency(one)
        gross = _money(one.get("total", one.get("amount")), currency)
        net, number = _net(one, gross, currency), str(one.get("number") or one.get("id") or "")
        issued = _day(one.get("created"))
        taxes = (TaxLine(None, -net, -(gross - net)),) if gross != net else ()
        party = _buyer(one, self.context)
        return [Invoice(_key("credit", one), trace, party, number, issued, None, -net, -gross, taxes)]

    def _charge(self, one: dict[str, Any], trace: Trace) -> list[Fact]:
        amount = one.get("amount_captured", one.get("amount"))
        if one.get("paid") is not True or one.get("status") not in {None, "succeeded"} or not amount:
            self.notes.add("failed_charges_passed")
            return []
        money = _money(amount, _currency(one))
        number = one.get("invoice") if isinstance(one.get("invoice"), str) else ""
        told = str(one.get("description") or "")[:300]
        party = _party(one, self.context)
        return [Payment(_key("payment", one), trace, party, _day(one.get("created")), money, number or "", told)]

    def _refund(self, one: dict[str, Any], trace: Trace) -> list[Fact]:
        if one.get("status") not in {None, "succeeded"}:
            return []
        money = -_money(one.get("amount"), _currency(one))
        told = str(one.get("charge") or one.get("reason") or "")
        party = _party(one, self.context)
        return [Payment(_key("payment", one), trace, party, _day(one.get("created")), money, "", told)]

    def _dispute(self, one: dict[str, Any], trace: Trace) -> list[Fact]:
        if one.get("status") != "lost":
            self.notes.add("open_disputes_passed")
            return []
        money = -_money(one.get("amount"), _currency(one))
        told = str(one.get("charge") or "")
        return [Payment(_key("payment", one), trace, None, _day(one.get("created")), money, "", told)]

    def _fee(self, one: dict[str, Any], trace: Trace) -> list[Fact]:
        fee = one.get("fee")
        if not isinstance(fee, int) or fee == 0:
            return []
        money = _money(fee, _currency(one))
        note = str(one.get("description") or one.get("type") or "")[:300]
        return [Expense(_key("fee", one), trace, None, _day(one.get("created")), money, passthrough=False, note=note)]


def _key(what: str, one: dict[str, Any]) -> str:
    number = one.get("id")
    if not isinstance(number, str) or not number:
        raise _Fault("object_without_id", one.get("object"))
    return key("stripe", what, number)


def _currency(one: dict[str, Any]) -> str:
    found = str(one.get("currency") or "").upper()
    if found not in KNOWN:
        raise _Fault("bad_entry_currency", found)
    return found


def _money(value: object, currency: str) -> Money:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 10**15:
        raise _Fault("bad_entry_amount", value)
    if currency in _HUNDREDTHS and exponent(currency) == 0:
        return Money(currency, value // 100)
    return Money(currency, value)


def _net(one: dict[str, Any], gross: Money, currency: str) -> Money:
    for name in ("total_excluding_tax", "subtotal_excluding_tax"):
        value = one.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= abs(gross.minor):
            return _money(value, currency)
    tax = one.get("tax")
    return gross - _money(tax, currency) if isinstance(tax, int) and not isinstance(tax, bool) else gross


def _day(value: object) -> date:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 7_258_118_400:
        raise _Fault("bad_entry_day", value)
    return datetime.fromtimestamp(value, UTC).date()


def _map(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _buyer(one: dict[str, Any], context: Context) -> Party:
    """The customer of an invoice, who must be known; raise _Fault `no_buyer`."""
    found = _party(one, context)
    if found is None:
        raise _Fault("no_buyer", one.get("id"))
    return found


def _party(one: dict[str, Any], context: Context) -> Party | None:
    """The customer by name, else by address, else by Stripe's number for them."""
    details, customer = _map(one.get("billing_details")), one.get("customer")
    expanded = _map(customer)
    names = (one.get("customer_name"), expanded.get("name"), details.get("name"), context.client)
    name = next((text for text in names if isinstance(text, str) and text.strip()), "")
    if name:
        return Party.named(name)
    mails = (one.get("customer_email"), expanded.get("email"), details.get("email"), one.get("receipt_email"))
    address = next((text for text in mails if isinstance(text, str) and "@" in text), "")
    if address:
        return Party.mail(address)
    if isinstance(customer, str) and customer:
        return Party.named(customer)
    return None


SOURCE = _Stripe()
