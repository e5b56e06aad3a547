"""How many rows a table has, counted on its own way: a walk over quoted fields, no csv module, no records."""

from __future__ import annotations

import re

from partwell.sources._csv import OPEN_CHARS, OPEN_LINES, is_blank
from partwell.sources._text import charset_of

_QUOTED = re.compile(r'[ ]*+"(?:[^"]++|"")*+"')
_OPENING = re.compile(r'[ ]*"')
_LINE_END = re.compile(r"\r\n|\n|\r")


def count_rows(data: bytes, delimiter: str, after_line: int) -> int:
    """Rows that begin after physical line `after_line` (the header's last line; 0: all), blank ones left out."""
    charset = charset_of(data)
    texts = _LINE_END.split(data[charset.bom :].decode(charset.name, "replace"))
    at, rows = after_line, 0
    while at < len(texts):
        if is_blank(texts[at], delimiter):
            at += 1
            continue
        rows += 1
        at += _lines_of_row(texts, at, delimiter)
    return rows


def _lines_of_row(texts: list[str], at: int, delimiter: str) -> int:
    """Physical lines of the row that begins at `at`; one where its quote is never closed."""
    row = texts[at]
    taken = 1
    while not closed(row, delimiter):
        more = None
        while taken < OPEN_LINES and len(row) < OPEN_CHARS and at + taken < len(texts):
            row += "\n" + texts[at + taken]
            taken += 1
            if '"' in texts[at + taken - 1]:
                more = True
                break
        if more is None:
            return 1
    return taken


def closed(row: str, delimiter: str) -> bool:
    """Whether every quoted field of the row is closed; a quote inside an unquoted field means nothing."""
    at, last = 0, row.rfind('"')
    while at <= last:
        quoted = _QUOTED.match(row, at)
        if quoted:
            at = quoted.end()
        elif _OPENING.match(row, at):
            return False
        at = row.find(delimiter, at)
        if at < 0:
            return True
        at += 1
    return True
