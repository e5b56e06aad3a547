"""Where the components of a calendar file begin and end, and their own lines, found before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from partwell.facts.trace import Span

MARK = b"\xef\xbb\xbf"
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|\Z)")
# A line with the indented ones that go on it, blank lines between them forgiven.
_LOGICAL = re.compile(r"[^\r\n]*+(?:(?:\r\n|\n|\r)++[ \t][^\r\n]*+)*+(?:\r\n|\n|\r|\Z)")
_FOLD = re.compile(r"(?:\r\n|\n|\r)++[ \t]")
_EVENT = re.compile(rb"(?i)(?:\A(?:\xef\xbb\xbf)?[ \t\r\n]*|(?<=[\r\n]))BEGIN:VEVENT[ \t]*(?=[\r\n]|\Z)")
_OTHER = re.compile(rb"(?im)^BEGIN:V(?:TODO|JOURNAL|FREEBUSY)[ \t]*\r?$")
_NAME = re.compile(r"([A-Za-z-]{1,40})[;:]")


@dataclass(frozen=True, slots=True)
class Block:
    """One component: name, first line (from 1), byte range from BEGIN to END; `closed` false where END is missing."""

    name: str
    line: int
    at: Span
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a component's own, unfolded: name in capitals, the whole text, and its range in the block's text."""

    name: str
    text: str
    at: Span


def _bare(line: bytes) -> bytes:
    """A line as BEGIN and END are compared; an indented one goes on another line and is neither."""
    return line.removeprefix(MARK).rstrip(b" \t\r\n").upper()


def blocks(data: bytes) -> Iterator[Block]:
    """Events and time zones of the file in order; an event ends where the next one begins, if not before."""
    open_name, start, line, inner = "", 0, 0, 0
    begin = len(data) - len(data.removeprefix(MARK).lstrip(b" \t\r\n"))
    number = 1 + len(re.findall(rb"\r\n|\n|\r", data[:begin]))
    for found in _LINE.finditer(data, begin):
        if found.start() == found.end():
            break
        text = _bare(found[0])
        if text in {b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE"}:
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
        number += 1
    if open_name:
        yield Block(open_name, line, (start, len(data)), closed=False)


def properties(text: str, wanted: frozenset[str]) -> Iterator[Property]:
    """The wanted lines of a component's own, in order; those of components inside it (alarms) are left out."""
    depth = 0
    for found in _LOGICAL.finditer(text):
        bare = found[0].rstrip("\r\n")
        line = _FOLD.sub("", bare)
        upper = line[:40].rstrip().upper()
        if upper.startswith("BEGIN:"):
            depth += 1
        elif upper.startswith("END:"):
            depth -= 1
        elif depth == 1 and (name := _NAME.match(line)) and name[1].upper() in wanted:
            yield Property(name[1].upper(), line, (found.start(), found.start() + len(bare)))


def count_events(data: bytes) -> int:
    """How many events begin, counted on the bytes alone."""
    return len(_EVENT.findall(data))


def count_others(data: bytes) -> int:
    """Tasks, journal entries and free/busy times."""
    return len(_OTHER.findall(data))


def is_whole(data: bytes) -> bool:
    """Whether a calendar begins and ends here at all."""
    upper = data.upper()
    first = upper.find(b"BEGIN:VCALENDAR")
    return first >= 0 and upper.find(b"END:VCALENDAR", first) > first
