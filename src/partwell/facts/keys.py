"""Natural keys: the same fact read twice, from any file, gets the same 20 hex digits."""

from __future__ import annotations

import hashlib
import unicodedata

KEY_LENGTH = 20
_SMALL = 256
_SIZES = tuple(size.to_bytes(8, "big") for size in range(_SMALL))
_BASE, _FIRST = _SIZES[KEY_LENGTH], _SIZES[1] + b"0"


def key(*fields: str | int | None) -> str:
    """20 hex digits of SHA-256 over the fields; text is NFC-normalised, None and the empty text differ."""
    pieces: list[bytes] = []
    add = pieces.append
    for value in fields:
        text = "\x00" if value is None else value if isinstance(value, str) else str(value)
        raw = text.encode() if text.isascii() else _bytes(text)
        size = len(raw)
        add(_SIZES[size] if size < _SMALL else size.to_bytes(8, "big"))
        add(raw)
    return hashlib.sha256(b"".join(pieces)).hexdigest()[:KEY_LENGTH]


def _bytes(text: str) -> bytes:
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")


class Ordinals:
    """Counts identical rows within one file, so that two equal real events stay two and a re-read stays the same."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def key(self, *fields: str | int | None) -> str:
        """The key of these fields and of how often they came before in this file (0, 1, 2 …)."""
        base = key(*fields)
        count = self._seen.get(base, 0)
        self._seen[base] = count + 1
        if count:
            return key(base, count)
        # The same as key(base, 0), by far the most frequent one.
        return hashlib.sha256(_BASE + base.encode() + _FIRST).hexdigest()[:KEY_LENGTH]
