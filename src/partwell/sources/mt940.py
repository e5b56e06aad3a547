"""SWIFT statements MT940 and MT942 in the dialects of many banks: what came in becomes a payment."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals
from partwell.facts.money import KNOWN, Money, MoneyFault
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Party, Payment
from partwell.facts.trace import Span, Trace
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._mt940_details import Details, details_of
from partwell.sources._text import Charset, Line, charset_of, head_text, lines, read_all

_TAG = re.compile(r"\s*:([0-9]{2}[A-Z]?|NS):")
_START = re.compile(
    r"(?m)^[\s\x01-\x1f]*(?:\{1:[^\n]*|:(?:940|942|20|25|28C?|60[FM]|61|62[FM]|64|65|86|34F|13[CD]?)):?"
)
# What banks put around statements: names of themselves and of the kind of message, a few short lines.
_WRAPPED = re.compile(r"(?:[^\n:]{0,60}\n){1,8}:20:[^\n]*\n:25:[^\n]*\n(?::[^\n]*\n)?:(?:28C?|60[FM]):")
_ENTRY = re.compile(
    r":61:\s*(?P<valued>\d{6})(?P<booked>\d{4})?(?P<mark>E?R?[CD])(?P<funds>[A-Z])?\s*"
    r"(?P<amount>\d{1,15}(?:[,.]\d{0,4})?)(?P<kind>[A-Z]\d{3}|[A-Z][A-Z0-9]{1,3})?(?P<rest>.*)\Z"
)
_BALANCE = re.compile(r"(?m)^\s*:(?:60[FM]|62[FM]|64|65|34F):\s*(?:[CD]\s*\d{6})?\s*([A-Z]{3})")
_SHOWN = 60


@dataclass
class _Entry:
    """A :61: line with everything up to the next tag but :86:, and its :86: text."""

    first: Line
    end: int
    lines: list[Line]
    details: list[str]


class _Mt940:
    name = "mt940"
    kind: Kind = "bank"
    gives = ("payment",)
    archive = False

    def score(self, head: Head) -> float:
        """The first lines are tagged fields of a statement."""
        text = head_text(head.data[:4096])
        found = [line for line in text.splitlines() if line.strip(" \t\x00\x01\x02\x03\x04")][:6]
        tagged = sum(bool(_START.match(line)) for line in found)
        if _WRAPPED.match(text.replace("\r\n", "\n").replace("\r", "\n")):
            return 0.9
        if not tagged or not _START.match(found[0]):
            named = head.name.lower().endswith((".sta", ".940", ".mt940", ".942"))
            return 0.5 if named and text.isprintable() is False and b"\x00" not in head.data else 0.0
        return 0.95 if tagged >= 2 or re.match(r"\s*:(?:60|61|86|28)", found[0]) else 0.6

    def count(self, stream: BinaryIO) -> int:
        """Lines that begin an entry."""
        data = read_all(stream)
        charset = charset_of(data)
        text = data[charset.bom :].decode(charset.name, "replace").replace("\r\n", "\n").replace("\r", "\n")
        return sum(line.strip(" \t").startswith(":61:") for line in text.split("\n"))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Entry by entry; debits are passed over, a reversed credit is money sent back. AirlockError no_statement."""
        data = read_all(stream)
        charset = charset_of(data)
        text = data[charset.bom :].decode(charset.name, "replace")
        if not _START.search(text):
            raise AirlockError("no_statement")
        reader = _Reader(charset, context, _BALANCE.findall(text)[:1])
        for entry in _entries(lines(data, charset)):
            yield reader.entry(entry)
        if reader.notes:
            yield Parsed(rows=0, notes=tuple(reader.notes))


def _entries(found: Iterator[Line]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    tag = ""
    for line in found:
        tagged = _TAG.match(line.text)
        ends = line.text.startswith("-") and len(line.text.strip()) <= 2
        if line.text.strip(" \t").startswith(":61:"):
            if entry is not None:
                yield entry
            entry, tag = _Entry(line, line.end, [line], []), "61"
        elif entry is not None and (ends or (tagged and tagged[1] not in {"86", "61"})):
            yield entry
            entry = None
        elif entry is not None:
            if tagged:
                tag = tagged[1]
            (entry.details if tag == "86" else entry.lines).append(line.text if tag == "86" else line)  # type: ignore[arg-type]
            entry.end = line.end
    if entry is not None:
        yield entry


class _Reader:
    """Reads the entries of one file in the currency of its first balance."""

    def __init__(self, charset: Charset, context: Context, currencies: list[str]) -> None:
        self.charset, self.context = charset, context
        self.ordinals = Ordinals()
        self.notes: list[Note] = []
        self.currency = currencies[0] if currencies else context.currency
        if not currencies:
            self._note(Note("currency_assumed", {"currency": self.currency}))

    def _note(self, note: Note) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def entry(self, entry: _Entry) -> Parsed:
        """A payment, a debit passed over, or one problem."""
        text = entry.first.text.strip()
        found = _ENTRY.match(text)
        if found is None:
            return self._problem("bad_entry", entry, text)
        try:
            day = _day(found["booked"], found["valued"])
        except ValueError:
            return self._problem("bad_entry_day", entry, found["valued"] + (found["booked"] or ""))
        if self.currency not in KNOWN:
            return self._problem("bad_entry_currency", entry, self.currency)
        try:
            amount = _amount(found["amount"], self.currency)
        except MoneyFault:
            return self._problem("bad_entry_amount", entry, found["amount"])
        if not amount.minor:
            return self._problem("zero_entry", entry, found["amount"])
        return self._booked(entry, found, day, amount)

    def _booked(self, entry: _Entry, found: re.Match[str], day: date, amount: Money) -> Parsed:
        details = details_of(entry.details)
        mark = found["mark"].removeprefix("E")
        reference = (found["rest"] or "").strip()
        fields = (reference, day.isoformat(), mark, amount.minor, details.told, details.name)
        key = self.ordinals.key("mt940", *fields)
        if mark in {"D", "RD"}:
            self._note(Note("debits_passed"))
            return Parsed(passed=(Passed(key),))
        amount = -amount if mark == "RC" else amount
        return Parsed(facts=(self._payment(entry, key, day, amount, details, reference),))

    def _payment(self, entry: _Entry, key: str, day: date, amount: Money, details: Details, reference: str) -> Payment:
        at: Span = (entry.first.start, entry.end)
        words = ((0, len(entry.first.text)),)
        trace = Trace(
            self.context.original, entry.first.number, None, at, (self.charset.name,), words, entry.first.text
        )
        own = "" if reference.upper().startswith(("NONREF", "//")) else reference.partition("//")[0]
        told = " ".join(text for text in (details.told, own) if text)
        party = Party.named(details.name) if details.name else None
        return Payment(key, trace, party, day, amount, "", told)

    def _problem(self, code: str, entry: _Entry, value: str) -> Parsed:
        return Parsed(problems=(Problem(code, entry.first.number, None, {"value": value[:_SHOWN]}),))


def _day(booked: str | None, valued: str) -> date:
    """The booking day, which names no year: the one nearest to the value day."""
    year, month, number = _year(int(valued[:2])), int(valued[2:4]), int(valued[4:6])
    # Banks that reckon with months of thirty days write 30 February.
    value = date(year, month, min(number, monthrange(year, month)[1]) if number <= 30 else number)
    if not booked:
        return value
    near = []
    for year in (value.year - 1, value.year, value.year + 1):
        try:
            near.append(date(year, int(booked[:2]), int(booked[2:4])))
        except ValueError:
            continue
    if not near:
        raise ValueError(booked)
    return min(near, key=lambda day: abs((day - value).days))


def _year(two: int) -> int:
    return two + (2000 if two < 80 else 1900)


def _amount(text: str, currency: str) -> Money:
    whole, _, part = text.replace(",", ".").partition(".")
    part = part.rstrip("0")
    return Money.parse(f"{int(whole)}{'.' + part if part else ''}", currency)


SOURCE = _Mt940()
