"""A fact's own values as a plain dict: one shape to write rows from, to read them back, to compare and to dump.

Parties stand as [kind, value], days as ISO text, money as minor units beside their currency.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Manager, Model

from partwell.book.models import (
    Document,
    ExchangeRate,
    Expense,
    Identity,
    Invoice,
    Meeting,
    MeetingWith,
    Message,
    MessageTo,
    Payment,
    TaxLine,
    TimeEntry,
)
from partwell.facts import records

Payload = dict[str, Any]
Ids = Mapping[tuple[str, str], int]
MODELS: dict[str, type[Model]] = {
    "time": TimeEntry,
    "invoice": Invoice,
    "payment": Payment,
    "expense": Expense,
    "message": Message,
    "meeting": Meeting,
    "document": Document,
    "rate": ExchangeRate,
}
# Values that make a fact another fact: a file that disagrees on these is in conflict, not a new wording.
HARD: dict[str, tuple[str, ...]] = {
    "time": ("seconds",),
    "invoice": ("currency", "net", "gross"),
    "payment": ("currency", "minor"),
    "expense": ("currency", "minor"),
    "message": (),
    "meeting": (),
    "document": (),
    "rate": ("rate",),
}
_FIELDS: dict[str, tuple[str, ...]] = {
    "time": ("start", "offset", "seconds", "project", "note", "billable", "timed"),
    "invoice": ("number", "issued", "due", "currency", "net", "gross", "passthrough", "note"),
    "payment": ("day", "currency", "minor", "number", "reference"),
    "expense": ("day", "currency", "minor", "passthrough", "note"),
    "message": (
        "sent",
        "offset",
        "thread",
        "channel",
        "subject",
        "text",
        "chars",
        "message_id",
        "reply_to",
        "automatic",
    ),
    "meeting": ("start", "offset", "seconds", "title", "all_day", "cancelled"),
    "document": ("title", "media", "text", "pages", "sure"),
    "rate": ("day", "currency", "into", "rate"),
}
# The column of the party a fact is about; None: it is about nobody.
_PARTY: dict[str, str | None] = {"message": "sender", "rate": None}
# Rows beside a fact's own that name further people, and the column that leads back to it.
_OTHERS: dict[str, tuple[type[Model], str]] = {
    "message": (MessageTo, "message_id"),
    "meeting": (MeetingWith, "meeting_id"),
}
_CHUNK = 900
# Whole numbers up to here are exact everywhere: in the tables, in JSON, and as the floats that readings are made of.
BIGGEST = 2**53


def table(model: type[Model]) -> Manager[Any]:
    """The rows of a model known only at run time."""
    return model._default_manager  # noqa: SLF001  the name Django documents for this


def of(fact: records.Fact) -> Payload:
    """The values of a fact as a source gave it."""
    return _READERS[type(fact)](fact)


def parties(fact: records.Fact) -> list[records.Party]:
    """Everybody the fact names."""
    if isinstance(fact, records.Message):
        return [fact.sender, *fact.to]
    if isinstance(fact, records.Meeting):
        return [*fact.parties, *([records.Party.named(fact.client)] if fact.client else [])]
    if isinstance(fact, records.ExchangeRate):
        return []
    return [fact.party] if fact.party else []


def rank(payload: Payload) -> tuple[int, str]:
    """Which of two wordings the book uses, whatever came first: the fuller one, then the later in the alphabet."""
    filled = sum(value not in (None, "", []) for value in payload.values())
    return filled, json.dumps(payload, sort_keys=True)


def fits(payload: Payload) -> bool:
    """Whether every number of the payload, those of tax lines too, is small enough to be stored and summed exactly."""
    numbers = [value for value in payload.values() if isinstance(value, int)]
    numbers += [value for line in payload.get("taxes", ()) for value in line if value is not None]
    return all(abs(value) <= BIGGEST for value in numbers)


def rows(kind: str, key: str, payload: Payload, ids: Ids, file_id: int) -> Iterator[Model]:
    """The rows that make up the fact; the fact's own row first."""
    return (model(**row) for model, row in values(kind, key, payload, ids, file_id))


def values(
    kind: str, key: str, payload: Payload, ids: Ids, file_id: int
) -> Iterator[tuple[type[Model], dict[str, Any]]]:
    """The same rows as values by column."""
    own = {name: payload[name] for name in _FIELDS[kind]}
    for name in ("issued", "due", "day"):
        if own.get(name):
            own[name] = date.fromisoformat(own[name])
    party = payload["party"]
    if column := _PARTY.get(kind, "identity"):
        own[f"{column}_id"] = ids[party[0], party[1]] if party else None
    if kind == "message":
        own["file_id"] = file_id
    own["key"] = key
    yield MODELS[kind], own
    for position, (rate, base, tax) in enumerate(payload.get("taxes", ())):
        yield TaxLine, {"invoice_id": key, "position": position, "rate": rate, "base": base, "tax": tax}
    for to_kind, value in payload.get("to", ()):
        model, column = _OTHERS[kind]
        yield model, {column: key, "identity_id": ids[to_kind, value]}


def stored(kind: str, keys: Iterable[str] | None = None) -> dict[str, Payload]:
    """Payloads of the facts of a kind that the book has: of these keys, or all."""
    if keys is None:
        return _read(kind, None)
    wanted, found = sorted(set(keys)), dict[str, Payload]()
    for at in range(0, len(wanted), _CHUNK):
        found.update(_read(kind, wanted[at : at + _CHUNK]))
    return found


def _read(kind: str, keys: list[str] | None) -> dict[str, Payload]:
    party, fields = _PARTY.get(kind, "identity"), _FIELDS[kind]
    who = (f"{party}__kind", f"{party}__value") if party else ()
    some = table(MODELS[kind]).all() if keys is None else table(MODELS[kind]).filter(key__in=keys)
    found: dict[str, Payload] = {}
    for key, *rest in some.values_list("key", *fields, *who):
        found[key] = {name: _plain(item) for name, item in zip(fields, rest, strict=False)}
        named = rest[len(fields) :]
        found[key]["party"] = named if named and named[0] else None
    if kind == "invoice":
        _add_taxes(found, keys)
    if kind in _OTHERS:
        _add_others(kind, found, keys)
    return found


def _add_taxes(found: dict[str, Payload], keys: list[str] | None) -> None:
    lines = TaxLine.objects.order_by("invoice_id", "position")
    lines = lines if keys is None else lines.filter(invoice_id__in=keys)
    for payload in found.values():
        payload["taxes"] = []
    for key, rate, base, tax in lines.values_list("invoice_id", "rate", "base", "tax"):
        found[key]["taxes"].append([rate, base, tax])


def _add_others(kind: str, found: dict[str, Payload], keys: list[str] | None) -> None:
    model, column = _OTHERS[kind]
    lines = table(model).order_by("identity__kind", "identity__value")
    lines = lines if keys is None else lines.filter(**{f"{column}__in": keys})
    for payload in found.values():
        payload["to"] = []
    for key, who, value in lines.values_list(column, "identity__kind", "identity__value"):
        found[key]["to"].append([who, value])


def missing_parties(payloads: Iterable[Payload]) -> set[tuple[str, str]]:
    """(kind, value) of everybody these payloads name."""
    named = {(p["party"][0], p["party"][1]) for p in payloads if p["party"]}
    return named | {(kind, value) for p in payloads for kind, value in p.get("to", ())}


def identity_ids(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Ids of those of the identities that exist."""
    values, found = sorted({value for _, value in wanted}), dict[tuple[str, str], int]()
    for at in range(0, len(values), _CHUNK):
        some = Identity.objects.filter(value__in=values[at : at + _CHUNK])
        found.update({(kind, value): number for number, kind, value in some.values_list("id", "kind", "value")})
    return found


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _party(party: records.Party | None) -> list[str] | None:
    return [party.kind, party.value] if party else None


def _time(fact: records.TimeEntry) -> Payload:
    return {
        "party": _party(fact.party),
        "start": fact.start.seconds,
        "offset": fact.start.offset,
        "seconds": fact.seconds,
        "project": fact.project,
        "note": fact.note,
        "billable": fact.billable,
        "timed": fact.timed,
    }


def _invoice(fact: records.Invoice) -> Payload:
    return {
        "party": _party(fact.party),
        "number": fact.number,
        "issued": fact.issued.isoformat(),
        "due": fact.due.isoformat() if fact.due else None,
        "currency": fact.net.currency,
        "net": fact.net.minor,
        "gross": fact.gross.minor,
        "passthrough": fact.passthrough.minor if fact.passthrough else 0,
        "note": fact.note,
        "taxes": [[line.rate, line.base.minor, line.tax.minor] for line in fact.taxes],
    }


def _payment(fact: records.Payment) -> Payload:
    return {
        "party": _party(fact.party),
        "day": fact.day.isoformat(),
        "currency": fact.amount.currency,
        "minor": fact.amount.minor,
        "number": fact.number,
        "reference": fact.reference,
    }


def _expense(fact: records.Expense) -> Payload:
    return {
        "party": _party(fact.party),
        "day": fact.day.isoformat(),
        "currency": fact.amount.currency,
        "minor": fact.amount.minor,
        "passthrough": fact.passthrough,
        "note": fact.note,
    }


def _message(fact: records.Message) -> Payload:
    return {
        "party": _party(fact.sender),
        "to": [list(party) for party in sorted({(p.kind, p.value) for p in fact.to})],
        "sent": fact.sent.seconds,
        "offset": fact.sent.offset,
        "thread": fact.thread,
        "channel": fact.channel,
        "subject": fact.subject,
        "text": fact.text,
        "chars": len(fact.text),
        "message_id": fact.message_id,
        "reply_to": fact.reply_to,
        "automatic": fact.automatic,
    }


def _meeting(fact: records.Meeting) -> Payload:
    return {
        "party": _party(records.Party.named(fact.client)) if fact.client else None,
        "to": [list(party) for party in sorted({(p.kind, p.value) for p in fact.parties})],
        "start": fact.start.seconds,
        "offset": fact.start.offset,
        "seconds": fact.seconds,
        "title": fact.title,
        "all_day": fact.all_day,
        "cancelled": fact.cancelled,
    }


def _document(fact: records.Document) -> Payload:
    return {
        "party": _party(fact.party),
        "title": fact.title,
        "media": fact.media,
        "text": fact.text,
        "pages": list(fact.pages),
        "sure": fact.sure,
    }


def _rate(fact: records.ExchangeRate) -> Payload:
    return {
        "party": None,
        "day": fact.day.isoformat(),
        "currency": fact.currency,
        "into": fact.into,
        "rate": fact.rate,
    }


_READERS: dict[type, Callable[[Any], Payload]] = {
    records.TimeEntry: _time,
    records.Invoice: _invoice,
    records.Payment: _payment,
    records.Expense: _expense,
    records.Message: _message,
    records.Meeting: _meeting,
    records.Document: _document,
    records.ExchangeRate: _rate,
}
