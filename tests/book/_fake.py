"""A stand-in for the airlock that reads a tiny text format, so that the book can be tested without any source.

The first line names the kind: `#time`, `#money`, `#mail` (one small file of messages) or `#archive`. Every other line
is one row in JSON, or `!code` for a row that cannot be used; a line beginning with `+` belongs to the row above it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals, key
from partwell.facts.moments import Moment
from partwell.facts.money import Money
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Expense, Fact, Invoice, Message, Party, Payment, TaxLine, TimeEntry
from partwell.facts.trace import Trace
from partwell.sources._contract import Context, Correspondent, Finished, Parsed, Passed, Recognised

KINDS = {"#time": "time", "#money": "invoices", "#mail": "mail", "#archive": "mail"}
Row = dict[str, Any]


def write(path: Path, head: str, rows: Iterable[Row | str]) -> Path:
    """Write a file of the format."""
    lines = [head, *(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def hours(client: str | None, day: str, n: float = 2.0, note: str = "") -> Row:
    """A time entry at nine in the morning, UTC."""
    return {"kind": "time", "client": client, "day": day, "seconds": int(n * 3600), "note": note}


def bill(client: str, number: str, net: int, day: str = "2026-01-10", due: str | None = None, **more: Any) -> Row:
    """An invoice in EUR, `net` in major units, 27 % tax."""
    return {"kind": "invoice", "client": client, "number": number, "net": net, "day": day, "due": due, **more}


def paid(client: str | None, amount: int, day: str, number: str = "", reference: str = "") -> Row:
    """A payment in EUR, in major units."""
    return {
        "kind": "payment",
        "client": client,
        "amount": amount,
        "day": day,
        "number": number,
        "reference": reference,
    }


def mail(sender: str, to: str, text: str, at: int = 1_770_000_000, name: str = "") -> Row:
    """A message."""
    return {"kind": "message", "from": sender, "to": to, "text": text, "at": at, "name": name}


@dataclass(frozen=True)
class _Line:
    number: int
    start: int
    end: int
    text: str


def _lines(path: Path) -> list[_Line]:
    found, start = [], 0
    for number, raw in enumerate(path.read_bytes().splitlines(keepends=True), 1):
        found.append(_Line(number, start, start + len(raw.rstrip(b"\n")), raw.rstrip(b"\n").decode()))
        start += len(raw)
    return found


class FakeAirlock:
    """Reads the format above in this very process; a context manager as the real one."""

    read_count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def read(
        self, path: Path, context: Context, force: str | None = None
    ) -> Generator[Recognised | Parsed | Finished, None, None]:
        """The frames of one file."""
        type(self).read_count += 1
        lines = _lines(path)
        head = lines[0].text if lines else ""
        if head == "#bomb":
            raise AirlockError("too_slow")
        if head not in KINDS:
            yield Recognised(None, None, archive=False, rows=1)
            yield Finished(0.0)
            return
        body = [line for line in lines[1:] if line.text]
        rows = len(body) - sum(line.text.startswith("?") for line in body)
        rows += sum(line.text == "?missing" for line in body)
        yield Recognised("fake", KINDS[head], head == "#archive", rows)  # type: ignore[arg-type]
        yield from _items(body, context, archive=head == "#archive")
        yield Finished(0.0)


def _items(body: list[_Line], context: Context, *, archive: bool) -> Iterator[Parsed]:
    ordinals, at = Ordinals(), 0
    while at < len(body):
        line, rows = body[at], 1
        while at + rows < len(body) and body[at + rows].text.startswith("+"):
            rows += 1
        at += rows
        done = body[at - 1].end + 1
        if line.start < context.start or line.text.startswith("?"):
            continue
        yield _item(line, rows, done if archive else 0, ordinals, context)


def _item(line: _Line, rows: int, offset: int, ordinals: Ordinals, context: Context) -> Parsed:
    if line.text.startswith("!"):
        problem = Problem(line.text[1:], line=line.number)
        return Parsed(rows, problems=(problem,) * rows, offset=offset)
    row = json.loads(line.text)
    trace = Trace(
        context.original, line.number, None, (line.start, line.end), ("utf-8",), ((0, len(line.text)),), line.text
    )
    if row["kind"] == "message":
        return _message(row, trace, line, offset, context)
    notes = (Note("terms_assumed", {"days": 30}),) if row.get("assumed") else ()
    return Parsed(rows, (_fact(row, trace, ordinals, context),), notes=notes, offset=offset)


def _fact(row: Row, trace: Trace, ordinals: Ordinals, context: Context) -> Fact:
    party = Party.named(row["client"]) if row["client"] else None
    day = date.fromisoformat(row["day"])
    if row["kind"] == "time":
        moment = Moment(int((day - date(1970, 1, 1)).days) * 86400 + 9 * 3600, 0)
        number = ordinals.key("time", row["client"], row["day"], row["seconds"])
        return TimeEntry(number, trace, party, moment, row["seconds"], note=row["note"])
    currency = row.get("currency", context.currency)
    if row["kind"] == "payment":
        number = ordinals.key("payment", row["client"], row["day"], row["amount"], row["number"])
        amount = Money(currency, row["amount"] * 100)
        return Payment(number, trace, party, day, amount, row["number"], row["reference"])
    if row["kind"] == "expense":
        number = ordinals.key("expense", row["client"], row["day"], row["amount"])
        return Expense(number, trace, party, day, Money(currency, row["amount"] * 100), passthrough=True)
    assert party is not None
    net = Money(currency, row["net"] * 100)
    tax = Money(currency, row["net"] * 27)
    due = date.fromisoformat(row["due"]) if row["due"] else None
    number = key("invoice", party.value, row["number"])
    lines = (TaxLine(2700, net, tax),)
    return Invoice(number, trace, party, row["number"], day, due, net, net + tax, lines, note=row.get("note", ""))


def _message(row: Row, trace: Trace, line: _Line, offset: int, context: Context) -> Parsed:
    number = key("message", row["from"], row["to"], row["at"], row["text"])
    if not context.client and not {row["from"], row["to"]} & context.kept:
        people = (
            Correspondent("email", row["from"], row.get("name") or row["from"], "from"),
            Correspondent("email", row["to"], row["to"], "to"),
        )
        return Parsed(passed=(Passed(number, people, row["at"]),), offset=offset)
    start = line.text.index(json.dumps(row["text"], ensure_ascii=False)) + 1
    words = Trace(trace.original, None, "1", trace.at, ("utf-8",), ((start, start + len(row["text"])),), row["text"])
    sender, to = Party.mail(row["from"], row.get("name", "")), Party.mail(row["to"])
    fact = Message(number, words, "mail", Moment(row["at"], 60), sender, (to,), number, "Subject", row["text"])
    return Parsed(facts=(fact,), offset=offset)


def sha256(path: Path) -> str:
    """Of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
