"""Natural keys: the same fact read twice, from any file, gets the same 20 hex digits."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter

KEY_LENGTH = 20
_SMALL = 256
_SIZES = tuple(size.to_bytes(8, "big") for size in range(_SMALL))


def key(*fields: str | int | None) -> str:
    """20 hex digits of SHA-256 over the fields; text is NFC-normalised, None and the empty text differ."""
    pieces: list[bytes] = []
    for value in fields:
        text = "\x00" if value is None else value if isinstance(value, str) else str(value)
        raw = text.encode() if text.isascii() else _bytes(text)
        size = len(raw)
        pieces.append(_SIZES[size] if size < _SMALL else size.to_bytes(8, "big"))
        pieces.append(raw)
    return hashlib.sha256(b"".join(pieces)).hexdigest()[:KEY_LENGTH]


def _bytes(text: str) -> bytes:
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")


class Ordinals:
    """Counts identical rows within one file, so that two equal real events stay two and a re-read stays the same."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def key(self, *fields: str | int | None) -> str:
        """The key of these fields and of how often they came before in this file (0, 1, 2 …)."""
        base = key(*fields)
        count = self._seen[base]
        self._seen[base] += 1
        return key(base, count)
