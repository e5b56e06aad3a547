"""Timeclock files of hledger, Ledger and Emacs: clocked in on an account, clocked out, a line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import BinaryIO

from partwell.facts.keys import Ordinals
from partwell.facts.moments import Moment
from partwell.facts.problems import Note, Problem
from partwell.facts.records import TimeEntry
from partwell.facts.trace import Trace
from partwell.sources._blocks import spans_of
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._hledger_lines import tags_of
from partwell.sources._table import moment_of
from partwell.sources._text import Charset, Line, charset_of, head_text, lines, read_all
from partwell.sources._time_accounts import client_and_project

_CLOCK = re.compile(
    r"([iobhO])\s+(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[+-]\d{4})?(?:\s+(.*))?\Z"
)
_GAP = re.compile(r"\t|\s{2,}")
_FARTHEST = 200  # lines between in and out that still stand in one trace
_OPEN = 50  # sessions running at once that are looked through
_SHOWN = 60


class _Timeclock:
    name = "timeclock"
    kind: Kind = "ledger"
    gives = ("time",)
    archive = False

    def score(self, head: Head) -> float:
        """Nearly every line is a clock's, and somebody clocks in."""
        found = [line.strip() for line in head_text(head.data[:8192]).splitlines()]
        told = [line for line in found if line and line[0] not in "#;*%"][:50]
        own = [match for line in told if (match := _CLOCK.match(line))]
        fits = len(own) * 10 >= 8 * len(told) and any(match[1] == "i" for match in own)
        return 0.96 if own and fits else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Lines that are neither empty nor comments."""
        data = read_all(stream)
        charset = charset_of(data)
        text = data[charset.bom :].decode(charset.name, "replace")
        return len(re.findall(r"(?:\A|(?<=[\r\n]))[^\S\r\n]*[^\s#;*%]", text))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Two rows a session, in and out; a clock that was never stopped is a problem of its one row."""
        data = read_all(stream)
        charset = charset_of(data)
        clock = _Clock(context, charset)
        for line in lines(data, charset):
            clock.seen.append(line)
            text = line.text.strip()
            if text and text[0] not in "#;*%":
                yield from clock.one(line)
        yield from clock.end()


class _Clock:
    """Keeps who is clocked in."""

    def __init__(self, context: Context, charset: Charset) -> None:
        self.context, self.charset, self.ordinals = context, charset, Ordinals()
        self.seen: list[Line] = []
        self.running: list[tuple[Line, int, Moment, str, str]] = []
        self.notes: set[str] = set()

    def one(self, line: Line) -> Iterator[Parsed]:
        """What one line of the clock gives."""
        text = line.text.strip()
        found = _CLOCK.match(text)
        if text[:2] in {"b ", "h "}:  # a budget of hours, no session
            yield Parsed(passed=(Passed(self.ordinals.key("timeclock", line.text)),))
        elif found is None:
            yield _problem("bad_clock_line", line)
        else:
            try:
                when = self._moment(found)
            except ValueError:
                yield _problem("bad_clock_line", line)
                return
            body, _, comment = (found[8] or "").partition(";")
            if found[1] == "i":
                self.running.append((line, len(self.seen) - 1, when, body.strip(), comment))
            else:
                yield self._out(line, when, body.strip())

    def _moment(self, found: re.Match[str]) -> Moment:
        year, month, number, hour, minute, second = (int(found[place] or 0) for place in range(2, 8))
        return moment_of(datetime.combine(date(year, month, number), time(hour, minute, second)), self._zone)

    def _zone(self) -> str:
        if self.context.zone is None:
            self.notes.add("zone_assumed")
        return self.context.zone or "UTC"

    def _out(self, line: Line, when: Moment, account: str) -> Parsed:
        """The session that ends here: of the account it names, else the last one begun."""
        if not self.running:
            return _problem("clocked_out_alone", line)
        last = len(self.running) - 1
        looked = range(last, max(-1, last - _OPEN), -1) if account else ()
        named = (place for place in looked if self.running[place][3].startswith(account))
        first, place, start, body, comment = self.running.pop(next(named, -1))
        seconds = when.seconds - start.seconds
        if not 0 <= seconds <= 366 * 86400:
            args = {"column": "o", "value": line.text.strip()[:_SHOWN]}
            ended = Problem("end_before_start", line.number, None, args)
            return Parsed(2, problems=(Problem("end_before_start", first.number, None, args), ended))
        named_account, said = (*_GAP.split(body, maxsplit=1), "")[:2]
        tags = tags_of(comment)
        party, project = client_and_project(named_account, tags, self.context)
        if party is not None and not self.context.client:
            self.notes.add("accounts_as_clients")
        made = self.ordinals.key("timeclock", start.seconds, named_account, said)
        trace = self._trace(first, place, line)
        note = said.strip() or comment.strip()
        return Parsed(2, facts=(TimeEntry(made, trace, party, start, seconds, project, note),))

    def _trace(self, first: Line, place: int, last: Line) -> Trace:
        """Both lines where they stand near each other, else the first."""
        between = self.seen[place:] if len(self.seen) - place <= _FARTHEST else [first]
        shown = [first, last] if len(between) > 1 else [first]
        spans = spans_of(between, self.charset)
        at = (first.start, shown[-1].end)
        quote = "\n".join(line.text for line in shown)
        kept = (spans[0], spans[-1]) if len(shown) > 1 else spans
        return Trace(self.context.original, first.number, None, at, (self.charset.name,), kept, quote)

    def end(self) -> Iterator[Parsed]:
        """Clocks that still run, and the notes."""
        for line, *_ in self.running:
            args = {"column": "o", "value": line.text.strip()[:_SHOWN]}
            yield Parsed(problems=(Problem("still_running", line.number, None, args),))
        if self.notes:
            yield Parsed(rows=0, notes=tuple(Note(code) for code in sorted(self.notes)))


def _problem(code: str, line: Line) -> Parsed:
    return Parsed(problems=(Problem(code, line.number, None, {"value": line.text.strip()[:_SHOWN]}),))


SOURCE = _Timeclock()
