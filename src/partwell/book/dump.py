"""The book's facts as one canonical text and hash: equal for equal books, whatever the order of imports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet

from partwell.book import payloads
from partwell.book.models import (
    Candidate,
    Case,
    CaseEvent,
    CheckIn,
    ClauseWord,
    Client,
    Colleague,
    Identity,
    LabelWord,
    Match,
    Obligation,
    Original,
    OwnRate,
    Passed,
    ProfileRow,
    Refusal,
    Remedy,
    Sighting,
    Slice,
    Tuning,
)

_SAID: dict[type[Model], str] = {
    Remedy: "key client_id kind about day note",
    LabelWord: "message label rule word",
    OwnRate: "day currency into rate source",
    Colleague: "key name email phone skills languages rate currency capacity asked consent note",
    Obligation: "key client_id by kind what due minor currency fact state",
    ClauseWord: "document topic status note",
    Case: "key client_id number",
    CaseEvent: "case_id seq actor step verb data",
    Tuning: "name value",
}
_PROFILE = "name language currency zone country hours rate cash costs reserve"


def dump() -> list[str]:
    """Sorted lines of JSON, one a fact, client, identity, trace …; without row numbers, clock times and run ids."""
    return sorted({json.dumps([table, *row], sort_keys=True, ensure_ascii=False) for table, row in _rows()})


def dump_hash() -> str:
    """SHA-256 of the dump."""
    return hashlib.sha256("\n".join(dump()).encode()).hexdigest()


def _rows() -> Iterator[tuple[str, list[Any]]]:
    for kind in payloads.MODELS:
        for key, payload in payloads.stored(kind).items():
            yield kind, [key, payload]
    yield from _roster()
    yield from _said()
    yield from _traces()
    for row in Match.objects.values_list("payment_id", "invoice_id", "minor", "by"):
        yield "match", list(row)
    for row in ProfileRow.objects.values_list(*_PROFILE.split()):
        yield "profile", list(row)


def _roster() -> Iterator[tuple[str, list[Any]]]:
    fields = "key name status decision decision_reason zone hours by renamed merged_into_id".split()
    for row in Client.objects.values_list(*fields):
        yield "client", list(row)
    for row in Identity.objects.values_list("kind", "value", "name", "said", "client_id", "state", "zone", "by"):
        yield "identity", list(row)
    for row in CheckIn.objects.values_list("key", "client_id", "day", "score", "note"):
        yield "checkin", [str(item) for item in row]
    for proposal in Refusal.objects.values_list("proposal", flat=True):
        yield "refusal", [proposal]


def _said() -> Iterator[tuple[str, list[Any]]]:
    """Everything the person said, as far as no clock is in it."""
    for model, fields in _SAID.items():
        for row in QuerySet(model).values_list(*fields.split()):
            yield model.__name__.lower(), [item if isinstance(item, int | list | dict) else str(item) for item in row]


def _traces() -> Iterator[tuple[str, list[Any]]]:
    fields = "kind fact_key file__original_id line part at_start at_end chain spans quote variant".split()
    for row in Sighting.objects.values_list(*fields):
        yield "trace", list(row)
    for row in Original.objects.values_list("sha256", "size", "kept"):
        yield "original", list(row)
    for row in Slice.objects.values_list("original_id", "start", "end", "sha256"):
        yield "slice", list(row)
    for row in Passed.objects.values_list("file__original_id", "key"):
        yield "passed", list(row)
    who = "file__original_id kind value name sent received first last".split()
    for row in Candidate.objects.values_list(*who):
        yield "candidate", list(row)
