"""The part of a mail that holds its text, found without decoding or copying the others; iterative and bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from mmap import mmap
from typing import NamedTuple

import stringzilla

from partwell.sources._headers import Headers

Buffer = bytes | mmap
DEPTH = 100
PARTS = 1000
_HEAD_WINDOWS = (8 << 10, 64 << 10, 1 << 20)  # bytes in which the end of the headers is looked for, one after another
_PARAMETER = re.compile(
    rb""";\s*([A-Za-z*0-9\-]{1,20})\s*=\s*"""
    rb"""(?:"([^"\\\r\n]{0,400}|(?:[^"\\\r\n]|\\.){0,400})"|'([^'\r\n;]{0,200})'|([^;\s]{0,400}))"""
)
_TAIL = re.compile(rb"(--)?[ \t]*(?:\r?\n|\r?\Z)")


class Part(NamedTuple):
    """A leaf: its MIME path, its bytes' range in the buffer, and what its headers say of them."""

    path: str
    start: int
    end: int
    html: bool
    encoding: str
    charset: str


class TooDeepError(Exception):
    """More levels or parts than a mail written by people has."""


def head_end(raw: Buffer, start: int, end: int) -> tuple[int, int]:
    """(end of the headers that begin at `start`, begin of the body); without a blank line all is headers."""
    for size in _HEAD_WINDOWS:
        window = raw[start : min(end, start + size)]
        if window[:1] == b"\n" or window[:2] == b"\r\n":
            return start, start + (1 if window[0] == 10 else 2)
        bare = stringzilla.find(window, b"\n\n")
        full = stringzilla.find(window, b"\n\r\n", 0, bare + 2 if bare >= 0 else len(window))
        if bare >= 0 and full < 0:
            return start + bare + 1, start + bare + 2
        if full >= 0:
            return start + full + 1, start + full + 3
        if start + len(window) >= end:
            break
    return start + len(window), start + len(window)


@lru_cache(maxsize=256)
def parameter(value: bytes, name: bytes) -> bytes:
    """A parameter of a field (`charset`, `boundary`), unquoted; empty where it is not given."""
    for found in _PARAMETER.finditer(value):
        if found.group(1).lower() == name:
            if found.group(2) is not None:
                return re.sub(rb"\\(.)", rb"\1", found.group(2))
            return found.group(3) if found.group(3) is not None else found.group(4)
    return b""


@lru_cache(maxsize=256)
def media_type(value: bytes | None) -> bytes:
    """`type/subtype` in lower case; text/plain where the field is missing or makes no sense."""
    if not value:
        return b"text/plain"
    kind = value.split(b";", 1)[0].strip().lower()
    return kind if kind.count(b"/") == 1 else b"text/plain"


@dataclass(slots=True)
class _Entity:
    path: str
    depth: int
    head: Headers
    start: int
    end: int


def text_part(raw: Buffer, head: Headers, start: int, end: int) -> Part | None:
    """The first text/plain that is no attachment and not blank, else the first text/html; None where there is none.

    `head` are the mail's headers, `start` to `end` its body in `raw`. Raise TooDeepError beyond DEPTH or PARTS.
    """
    html: Part | None = None
    blank: Part | None = None
    for part in _leaves(raw, _Entity("", 0, head, start, end)):
        if not part.html:
            if raw[part.start : min(part.end, part.start + 4096)].strip():
                return part
            blank = blank or part
        elif html is None:
            html = part
    return html or blank


def _leaves(raw: Buffer, top: _Entity) -> Iterator[Part]:
    """Text leaves in the order in which they stand, found one by one; a stack instead of recursion."""
    stack: list[Iterator[_Entity]] = [iter((top,))]
    seen = 0
    while stack:
        entity = next(stack[-1], None)
        if entity is None:
            stack.pop()
            continue
        seen += 1
        if entity.depth > DEPTH or seen > PARTS:
            raise TooDeepError
        field = entity.head.raw(b"content-type")
        kind = media_type(field)
        if kind.startswith(b"multipart/"):
            children = _children(raw, entity, parameter(field or b"", b"boundary"))
            first = next(children, None)
            if first is not None:
                stack.append(chain((first,), children))
                continue
            kind, field = b"text/plain", None
        part = _leaf(entity, kind, field or b"")
        if part is not None:
            yield part


def _leaf(entity: _Entity, kind: bytes, field: bytes) -> Part | None:
    if kind not in {b"text/plain", b"text/html"}:
        return None
    if entity.depth and (entity.head.raw(b"content-disposition") or b"").lower().startswith(b"attachment"):
        return None
    words = (entity.head.raw(b"content-transfer-encoding") or b"").lower().split()
    encoding = words[0].strip(b"\"';").decode("latin-1") if words else ""
    charset = parameter(field, b"charset").decode("latin-1")
    return Part(entity.path or "1", entity.start, entity.end, kind == b"text/html", encoding, charset)


def _children(raw: Buffer, entity: _Entity, boundary: bytes) -> Iterator[_Entity]:
    """The parts between the delimiter lines of `boundary`; a missing last delimiter is the end of the whole."""
    if not boundary.strip():
        return
    places = _delimiters(raw, entity.start, entity.end, b"--" + boundary.rstrip())
    place, number = next(places, None), 0
    while place is not None and not place[2]:
        begin, number = place[1], number + 1
        place = next(places, None)
        stop = max(begin, place[0]) if place else entity.end
        path = f"{entity.path}.{number}" if entity.path else str(number)
        first, body = head_end(raw, begin, stop)
        yield _Entity(path, entity.depth + 1, Headers(raw[begin:first]), min(body, stop), stop)


def _delimiters(raw: Buffer, start: int, end: int, mark: bytes) -> Iterator[tuple[int, int, bool]]:
    """(end of what stands before, begin of what follows, whether it closes) of each delimiter line."""
    text, place = stringzilla.Str(memoryview(raw)), start
    while (place := text.find(mark, place, end)) >= 0:
        line = place
        place += len(mark)
        if line > start and raw[line - 1] != 10:
            continue
        tail = _TAIL.match(raw, place, end)
        if tail is None:
            continue
        before = line
        if line > start:
            before = line - 2 if line - 1 > start and raw[line - 2] == 13 else line - 1
        closing = tail.group(1) is not None
        yield before, tail.end(), closing
        if closing:
            return
