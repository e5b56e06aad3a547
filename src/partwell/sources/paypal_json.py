"""PayPal's API answers saved as JSON: the transaction search, and captures and orders; what is held is no money yet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals, key
from partwell.facts.money import KNOWN, Money
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Expense, Fact, Party, Payment
from partwell.facts.trace import Trace
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._einvoice import Unusable, a_day, money
from partwell.sources._json_items import Item, items, text_of
from partwell.sources._text import head_text, read_all

_LISTS = ("transaction_details", "captures", "items", "orders")
_SHOWN = 4000
# Event codes (the first three signs): payments, and fees; then the reversals that are money, not holds or releases.
_PAYMENT, _FEE = "T00", frozenset({"T01"})
_BACK = frozenset({"T1100", "T1106", "T1107", "T1114", "T1115", "T1116", "T1201", "T1202"})
_FEE_BACK = "T1108"
_DONE = frozenset({"S", "V"})  # V: done once, and sent back later by an entry of its own
_CAPTURED = frozenset({"COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"})


class _PayPal:
    name = "paypal_json"
    kind: Kind = "bank"
    gives = ("payment", "expense")
    archive = False

    def score(self, head: Head) -> float:
        """JSON with the words of the transaction search, or of a capture."""
        text = head_text(head.data).lstrip()
        if text[:1] not in ("{", "["):
            return 0.0
        if '"transaction_info"' in text and '"transaction_event_code"' in text:
            return 0.96
        return 0.9 if '"seller_receivable_breakdown"' in text and '"paypal_fee"' in text else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Entries of the list, of several pages one behind the other too; one where the file is a single object."""
        try:
            found = json.loads(text_of(read_all(stream)))
        except (ValueError, RecursionError, AirlockError):
            return 1
        pages = found if isinstance(found, list) else [found]
        return sum(1 if listed is None else len(listed) for listed in map(_page, pages))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Entry by entry; own transfers, holds and what was bought are passed over."""
        notes: set[str] = set()
        ordinals = Ordinals()
        for item, one in _entries(read_all(stream)):
            yield _one(item, one, context, notes, ordinals)
        if notes:
            yield Parsed(rows=0, notes=tuple(Note(code) for code in sorted(notes)))


def _page(one: object) -> list[Any] | None:
    """The list of a page of answers, None where it is an entry itself."""
    if isinstance(one, dict) and "transaction_info" not in one and "purchase_units" not in one:
        return next((one[name] for name in _LISTS if isinstance(one.get(name), list)), None)
    return None


def _entries(data: bytes) -> Iterator[tuple[Item, Any]]:
    """Every entry with the piece of the file it stands in: itself, or the page it is on."""
    text = text_of(data)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise AirlockError("bad_json", line=getattr(fault, "lineno", 1)) from None
    name = next((name for name in _LISTS if _page(whole) is not None and isinstance(whole.get(name), list)), "")
    if name:
        yield from ((item, item.value) for item in items(data, name))
    elif isinstance(whole, list):
        for item in items(data):
            page = _page(item.value)
            yield from [(item, item.value)] if page is None else ((item, one) for one in page)
    else:
        yield Item(whole, 1, (0, len(data)), text), whole


def _one(item: Item, one: Any, context: Context, notes: set[str], ordinals: Ordinals) -> Parsed:
    if not isinstance(one, dict):
        return Parsed(problems=(Problem("bad_json", item.line),))
    try:
        facts = _facts(one, _trace(item, one, context), context, notes)
    except Unusable as fault:
        return Parsed(problems=(Problem(fault.code, item.line, None, {"value": fault.value}),))
    if facts:
        return Parsed(facts=tuple(facts))
    return Parsed(passed=(Passed(ordinals.key("paypal", _id(one) or item.text[:200])),))


def _trace(item: Item, one: dict[str, Any], context: Context) -> Trace:
    """The entry's own text; where it is one of a page's, from its number on."""
    mark = json.dumps(_id(one))
    start = item.text.find(mark) if item.value is not one and mark != '""' else 0
    start = max(start, 0)
    end = min(len(item.text), start + _SHOWN) if item.value is one else start + len(mark)
    return Trace(context.original, item.line, None, item.at, ("utf-8",), ((start, end),), item.text[start:end])


def _facts(one: dict[str, Any], trace: Trace, context: Context, notes: set[str]) -> list[Fact]:
    if "transaction_info" in one:
        return _searched(one, trace, context, notes)
    made: list[Fact] = []
    for capture in _captures(one):
        if capture.get("status") not in _CAPTURED:
            notes.add("unfinished_passed")
            continue
        made += _captured(capture, one, trace, context)
    return made


def _searched(one: dict[str, Any], trace: Trace, context: Context, notes: set[str]) -> list[Fact]:
    """An entry of the transaction search."""
    info, payer = _map(one.get("transaction_info")), _map(one.get("payer_info"))
    code, number = _text(info.get("transaction_event_code")), _id(one)
    if _text(info.get("transaction_status")) not in _DONE | {""}:
        notes.add("unfinished_passed")
        return []
    amount, day = _amount(info.get("transaction_amount")), a_day(_text(info.get("transaction_initiation_date")))
    if not number:
        raise Unusable("object_without_id", "transaction_info")
    if code[:3] in _FEE or code == _FEE_BACK:
        return [_fee(number, -amount, day, trace)] if amount.minor else []
    if code[:3] != _PAYMENT and code not in _BACK:
        notes.add("own_transfers_passed")
        return []
    if (code[:3] == _PAYMENT and amount.minor <= 0) or (code == "T1107" and amount.minor > 0):
        notes.add("debits_passed")  # what the person bought, and what came back of it
        return []
    told = _text(info.get("transaction_subject")) or _text(info.get("transaction_note"))
    party, bill = _party(_map(payer.get("payer_name")), payer, context), _text(info.get("invoice_id"))
    made: list[Fact] = [Payment(key("paypal", number), trace, party, day, amount, bill, told[:300])]
    fee = _amount(info["fee_amount"]) if _map(info.get("fee_amount")) else None
    return [*made, _fee(number, -fee, day, trace)] if fee is not None and fee.minor else made


def _captured(capture: dict[str, Any], order: dict[str, Any], trace: Trace, context: Context) -> list[Fact]:
    """A capture, on its own or inside an order."""
    number, amount = _text(capture.get("id")), _amount(capture.get("amount"))
    day = a_day(_text(capture.get("create_time")) or _text(order.get("create_time")))
    if not number:
        raise Unusable("object_without_id", "capture")
    payer = _map(order.get("payer"))
    party = _party(_map(payer.get("name")), payer, context)
    made: list[Fact] = [Payment(key("paypal", number), trace, party, day, amount, _text(capture.get("invoice_id")))]
    fee = _map(capture.get("seller_receivable_breakdown")).get("paypal_fee")
    return [*made, _fee(number, _amount(fee), day, trace)] if fee and _amount(fee).minor else made


def _captures(one: dict[str, Any]) -> list[dict[str, Any]]:
    """The captures of an order, or the object itself; the resource of a notice where it is wrapped in one."""
    one = _map(one.get("resource")) or one
    units = one.get("purchase_units")
    if not isinstance(units, list):
        return [one]
    listed = [_map(_map(unit).get("payments")).get("captures") for unit in units]
    return [_map(capture) for some in listed if isinstance(some, list) for capture in some]


def _fee(number: str, amount: Money, day: Any, trace: Trace) -> Expense:
    return Expense(key("paypal", "fee", number), trace, None, day, amount, passthrough=False, note=f"PayPal {number}")


def _amount(value: object) -> Money:
    found = _map(value)
    currency = _text(found.get("currency_code")).upper()
    if currency not in KNOWN:
        raise Unusable("bad_entry_currency", currency)
    return money(_text(found.get("value")), currency)


def _party(name: dict[str, Any], payer: dict[str, Any], context: Context) -> Party | None:
    """The payer by name, else by address."""
    parts = (_text(name.get("given_name")), _text(name.get("surname")))
    full = _text(name.get("alternate_full_name")) or _text(name.get("full_name")) or " ".join(filter(None, parts))
    if full or context.client:
        return Party.named(full or context.client)
    address = _text(payer.get("email_address"))
    return Party.mail(address) if "@" in address else None


def _id(one: dict[str, Any]) -> str:
    return _text(_map(one.get("transaction_info")).get("transaction_id")) or _text(one.get("id"))


def _map(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


SOURCE = _PayPal()
