"""Timewarrior's monthly data files: one interval a line, in UTC, with tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from partwell.facts.keys import Ordinals
from partwell.facts.moments import Moment
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Party, TimeEntry
from partwell.facts.trace import Trace
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._text import Line, charset_of, head_text, lines, read_all

_STAMP = r"(\d{8}T\d{6}Z)"
_INTERVAL = re.compile(rf"inc(?:\s+{_STAMP}(?:\s+-\s+{_STAMP})?)?\s*(?:#\s*(.*))?\Z")
_TAG = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_SHOWN = 60


class _Timewarrior:
    name = "timewarrior"
    kind: Kind = "time"
    gives = ("time",)
    archive = False

    def score(self, head: Head) -> float:
        """Nearly every line is an interval."""
        found = [line for line in head_text(head.data[:8192]).splitlines() if line.strip()][:50]
        own = sum(bool(re.match(rf"inc {_STAMP}", line)) for line in found)
        return 0.97 if own and own * 10 >= 8 * len(found) else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Lines with something on them."""
        data = read_all(stream).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        charset = charset_of(data)
        return sum(bool(line.strip()) for line in data[charset.bom :].decode(charset.name, "replace").split("\n"))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """One time entry an interval; the first tag is taken for the client, which is told."""
        data = read_all(stream)
        charset, ordinals, tagged = charset_of(data), Ordinals(), False
        for line in lines(data, charset):
            if line.text.strip():
                made = _entry(line, context, ordinals, charset.name)
                tagged = tagged or any(isinstance(f, TimeEntry) and f.party is not None for f in made.facts)
                yield made
        if tagged and not context.client:
            yield Parsed(rows=0, notes=(Note("tags_as_clients"),))


def _entry(line: Line, context: Context, ordinals: Ordinals, charset: str) -> Parsed:
    found = _INTERVAL.match(line.text.strip())
    try:
        if found is None or found[1] is None:
            raise ValueError(line.text)
        start = _moment(found[1])
        if found[2] is None:
            return _problem("still_running", line, "–")
        seconds = _moment(found[2]).seconds - start.seconds
    except ValueError:
        return _problem("bad_interval", line, "")
    if not 0 <= seconds <= 366 * 86400:
        return _problem("end_before_start", line, "–")
    tags = [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in _TAG.findall(found[3] or "")]
    name = context.client or (tags[0] if tags else "")
    party = Party.named(name) if name.strip() else None
    trace = Trace(
        context.original, line.number, None, (line.start, line.end), (charset,), ((0, len(line.text)),), line.text
    )
    rest = ", ".join(tags if context.client else tags[1:])
    made = ordinals.key("timewarrior", start.seconds, *tags)
    return Parsed(facts=(TimeEntry(made, trace, party, start, seconds, rest),))


def _problem(code: str, line: Line, column: str) -> Parsed:
    args = {"column": column, "value": line.text.strip()[:_SHOWN]}
    return Parsed(problems=(Problem(code, line.number, None, args),))


def _moment(stamp: str) -> Moment:
    """A compact stamp in UTC; the clock of the machine is not known."""
    return Moment(Moment.of(datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)).seconds)


SOURCE = _Timewarrior()
