"""A table in text split into records with their place; a broken record is told, and reading goes on after it.

A record begins at a physical line and goes on while a quoted field is open. A quote that is not closed within
OPEN_LINES lines or OPEN_CHARS characters breaks that one line only: the next line begins a record of its own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partwell.facts.trace import Span
from partwell.sources._text import Charset, Line

DELIMITERS = ",;\t|"
OPEN_LINES = 200
OPEN_CHARS = 200_000
FIELD_LIMIT = 1 << 20
_SNIFFED = 20

csv.field_size_limit(FIELD_LIMIT)


@dataclass(frozen=True, slots=True)
class Record:
    """One row as written; `fault` is a problem code where it is broken.

    line   first physical line, from 1; at: byte range in the file
    text   its physical lines joined by newlines; spans: where these lie in the decoded bytes
    """

    line: int
    at: Span
    text: str
    spans: tuple[Span, ...] = ()
    cells: tuple[str, ...] = ()
    fault: str = ""


def delimiter_of(head: Sequence[str]) -> str:
    """The delimiter that cuts the first lines into the most, and equally many, cells; a comma where none does."""
    best = (0.0, ",")
    for delimiter in DELIMITERS:
        counts = [len(_split(text, delimiter) or ()) for text in head[:_SNIFFED] if text.strip()]
        if counts and max(counts) > 1:
            usual = max(set(counts), key=counts.count)
            same = counts.count(usual) / len(counts)
            best = max(best, (same * usual if usual > 1 else 0.0, delimiter), key=lambda pair: pair[0])
    return best[1]


def is_blank(text: str, delimiter: str) -> bool:
    """Whether a line holds nothing but delimiters and white space: no row."""
    return not text.replace(delimiter, "").strip(" \t\x00\x1a")


def records(lines: Iterator[Line], delimiter: str, charset: Charset) -> Iterator[Record]:
    """All records that are not blank, the header among them."""
    pending = _Lines(lines)
    while (first := pending.take()) is not None:
        if is_blank(first.text, delimiter):
            continue
        cells = _split(first.text, delimiter)
        if cells is not None:
            yield _record([first], first.text, cells, charset)
            continue
        waiting, text = [first], first.text
        while cells is None and len(waiting) < OPEN_LINES and len(text) < OPEN_CHARS:
            more = pending.take()
            if more is None:
                break
            waiting.append(more)
            text += "\n" + more.text
            cells = _split(text, delimiter) if '"' in more.text else None
        if cells is None:
            pending.give_back(waiting[1:])
            yield Record(first.number, (first.start, first.end), first.text, (), (), "unclosed_quote")
        else:
            yield _record(waiting, text, cells, charset)


def _record(lines: list[Line], text: str, cells: tuple[str, ...], charset: Charset) -> Record:
    fault = ""
    if "\x00" in text:
        fault = "nul_in_row"
    elif "\ufffd" in text and charset.name == "utf-8":
        fault = "bad_bytes"
    elif len(text) > FIELD_LIMIT:
        fault = "row_too_long"
    return Record(lines[0].number, (lines[0].start, lines[-1].end), text, _spans(lines, charset), cells, fault)


def _spans(lines: list[Line], charset: Charset) -> tuple[Span, ...]:
    """Where each line's text lies in the decoded bytes of the record; terminators are one or two ASCII characters."""
    out: list[Span] = []
    at, before = 0, lines[0].start
    for line in lines:
        at += (line.start - before) // (2 if charset.wide else 1)
        out.append((at, at + len(line.text)))
        at, before = out[-1][1], line.end
    return tuple(out)


def _split(text: str, delimiter: str) -> tuple[str, ...] | None:
    """The cells of a record; None where a quoted field is still open at its end."""
    if '"' not in text:
        return tuple(text.split(delimiter))
    try:
        # A field that is still open swallows the line we add.
        found = list(csv.reader([text + "\n", "x"], delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return tuple(text.split(delimiter))
    return tuple(found[0]) if len(found) == 2 else None


class _Lines:
    """Lines that can be given back."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._back: list[Line] = []

    def take(self) -> Line | None:
        return self._back.pop() if self._back else next(self._lines, None)

    def give_back(self, some: Sequence[Line]) -> None:
        self._back.extend(reversed(some))
