"""Watson's frames file: a JSON list of lists with start, end, project, id and tags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from partwell.facts.keys import Ordinals
from partwell.facts.moments import Moment
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Party, TimeEntry
from partwell.facts.trace import Trace
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._json_items import Item, count_items, items
from partwell.sources._text import head_text, read_all


class _Watson:
    name = "watson"
    kind: Kind = "time"
    gives = ("time",)
    archive = False

    def score(self, head: Head) -> float:
        """A list whose first item is a list of two numbers and a text."""
        text = head_text(head.data[:8192]).lstrip()
        if not text.startswith("["):
            return 0.0
        inside = text[1:].lstrip()
        try:
            first, _ = json.JSONDecoder().raw_decode(inside)
        except (ValueError, RecursionError):
            return 0.0
        return 0.97 if isinstance(first, list) and _fields(first) is not None else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Items of the list."""
        return count_items(read_all(stream))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """One time entry a frame; the project is taken for the client, which is told."""
        ordinals = Ordinals()
        found = list(items(read_all(stream)))
        if not found and not context.client:
            return
        yield from (_entry(item, context, ordinals) for item in found)
        if not context.client:
            yield Parsed(rows=0, notes=(Note("projects_as_clients"),))


def _fields(frame: Any) -> tuple[int, int, str, str, str] | None:
    """Start, end, project, id, tags; None where the list is no frame."""
    if not isinstance(frame, list) or len(frame) < 4:
        return None
    start, end, project, number = frame[:4]
    tags = frame[4] if len(frame) > 4 and isinstance(frame[4], list) else []
    whole = all(isinstance(one, int) and not isinstance(one, bool) for one in (start, end))
    if not whole or not isinstance(project, str) or not isinstance(number, str):
        return None
    return start, end, project, number, ", ".join(tag for tag in tags if isinstance(tag, str))


def _entry(item: Item, context: Context, ordinals: Ordinals) -> Parsed:
    fields = _fields(item.value)
    try:
        if fields is None:
            raise ValueError(item.line)
        first, last, project, number, tags = fields
        start = Moment(Moment.of(Moment(first).utc).seconds)
        seconds = last - first
        if not 0 <= seconds <= 366 * 86400:
            raise ValueError(item.line)
    except (ValueError, OverflowError, OSError):
        return Parsed(problems=(Problem("bad_frame", item.line),))
    name = context.client or project
    party = Party.named(name) if name.strip() else None
    trace = Trace(context.original, item.line, None, item.at, ("utf-8",), ((0, len(item.text)),), item.text)
    made = ordinals.key("watson", number or project, start.seconds)
    return Parsed(facts=(TimeEntry(made, trace, party, start, seconds, project if context.client else "", tags),))


SOURCE = _Watson()
