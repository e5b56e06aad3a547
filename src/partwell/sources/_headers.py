"""Header fields of a mail, each found by a vectorised search when asked for; encoded words decoded within bounds."""

from __future__ import annotations

import binascii
import re

import stringzilla

from partwell.sources._charsets import known, mail_text

HEAD_LIMIT = 1 << 20  # bytes of headers that are looked at
FIELD_LIMIT = 32 << 10  # bytes of one field
_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]{0,2000})\?=")
_FOLD = re.compile(rb"\r?\n[ \t]+|[\r\n\x00]+")
_BLANKS = 20  # at most so many between a field's name and its colon
_FOLDED = (b" ", b"\t")
_SPACE = re.compile(r"[ \t]+")


class Headers:
    """The headers that `raw` is; names are looked up without regard to case."""

    __slots__ = ("_lower", "_raw")

    def __init__(self, raw: bytes) -> None:
        self._raw = b"\n" + raw[:HEAD_LIMIT]
        self._lower = self._raw.lower()

    def _next(self, name: bytes, place: int = 0) -> int:
        """Where the value of the next field of this name from `place` on begins; -1 where there is none."""
        lower = self._lower
        while (place := stringzilla.find(lower, b"\n" + name, place)) >= 0:
            place += len(name) + 1
            if lower[place : place + 1] == b":":
                return place + 1
            colon = lower.find(b":", place, place + _BLANKS + 1)
            if colon > 0 and not lower[place:colon].strip(b" \t"):
                return colon + 1
        return -1

    def raw(self, name: bytes) -> bytes | None:
        """The first field of this name (lower case), unfolded and cut at FIELD_LIMIT; None where there is none."""
        place = self._next(name)
        return self._value(place) if place > 0 else None

    def all(self, name: bytes, limit: int = 20) -> list[bytes]:
        """Every field of this name, in order."""
        found: list[bytes] = []
        place = self._next(name)
        while place > 0 and len(found) < limit:
            found.append(self._value(place))
            place = self._next(name, place)
        return found

    def text(self, name: bytes) -> str:
        """The first field of this name as text, encoded words decoded; "" where there is none."""
        value = self.raw(name)
        return decoded(value) if value else ""

    def __contains__(self, name: bytes) -> bool:
        return self._next(name) > 0

    def __bool__(self) -> bool:
        return b":" in self._raw

    def _value(self, start: int) -> bytes:
        raw, end = self._raw, start
        while True:
            end = raw.find(b"\n", end)
            if end < 0:
                end = len(raw)
                break
            end += 1
            if raw[end : end + 1] not in _FOLDED:
                break
        value = raw[start : min(end, start + FIELD_LIMIT)].strip()
        return _FOLD.sub(b" ", value) if b"\n" in value or b"\r" in value or b"\x00" in value else value


def decoded(value: bytes) -> str:
    """A field's value as text: raw bytes by the likeliest charset, then RFC 2047 words; linear in its length."""
    text = mail_text(value[:FIELD_LIMIT])
    return decode_words(text) if "=?" in text else text


def decode_words(text: str) -> str:
    """Encoded words put into plain text; neighbours of one charset are joined first, since mailers cut letters."""
    pieces: list[str] = []
    held: list[bytes] = []
    charset, place = "", 0
    for found in _WORD.finditer(text):
        between = text[place : found.start()]
        joined = bool(held) and not between.strip()
        name = found.group(1).lower()
        if not joined or name != charset:
            pieces.append(_letters(held, charset))
            held = []
        if not joined:
            pieces.append(between)
        charset, place = name, found.end()
        held.append(_bytes(found.group(2), found.group(3)))
    pieces += [_letters(held, charset), text[place:]]
    return _SPACE.sub(" ", "".join(pieces))


def _letters(held: list[bytes], charset: str) -> str:
    if not held:
        return ""
    raw = b"".join(held)
    name = known(charset)
    return raw.decode(name, "replace") if name else mail_text(raw)


def _bytes(kind: str, data: str) -> bytes:
    raw = data.encode("ascii", "replace")
    if kind in "qQ":
        return binascii.a2b_qp(raw.replace(b"_", b" "), header=False)
    return base64_bytes(raw)


def base64_bytes(raw: bytes) -> bytes:
    """Base64 with stray characters passed over and missing padding added; what follows the first padding is left."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", raw.partition(b"=")[0])
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
