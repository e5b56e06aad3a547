"""A text folded for matching: lower case, no accents, plain quotes; every place can be told in the original again."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

UNKNOWN = "\x7f"
"""Stands for every character that no pattern speaks of (other scripts, most emoji)."""

_MARKS = re.compile("[\u0300-\u036f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Combining accents, joiners, direction marks, variation selectors: nothing a pattern should stumble over."""
_SAME = {
    "'": "‘’‚‛′´ʼ",
    '"': "“”„‟«»″",
    "-": "‐‑‒–—―−",
    ".": "…。",
    " ": "\t\r\x0b\x0c\xa0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000",
    "\n": "\x85\u2028\u2029",
    "\x11": "👍🙏🥰😍🤩🎉👏💪❤💕😘🙌🥳💯",
    "\x12": "😊🙂😀😃😄😁😉😂🤣😅😎☺",
    "\x14": "€£¥",
    "\x13": "😡🤬👎💩🤮😠🙄🤦😤",
}


def _table() -> dict[int, str]:
    table = {ord(other): plain for plain, others in _SAME.items() for other in others}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base.lower()
    table |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    return table | {ord("ß"): "s", ord("æ"): "a", ord("Æ"): "a", ord("ø"): "o", ord("Ø"): "o", ord("ı"): "i"}


_TABLE = _table()


def _unknown(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return UNKNOWN * (error.end - error.start), error.end


codecs.register_error("partwell.unknown", _unknown)


@dataclass(frozen=True, slots=True)
class Folded:
    """`data` has one ASCII byte a code point; `places` maps bytes to code points where some were left out."""

    data: bytes
    places: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the original that bytes [start, end) came from, marks after the last letter included."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end]


def fold(text: str) -> Folded:
    """`text` in lower case without accents, one byte for each code point kept; linear."""
    if text.isascii():
        return Folded(_plain(text.lower().encode()))
    places: list[int] | None = None
    if _MARKS.search(text):
        places = [place for place, letter in enumerate(text) if not _MARKS.match(letter)]
        kept = "".join([text[place] for place in places])
        places.append(len(text))
        text = kept
    data = text.translate(_TABLE).lower().encode("ascii", "partwell.unknown")
    return Folded(_plain(data), places)


_CONTROLS = bytes.maketrans(b"\t\r\x0b\x0c\x00", b"    \x7f")
_QUOTED = re.compile(rb"^[ ]{0,3}>[^\n]*|```.*?(?:```|\Z)", re.MULTILINE | re.DOTALL)


def _plain(data: bytes) -> bytes:
    """Blanks for tabs and returns; quoted lines and code, which are not the writer's words, become unknown."""
    data = data.translate(_CONTROLS)
    if b">" in data or b"```" in data:
        data = _QUOTED.sub(lambda found: b"\x7f" * len(found.group()), data)
    return data


def fold_pattern(pattern: str) -> str:
    """A pattern with its accents and quotes folded as texts are; capitals stay, they belong to escapes."""
    return pattern.translate(_TABLE)
