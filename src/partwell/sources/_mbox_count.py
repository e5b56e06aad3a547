"""Mails of an mbox counted by their `From ` lines, apart from the scanner that reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import stringzilla

_BLOCK = 4 << 20
_LINE = 1000
_MARGIN = 1200  # bytes behind a `From ` line that its judgement may need
_WEEKDAYS = frozenset(b"Mon Tue Wed Thu Fri Sat Sun".split())
_MONTHS = frozenset(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_NAME = re.compile(rb"([!-9;-~]{1,76})([ \t]{0,4}):")
_OPENING = frozenset(
    b"return-path received delivered-to date from to cc subject message-id mime-version reply-to content-type "
    b"envelope-to sender status dkim-signature authentication-results arc-seal".split()
)


def count_mails(stream: BinaryIO) -> int:
    """`From ` lines that part mails, by the rule told in `_mbox_scan`; text before the first is one more row."""
    stream.seek(0)
    rows, preamble = 0, False
    for between, before, after in _candidates(stream):
        if not rows and not preamble:
            preamble = bool(between.strip())
        line, newline, rest = after.partition(b"\n")
        if newline and len(line) < _LINE and _separates(line, rest[:120], blank=before.endswith((b"\n\n", b"\n\r\n"))):
            rows += 1
        elif not rows and after:
            preamble = True
    return rows + preamble


def _candidates(stream: BinaryIO) -> Iterator[tuple[bytes, bytes, bytes]]:
    """(bytes since the last one, the three bytes before, what follows) for each `From ` at the begin of a line.

    The last one, and each block's rest, come without anything that follows.
    """
    text, place, more = b"\n\n", 0, True
    while more:
        fresh = stream.read(_BLOCK)
        more, text = bool(fresh), text + fresh
        limit = len(text) - _MARGIN if more else len(text)
        while 0 <= (found := stringzilla.find(text, b"\nFrom ", place)) < limit:
            yield text[place:found], text[max(0, found - 2) : found + 1], text[found + 1 : found + 1 + _MARGIN]
            place = found + 1
        rest = max(place, limit, 0)
        yield text[place:rest], b"", b""
        keep = max(0, rest - 2)
        text, place = text[keep:], rest - keep


def _separates(line: bytes, after: bytes, *, blank: bool) -> bool:
    name = _NAME.match(after)
    if _is_envelope(line):
        return blank or name is not None or after.startswith(b">From ")
    if not blank or name is None or len(name.group(2)) > 1:
        return False
    word = name.group(1).lower()
    return word in _OPENING or (word.startswith(b"x-") and re.fullmatch(rb"[\w\-]{1,60}", word[2:]) is not None)


def _is_envelope(line: bytes) -> bool:
    """A sender (one word, `user at host`, or nothing), weekday, perhaps the day, month, then a time of day."""
    words = re.split(rb"[ \t]+", line[5:])
    return _is_stamp(words[1:]) or (len(words) > 3 and words[1] == b"at" and bool(words[0]) and _is_stamp(words[3:]))


def _is_stamp(words: list[bytes]) -> bool:
    if not words or words[0].removesuffix(b",") not in _WEEKDAYS:
        return False
    rest = words[2:] if len(words) > 1 and re.fullmatch(rb"\d{1,2}", words[1]) else words[1:]
    return len(rest) > 1 and rest[0] in _MONTHS and re.search(rb"\d:\d\d", b" ".join(rest[1:])) is not None
