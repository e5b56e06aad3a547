"""Where the components of a calendar file begin and end, found line by line before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from partwell.facts.trace import Span

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|\Z)")
MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Block:
    """One component: its name, first line (from 1), byte range from BEGIN to END; `closed` false where END is missing."""

    name: str
    line: int
    at: Span
    closed: bool = True


def blocks(data: bytes) -> Iterator[Block]:
    """Events and time zones of the file in order; an event ends where the next one begins, if not before."""
    open_name, start, line, inner = "", 0, 0, 0
    number = 0
    for found in _LINE.finditer(data):
        if found.start() == found.end():
            break
        number += 1
        text = found[0].strip().upper()
        begins = text in {b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE"}
        if begins:
            if open_name:
                yield Block(open_name, line, (start, found.start()), closed=False)
            open_name, start, line, inner = text[6:].decode("ascii"), found.start(), number, 0
        elif open_name and text == b"END:" + open_name.encode():
            yield Block(open_name, line, (start, found.end()))
            open_name = ""
        elif open_name and text.startswith(b"BEGIN:"):
            inner += 1
        elif open_name and text.startswith(b"END:"):
            inner -= 1
            if inner < 0:
                yield Block(open_name, line, (start, found.start()), closed=False)
                open_name = ""
    if open_name:
        yield Block(open_name, line, (start, len(data)), closed=False)


def count_events(data: bytes) -> int:
    """How many events begin, counted on the bytes alone."""
    return len(re.findall(rb"(?im)(?:^|(?<=\r))[ \t]*BEGIN:VEVENT[ \t]*(?=[\r\n]|\Z)", data))
