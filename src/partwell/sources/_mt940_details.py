"""The :86: field of a SWIFT statement: the German structure ?20 to ?33, the /NAME/ words of others, or plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBERED = re.compile(r"\?(\d{2})")
_WORDS = re.compile(r"/(NAME|REMI|EREF|TRCD|BENM|ORDP|IBAN|BIC|ADDR|CNTP|MARF|CSID|PURP|ULTD|ULTC|ISDT|SVCL)/")
_TOLD = re.compile(r"(?:SVWZ|EREF)\+")
# `REK: NL65INGB0123456789/NAAM: PICQER`: a name that its own line ends, or the next stroke.
_NAMED = re.compile(r"(?:^|[/\s])(?:NAAM|NAME|NÉV|NEV):\s*([^/:\r\n]{2,70})\s*(?:/|$)", re.IGNORECASE)
_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Details:
    """Who paid ("" where it is not said) and what they wrote."""

    name: str = ""
    told: str = ""


def details_of(lines: Sequence[str]) -> Details:
    """Name and purpose out of the lines of the field, the tag itself still on the first."""
    if not lines:
        return Details()
    pieces = [lines[0].strip().removeprefix(":86:"), *lines[1:]]
    joined = "".join(piece.rstrip("\r\n") for piece in pieces)
    if _NUMBERED.search(joined):
        return _numbered(joined)
    if _WORDS.search(joined):
        return _worded(joined)
    named = next((found[1] for piece in pieces if (found := _NAMED.search(piece))), "")
    return Details(_plain(named)[:200], _plain(" ".join(pieces)))


def _plain(text: str) -> str:
    return " ".join(text.split())[:_LIMIT]


def _numbered(text: str) -> Details:
    fields: dict[str, str] = {}
    parts = _NUMBERED.split(text)
    for number, value in zip(parts[1::2], parts[2::2], strict=True):
        fields[number] = fields.get(number, "") + value
    told = "".join(value for number, value in fields.items() if "20" <= number <= "29" or "60" <= number <= "63")
    after = _TOLD.split(told)
    said = " ".join(part for part in after if part) if len(after) > 1 else told
    name = " ".join(fields[number].strip() for number in ("32", "33") if number in fields)
    return Details(_plain(name)[:200], _plain(said or fields.get("00", "")))


def _worded(text: str) -> Details:
    parts = _WORDS.split(text)
    fields = dict(zip(parts[1::2], parts[2::2], strict=True))
    name = fields.get("NAME", "")
    told = " ".join(fields[word] for word in ("REMI", "EREF") if fields.get(word, "").strip())
    return Details(_plain(name.split("/")[0])[:200], _plain(told))
