"""Timedot files of hledger: a day, and under it an account a line with a dot for every quarter of an hour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import BinaryIO

from partwell.facts.keys import Ordinals
from partwell.facts.problems import Note, Problem
from partwell.facts.records import TimeEntry
from partwell.sources._blocks import block_trace
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._hledger_lines import tags_of
from partwell.sources._table import moment_of
from partwell.sources._text import Charset, Line, charset_of, head_text, lines, read_all
from partwell.sources._time_accounts import client_and_project

_DAY = re.compile(r"\s*(?:\*+\s+)?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\s|\Z)")
_DOTTED = re.compile(r"[.\s]*\.[.\s]*\Z")
_LETTERS = re.compile(r"[A-Za-z]+\Z")
_NUMBER = re.compile(r"(\d{1,5}(?:\.\d{1,4})?)\s*(s|m|h|d|w|mo|y)?\Z")
_GAP = re.compile(r"\t|\s{2,}")
_HOURS = {"": 1, "h": 1, "d": 24, "w": 168, "mo": 730, "y": 8760}
_QUARTER = 900
_SHOWN = 60


@dataclass
class _Day:
    """The day that stands above the entries, and the words beside it."""

    day: date | None
    said: str


class _Timedot:
    name = "timedot"
    kind: Kind = "ledger"
    gives = ("time",)
    archive = False

    def score(self, head: Head) -> float:
        """Days with accounts and dots, and no other line."""
        own = dots = other = days = 0
        for line in re.split(r"\r\n|\n|\r", head_text(head.data[:16384])):
            if _DAY.match(line):
                days += 1
            elif _is_entry(line):
                quantity = _GAP.split(line.strip().partition(";")[0].rstrip(), maxsplit=1)[1:]
                read = _seconds(quantity[0].strip()) if quantity else 0
                own, other = own + bool(read), other + (read is None)
                dots += bool(quantity and _DOTTED.match(quantity[0]))
        return 0.9 if days and dots and own >= days // 2 and other * 5 <= own else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Lines that are neither empty, nor comments, nor days."""
        data = read_all(stream)
        charset = charset_of(data)
        text = data[charset.bom :].decode(charset.name, "replace").replace("\r", "\n")
        found = re.findall(r"(?m)^[^\S\n]*([^\s#;*].*)$", text)
        return sum(not re.match(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\S)", line) for line in found)

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """One time entry a line, of the day above it; the file knows no time of day."""
        data = read_all(stream)
        charset, ordinals, notes = charset_of(data), Ordinals(), set[str]()
        above: _Day | None = None
        for line in lines(data, charset):
            found = _DAY.match(line.text)
            if found:
                said = line.text[found.end() :].partition(";")[0].strip()
                above = _Day(_date(found), said)
            elif _is_entry(line.text):
                yield _entry(line, above, context, charset, ordinals, notes)
        if notes:
            yield Parsed(rows=0, notes=tuple(Note(code) for code in sorted(notes)))


def _is_entry(text: str) -> bool:
    text = text.strip()
    return bool(text) and text[0] not in "#;*" and not _DAY.match(text)


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _seconds(quantity: str) -> int | None:
    """Dots and letters are quarters of an hour, numbers hours or what their unit says; None for anything else."""
    if _DOTTED.match(quantity):
        return quantity.count(".") * _QUARTER
    number = _NUMBER.match(quantity)
    if number:
        unit = number[2] or ""
        factor = {"s": 1, "m": 60}.get(unit) or _HOURS[unit] * 3600
        return int(Decimal(number[1]) * factor)
    return len(quantity) * _QUARTER if _LETTERS.match(quantity) else None


def _entry(
    line: Line, above: _Day | None, context: Context, charset: Charset, ordinals: Ordinals, notes: set[str]
) -> Parsed:
    body, _, comment = line.text.strip().partition(";")
    account, quantity = (*_GAP.split(body.rstrip(), maxsplit=1), "")[:2]
    seconds = _seconds(quantity.strip()) if quantity.strip() else 0
    if above is None or above.day is None or seconds is None or not 1970 <= above.day.year < 2200:
        args = {"value": line.text.strip()[:_SHOWN]}
        return Parsed(problems=(Problem("bad_timedot_line", line.number, None, args),))
    if not seconds or seconds > 366 * 86400:
        return Parsed(passed=(Passed(ordinals.key("timedot", above.day.isoformat(), line.text)),))
    start = moment_of(datetime.combine(above.day, time()), lambda: context.zone or "UTC")
    party, project = client_and_project(account, tags_of(comment), context)
    if not context.client:
        notes.add("accounts_as_clients")
    note = ", ".join(part for part in (above.said, comment.strip()) if part)
    made = ordinals.key("timedot", above.day.isoformat(), account, note)
    trace = block_trace([line], charset, context.original)
    return Parsed(facts=(TimeEntry(made, trace, party, start, seconds, project, note, None, timed=False),))


SOURCE = _Timedot()
