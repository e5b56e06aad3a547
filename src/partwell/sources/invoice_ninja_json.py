"""Invoice Ninja's whole account as JSON: version 4's migration, version 5's backup, packed or not; lists of its API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals
from partwell.facts.problems import Problem
from partwell.facts.trace import Span, Trace
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._einvoice import Unusable
from partwell.sources._json_items import Item, items, text_of
from partwell.sources._ninja import LISTS, Ninja, code_of
from partwell.sources._text import head_text, read_all
from partwell.sources._zip import members, unpack

_PACKED = (b"backup.json", b"migration.json")
_SHOWN = 4000
_LISTED = ('"entity_type"', '"client_id"', '"paid_to_date"', '"line_items"')


class _InvoiceNinja:
    name = "invoice_ninja_json"
    kind: Kind = "invoices"
    gives = ("invoice", "payment", "expense", "time")
    archive = False

    def score(self, head: Head) -> float:
        """A zip of the file by its one member's name; else JSON with the fields of a company or of its invoices."""
        if head.data.startswith(b"PK\x03\x04"):
            return 0.9 if any(name in head.data[:4096] for name in _PACKED) else 0.0
        text = head_text(head.data).lstrip()
        if not text.startswith("{"):
            return 0.0
        if '"company_key"' in text and ('"account_id"' in text or '"users"' in text):
            return 0.95
        if '"app_version"' in text[:200] and '"activities"' in text:
            return 0.95
        return 0.9 if '"data"' in text[:200] and all(mark in text for mark in _LISTED) else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Invoices, credits, payments, expenses and tasks, as the standard reader builds them."""
        try:
            found = json.loads(text_of(_File(stream).data))
        except (ValueError, RecursionError, AirlockError):
            return 1
        if not isinstance(found, dict):
            return 1
        listed = [found.get(name) for name in ("data",) if not _is_account(found)] or [
            found.get(name) for name in LISTS
        ]
        return max(1, sum(len(one) for one in listed if isinstance(one, list)))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Object by object; what is deleted or a draft is passed over."""
        file = _File(stream)
        text = text_of(file.data)
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError) as fault:
            raise AirlockError("bad_json", line=getattr(fault, "lineno", 1)) from None
        if not isinstance(whole, dict):
            raise AirlockError("bad_json", line=1)
        ninja, ordinals, seen = _account(whole, context), Ordinals(), 0
        for key, kind in _lists(whole):
            for item in items(file.data, key):
                seen += 1
                yield _one(ninja, file.place(item, text), kind, item, ordinals)
        if not seen:
            yield Parsed(problems=(Problem("no_invoice"),))
        yield Parsed(rows=0, notes=tuple(ninja.notes.values()))


class _File:
    """The JSON itself, and how a trace leads to a piece of it: by its bytes, or through the zip it came in."""

    def __init__(self, stream: BinaryIO) -> None:
        self.member = None
        if stream.read(4) == b"PK\x03\x04":
            found = [one for one in members(stream) if one.name.encode().endswith(_PACKED)]
            if not found:
                raise AirlockError("bad_zip", reason="backup.json")
            self.member, self.data = found[0], unpack(stream, found[0])
            return
        stream.seek(0)
        self.data = read_all(stream)

    def place(self, item: Item, text: str) -> tuple[int | None, str | None, Span, tuple[str, ...], Span, str]:
        """Line, part, byte range, chain, span and quoted words of an item."""
        shown = item.text[:_SHOWN]
        if self.member is None:
            return item.line, None, item.at, ("utf-8",), (0, len(shown)), shown
        start = item.at[0] if text.isascii() else len(self.data[: item.at[0]].decode("utf-8", "replace"))
        chain = (("deflate",) if self.member.deflated else ()) + ("utf-8",)
        return None, self.member.name[:200], self.member.at, chain, (start, start + len(shown)), shown


def _is_account(whole: dict[str, Any]) -> bool:
    return any(isinstance(whole.get(name), list) for name in LISTS)


def _lists(whole: dict[str, Any]) -> list[tuple[str, str]]:
    """Keys of the lists that are read, and what stands in each."""
    if _is_account(whole):
        return [(name, name) for name in LISTS if isinstance(whole.get(name), list)]
    return [("data", "invoices")] if isinstance(whole.get("data"), list) else []


def _account(whole: dict[str, Any], context: Context) -> Ninja:
    company = whole.get("company")
    company = company if isinstance(company, dict) else {}
    settings = company.get("settings")
    currency = settings.get("currency_id") if isinstance(settings, dict) else None
    contacts: dict[str, list[Any]] = {}
    for one in _objects(whole, "client_contacts"):
        contacts.setdefault(str(one.get("client_id")), []).append(one)
    ninja = Ninja(context, five="company_key" not in company or "app_version" in whole, currency=code_of(currency))
    for one in _objects(whole, "clients"):
        for name in _names(one):
            ninja.clients[name] = {"contacts": contacts.get(name, []), **one}
    for one in _objects(whole, "invoices"):
        ninja.numbers |= dict.fromkeys(_names(one), str(one.get("number") or one.get("invoice_number") or ""))
    return ninja


def _names(one: dict[str, Any]) -> list[str]:
    """What others call this object: its number, and in version 5 the hash of it."""
    return [str(one[name]) for name in ("id", "hashed_id") if isinstance(one.get(name), int | str)]


def _objects(whole: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = whole.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _one(ninja: Ninja, place: tuple[Any, ...], kind: str, item: Item, ordinals: Ordinals) -> Parsed:
    line, part, at, chain, span, quote = place
    if not isinstance(item.value, dict):
        return Parsed(problems=(Problem("bad_json", line, part, {"line": item.line}),))
    trace = Trace(ninja.context.original, line, part, at, chain, (span,), quote)
    try:
        facts = ninja.facts(kind, item.value, trace)
    except Unusable as fault:
        return Parsed(problems=(Problem(fault.code, line, part, {"value": fault.value}),))
    if facts:
        return Parsed(facts=facts)
    return Parsed(passed=(Passed(ordinals.key("invoiceninja", kind, str(item.value.get("id") or item.text[:200]))),))


SOURCE = _InvoiceNinja()
