"""Bytes of a text file as lines with their places: which character set, where each line begins and ends."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from partwell.facts.errors import AirlockError

TEXT_LIMIT = 128 << 20
_SAMPLE = 1 << 20
_BYTE_ENDS = re.compile(rb"\r\n|\n|\r")
_TEXT_ENDS = re.compile(r"\r\n|\n|\r")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Bytes that stand for Hungarian letters in cp1250 and for signs or letters no Hungarian or German uses in cp1252.
_HUNGARIAN = frozenset(b"\xc1\xc9\xcd\xd3\xd5\xd6\xda\xdb\xdc\xe1\xe9\xed\xf3\xf5\xf6\xfa\xfb\xfc")
_CENTRAL = frozenset(b"\xf5\xfb\xd5\xdb\x9a\x9e\x8a\x8e\xb9\xb3\xe6\xea\xec\xef\xf8\xf2")


@dataclass(frozen=True, slots=True)
class Charset:
    """How to read the file: a Python codec name, and how many bytes of byte-order mark come first."""

    name: str
    bom: int = 0

    @property
    def wide(self) -> bool:
        """Whether a character takes two bytes, so that line ends cannot be found among the bytes."""
        return self.name.startswith("utf-16")


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line: number (from 1), byte range without its terminator, and its text."""

    number: int
    start: int
    end: int
    text: str


def charset_of(data: bytes) -> Charset:
    """From the mark at the beginning; else UTF-8 where that fits (a cut-off last character aside), else a code page."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Charset(name, len(mark))
    sample = data[:_SAMPLE]
    if sample[1::2].count(0) > len(sample) // 5 and sample[::2].count(0) == 0:
        return Charset("utf-16-le")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=len(data) <= _SAMPLE)
    except UnicodeDecodeError:
        high = [byte for byte in sample if byte > 0x7F]
        central = 0 if {0xE3, 0xF5} <= set(high) else sum(byte in _CENTRAL for byte in high)  # ã and õ: Portuguese
        return Charset("cp1250" if central * 8 >= len(high) or _is_hungarian(high) else "cp1252")
    return Charset("utf-8")


def _is_hungarian(high: list[int]) -> bool:
    """Whether all letters beyond ASCII are Hungarian, ő among them, or ű and á (French has û, but no á beside it)."""
    letters = {byte for byte in high if byte >= 0xC0}
    if not letters <= _HUNGARIAN:
        return False
    return bool(letters & set(b"\xf5\xd5")) or bool(letters & set(b"\xfb\xdb") and letters & set(b"\xe1\xc1"))


def head_text(data: bytes) -> str:
    """The beginning of a file as text, for recognition only; bytes that make no sense become U+FFFD."""
    charset = charset_of(data)
    return data[charset.bom :].decode(charset.name, "replace")


def read_all(stream: BinaryIO, limit: int = TEXT_LIMIT) -> bytes:
    """All bytes of a text file; raise AirlockError `too_large` above the limit."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise AirlockError("too_large", limit=limit >> 20)
    return data


def lines(data: bytes, charset: Charset) -> Iterator[Line]:
    """The file's lines in order; `\\n`, `\\r\\n` and a lone `\\r` end a line; the last one may have no end."""
    return _wide_lines(data, charset) if charset.wide else _narrow_lines(data, charset)


def _narrow_lines(data: bytes, charset: Charset) -> Iterator[Line]:
    at, number = charset.bom, 0
    for number, ending in enumerate(_BYTE_ENDS.finditer(data, at), 1):
        yield Line(number, at, ending.start(), data[at : ending.start()].decode(charset.name, "replace"))
        at = ending.end()
    if at < len(data):
        yield Line(number + 1, at, len(data), data[at:].decode(charset.name, "replace"))


def _wide_lines(data: bytes, charset: Charset) -> Iterator[Line]:
    text = data[charset.bom :].decode(charset.name, "replace")
    at, done, number = charset.bom, 0, 0
    for number, ending in enumerate(_TEXT_ENDS.finditer(text), 1):
        plain = text[done : ending.start()]
        stop = at + len(plain.encode(charset.name, "surrogatepass"))
        yield Line(number, at, stop, plain)
        at, done = stop + 2 * len(ending[0]), ending.end()
    if done < len(text):
        yield Line(number + 1, at, len(data), text[done:])
