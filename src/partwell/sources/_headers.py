"""Header fields of a mail, found without parsing those nobody asked for; encoded words decoded within bounds."""

from __future__ import annotations

import binascii
import re

from partwell.sources._charsets import known, mail_text

HEAD_LIMIT = 1 << 20  # bytes of headers that are looked at
FIELD_LIMIT = 32 << 10  # bytes of one field
_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]{0,2000})\?=")
_FOLD = re.compile(rb"\r?\n[ \t]+|[\r\n\x00]+")
_SPACED = re.compile(rb"\n[!-9;-~]{1,76}[ \t]{1,20}:")
_SPACE = re.compile(r"[ \t]+")


class Headers:
    """The headers between byte `start` and `end` of a mail; names are looked up without regard to case."""

    __slots__ = ("_low", "_odd", "_raw")

    def __init__(self, raw: bytes) -> None:
        self._raw = b"\n" + raw[:HEAD_LIMIT]
        self._low = self._raw.lower()
        self._odd = _SPACED.search(self._low) is not None if b" :" in self._low or b"\t:" in self._low else False

    def raw(self, name: bytes) -> bytes | None:
        """The first field of this name (lower case), unfolded and cut at FIELD_LIMIT; None where there is none."""
        place = self._low.find(b"\n" + name + b":")
        if place < 0:
            return self._spaced(name)
        return self._value(place + len(name) + 2)

    def all(self, name: bytes, limit: int = 20) -> list[bytes]:
        """Every field of this name, in order."""
        mark, found, place = b"\n" + name + b":", list[bytes](), -1
        while len(found) < limit and (place := self._low.find(mark, place + 1)) >= 0:
            found.append(self._value(place + len(mark)))
        if not found and (spaced := self._spaced(name)) is not None:
            found.append(spaced)
        return found

    def text(self, name: bytes) -> str:
        """The first field of this name as text, encoded words decoded; "" where there is none."""
        value = self.raw(name)
        return decoded(value) if value else ""

    def __contains__(self, name: bytes) -> bool:
        return self._low.find(b"\n" + name + b":") >= 0

    def __bool__(self) -> bool:
        return b":" in self._raw

    def _spaced(self, name: bytes) -> bytes | None:
        """The field written with space before its colon, as the old standard allowed."""
        for gap in (b" ", b"\t") if self._odd else ():
            place = self._low.find(b"\n" + name + gap)
            if place >= 0:
                rest = self._raw[place + len(name) + 1 : place + len(name) + 20].lstrip(b" \t")
                if rest.startswith(b":"):
                    return self._value(self._raw.index(b":", place) + 1)
        return None

    def _value(self, start: int) -> bytes:
        raw, end = self._raw, start
        while True:
            end = raw.find(b"\n", end)
            if end < 0:
                end = len(raw)
                break
            if raw[end + 1 : end + 2] not in (b" ", b"\t"):
                break
            end += 1
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
