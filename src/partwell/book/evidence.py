"""Evidence ids resolved to the words behind them and the way to those words in the original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partwell.book.models import (
    Document,
    ExchangeRate,
    Expense,
    Invoice,
    Meeting,
    Message,
    Original,
    Payment,
    Sighting,
    Slice,
    TimeEntry,
)
from partwell.book.originals import read_blob
from partwell.facts.errors import Conflict, NotFound
from partwell.facts.moments import Moment
from partwell.facts.trace import Trace

_CHUNK = 900


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a fact rests on: `when` in ISO 8601, the quoted words, the trace, and the path as it was imported."""

    id: str
    kind: str
    when: str
    quote: str
    trace: Trace
    path: str


def resolve(ids: Sequence[str]) -> dict[str, Evidence]:
    """Evidence by id (`kind:key`), in the order asked; ids the book does not have are left out."""
    wanted: dict[str, list[str]] = {}
    for name in ids:
        kind, _, key = name.partition(":")
        wanted.setdefault(kind, []).append(key)
    found: dict[str, Evidence] = {}
    for kind, keys in wanted.items():
        if kind in _WHEN:
            for at in range(0, len(keys), _CHUNK):
                found.update(_resolve(kind, keys[at : at + _CHUNK]))
    return {name: found[name] for name in ids if name in found}


def _resolve(kind: str, keys: list[str]) -> dict[str, Evidence]:
    when, texts = _WHEN[kind](keys)
    best: dict[str, Sighting] = {}
    # The book's own wording is that of a sighting without a variant; among these the same one is shown every time.
    rows = Sighting.objects.filter(kind=kind, fact_key__in=keys, variant__isnull=True).select_related("file")
    for row in rows.order_by("fact_key", "file__original_id", "file_id"):
        best.setdefault(row.fact_key, row)
    return {
        f"{kind}:{key}": Evidence(f"{kind}:{key}", kind, when[key], quote, trace_of(row, quote), row.file.path)
        for key, row in best.items()
        if key in when and (quote := row.quote or texts.get(key, "")) is not None
    }


def trace_of(row: Sighting, quote: str) -> Trace:
    """The trace a sighting keeps."""
    at = None if row.at_start is None or row.at_end is None else (row.at_start, row.at_end)
    spans = tuple((int(start), int(end)) for start, end in row.spans)
    return Trace(row.file.original_id, row.line, row.part, at, tuple(row.chain), spans, quote)


def raw_bytes(trace: Trace) -> bytes:
    """The record's bytes as they stand in the original; raise NotFound `no_original` where they are not kept."""
    original = Original.objects.filter(sha256=trace.original).first()
    try:
        if original is not None and original.kept:
            start, end = trace.at or (0, None)
            return read_blob(trace.original, start, end)
        if original is not None:
            start, end = trace.at or (0, original.size)
            row = Slice.objects.filter(original=original, start=start, end=end).first()
            if row is not None:
                return read_blob(row.sha256)
    except FileNotFoundError:
        pass
    raise NotFound("no_original", sha256=trace.original[:12])


def decoded(evidence: Evidence) -> str:
    """The quoted words, taken afresh from the original's bytes by the trace's decoding chain.

    Raise NotFound `no_original` where the bytes are gone, Conflict `words_moved` where they say something else now.
    """
    return in_place(evidence)[1]


def in_place(evidence: Evidence) -> tuple[str, str, str]:
    """The decoded record around and within the quoted words: before, the words, after. Errors as `decoded`."""
    from partwell.sources._decode import decode

    trace = evidence.trace
    text = decode(raw_bytes(trace), trace.part, trace.chain)
    words = "\n".join(text[start:end] for start, end in trace.spans)
    if words != evidence.quote:
        raise Conflict("words_moved", id=evidence.id)
    if not trace.spans:
        return text, "", ""
    return text[: trace.spans[0][0]], words, text[trace.spans[-1][1] :]


Times = tuple[dict[str, str], dict[str, str]]  # key -> when; key -> text where the fact itself holds the words


def _time(keys: list[str]) -> Times:
    rows = TimeEntry.objects.filter(key__in=keys).values_list("key", "start", "offset")
    return {key: Moment(start, offset).iso() for key, start, offset in rows}, {}


def _messages(keys: list[str]) -> Times:
    rows = list(Message.objects.filter(key__in=keys).values_list("key", "sent", "offset", "text"))
    when = {key: Moment(sent, offset).iso() for key, sent, offset, _ in rows}
    return when, {key: text for key, _, _, text in rows}


def _invoices(keys: list[str]) -> Times:
    return {k: day.isoformat() for k, day in Invoice.objects.filter(key__in=keys).values_list("key", "issued")}, {}


def _payments(keys: list[str]) -> Times:
    return {k: day.isoformat() for k, day in Payment.objects.filter(key__in=keys).values_list("key", "day")}, {}


def _expenses(keys: list[str]) -> Times:
    return {k: day.isoformat() for k, day in Expense.objects.filter(key__in=keys).values_list("key", "day")}, {}


def _meetings(keys: list[str]) -> Times:
    rows = Meeting.objects.filter(key__in=keys).values_list("key", "start", "offset")
    return {key: Moment(start, offset).iso() for key, start, offset in rows}, {}


def _documents(keys: list[str]) -> Times:
    """A paper has no day of its own."""
    texts = dict(Document.objects.filter(key__in=keys).values_list("key", "text"))
    return dict.fromkeys(texts, ""), texts


def _rates(keys: list[str]) -> Times:
    return {k: day.isoformat() for k, day in ExchangeRate.objects.filter(key__in=keys).values_list("key", "day")}, {}


_WHEN = {
    "time": _time,
    "message": _messages,
    "invoice": _invoices,
    "payment": _payments,
    "expense": _expenses,
    "meeting": _meetings,
    "document": _documents,
    "rate": _rates,
}
