"""A JSON list as items with their places, so that a record can be shown as it stands in the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partwell.facts.errors import AirlockError
from partwell.facts.trace import Span

_BLANK = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its value, first line (from 1), byte range and text."""

    value: Any
    line: int
    at: Span
    text: str


def text_of(data: bytes) -> str:
    """The file as text; raise AirlockError `bad_json` where it is no UTF-8."""
    try:
        return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as fault:
        raise AirlockError("bad_json", line=data.count(b"\n", 0, fault.start) + 1) from None


def count_items(data: bytes) -> int:
    """Items of the list that the file is, as the standard reader builds it; 1 where it is no list."""
    try:
        found = json.loads(text_of(data))
    except (ValueError, RecursionError, AirlockError):
        return 1
    return len(found) if isinstance(found, list) else 1


def items(data: bytes, key: str = "") -> Iterator[Item]:
    """Item after item of the list at the top, or of the list under `key` of the object at the top.

    Raise AirlockError `bad_json` with the line where the file stops being JSON; nothing is given then.
    """
    text = text_of(data)
    bom = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise AirlockError("bad_json", line=getattr(fault, "lineno", 1)) from None
    start = _beginning(text, key) if not isinstance(whole, list) else text.index("[")
    if start is None:
        raise AirlockError("bad_json", line=1)
    yield from _walk(text, start + 1, bom)


def _beginning(text: str, key: str) -> int | None:
    """Where the list under a key of the top object begins; its members are stepped over one by one."""
    decoder, at = json.JSONDecoder(), text.find("{") + 1
    while key and at > 0:
        at = _skip(text, at, ",")
        if at >= len(text) or text[at] != '"':
            return None
        name, at = decoder.raw_decode(text, at)
        at = _skip(text, at, ":")
        if name == key and text[at : at + 1] == "[":
            return at
        _, at = decoder.raw_decode(text, at)
    return None


def _skip(text: str, at: int, mark: str) -> int:
    while at < len(text) and (text[at] in _BLANK or text[at] == mark):
        at += 1
    return at


def _walk(text: str, at: int, bom: int) -> Iterator[Item]:
    decoder, line, counted, ascii_only = json.JSONDecoder(), 1, 0, text.isascii()
    place, done = bom, 0
    while True:
        at = _skip(text, at, ",")
        if at >= len(text) or text[at] == "]":
            return
        value, end = decoder.raw_decode(text, at)
        line += text.count("\n", counted, at)
        counted = at
        place += at - done if ascii_only else len(text[done:at].encode())
        size = end - at if ascii_only else len(text[at:end].encode("utf-8", "surrogatepass"))
        yield Item(value, line, (place, place + size), text[at:end])
        place, done, at = place + size, end, end
