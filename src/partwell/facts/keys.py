"""Natural keys: the same fact read twice, from any file, gets the same 20 hex digits."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter

KEY_LENGTH = 20


def key(*fields: str | int | None) -> str:
    """20 hex digits of SHA-256 over the fields; text is NFC-normalised, None and the empty text differ."""
    pieces: list[bytes] = []
    for value in fields:
        text = "\x00" if value is None else str(value)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        raw = text.encode("utf-8", "surrogatepass")
        pieces += (len(raw).to_bytes(8, "big"), raw)
    return hashlib.sha256(b"".join(pieces)).hexdigest()[:KEY_LENGTH]


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
