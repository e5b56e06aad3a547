"""Header fields of a mail, found without parsing those nobody asked for; encoded words decoded within bounds."""

from __future__ import annotations

import binascii
import re

from partwell.sources._charsets import known, mail_text

HEAD_LIMIT = 1 << 20  # bytes of headers that are looked at
FIELD_LIMIT = 32 << 10  # bytes of one field
_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]{0,2000})\?=")
_FOLD = re.compile(rb"\r?\n[ \t]+|[\r\n\x00]+")
# What every mail is asked for is found in one walk; the rest, asked of kept mails only, in a second one when needed.
_FIRST = frozenset((b"from", b"to", b"cc", b"bcc", b"date", b"message-id"))
_FIRST_FIELDS = re.compile(rb"\n(?=[FfTtCcBbDdMm])(?i:(from|to|cc|bcc|date|message-id))[ \t]{0,20}:")
_NAMES = (
    b"subject in-reply-to references sender reply-to return-path received x-received"
    b" x-original-from content-type content-transfer-encoding content-disposition auto-submitted precedence list-id"
    b" list-unsubscribe list-post x-autoreply x-autorespond x-auto-response-suppress x-failed-recipients"
    b" feedback-id x-mailer thread-topic thread-index"
).split()
_FIELDS = re.compile(rb"\n(?i:(" + b"|".join(_NAMES) + rb"))[ \t]{0,20}:")
_SPACE = re.compile(r"[ \t]+")


class Headers:
    """The headers between byte `start` and `end` of a mail; names are looked up without regard to case."""

    __slots__ = ("_later", "_places", "_raw")

    def __init__(self, raw: bytes) -> None:
        self._raw = b"\n" + raw[:HEAD_LIMIT]
        self._places = self._walk(_FIRST_FIELDS)
        self._later: dict[bytes, list[int]] | None = None

    def _walk(self, fields: re.Pattern[bytes]) -> dict[bytes, list[int]]:
        places: dict[bytes, list[int]] = {}
        for found in fields.finditer(self._raw):
            places.setdefault(found[1].lower(), []).append(found.end())
        return places

    def _at(self, name: bytes) -> list[int]:
        """Where the fields of this name begin."""
        if name in _FIRST:
            return self._places.get(name, [])
        if self._later is None:
            self._later = self._walk(_FIELDS)
        return self._later.get(name, [])

    def raw(self, name: bytes) -> bytes | None:
        """The first field of this name (lower case), unfolded and cut at FIELD_LIMIT; None where there is none."""
        places = self._at(name)
        return self._value(places[0]) if places else None

    def all(self, name: bytes, limit: int = 20) -> list[bytes]:
        """Every field of this name, in order."""
        return [self._value(place) for place in self._at(name)[:limit]]

    def text(self, name: bytes) -> str:
        """The first field of this name as text, encoded words decoded; "" where there is none."""
        value = self.raw(name)
        return decoded(value) if value else ""

    def __contains__(self, name: bytes) -> bool:
        return bool(self._at(name))

    def __bool__(self) -> bool:
        return b":" in self._raw

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
