"""Text folded for matching, every letter in its place, and patterns that run in linear time (RE2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import re2

_SAME = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u00ad": "-",
    "~": " ", "\u00d7": "x", "\u2022": "*", "\u25cf": "*", "\u25aa": "*", "\u2026": ".", "\u00b7": "*",
    "\u0131": "i", "\u00df": "s", "\u00f8": "o", "\u00e6": "e", "\u0142": "l",
}  # fmt: skip


class _Fold(dict[int, str]):
    """Fills itself: a letter is folded once, then looked up."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = _SAME.get(letter) or unicodedata.normalize("NFKD", letter)[0].lower()[:1]
        if not plain.isascii():
            plain = _SAME.get(plain, "^")
        self[code] = " " if plain.isspace() or plain < " " else plain
        return self[code]


_FOLD = _Fold()


def fold(text: str) -> str:
    """Lower case, no accents, plain quotes and spaces, ASCII only; as long as `text`, so that offsets hold."""
    return text.translate(_FOLD)


# A character class is left alone, a space that is counted (` *`) stands for one, any other for one or more.
_SPACE = re.compile(r"(\[[^\]]+\])|( )(?=[*?+{])|( )")


class Rx:
    """A compiled pattern over folded text; a space in the pattern stands for one or more spaces."""

    __slots__ = ("_search", "_walk", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        compiled = re2.compile(_SPACE.sub(lambda m: m.group(1) or (r"\s+" if m.group(3) else r"\s"), pattern))
        self._search, self._walk = compiled.search, compiled.finditer

    def find(self, text: str) -> Any:
        """The first match (group, start, end, span by number), or None."""
        return self._search(text)

    def walk(self, text: str) -> Iterator[Any]:
        """All matches, left to right, none overlapping."""
        return iter(self._walk(text))

    def __contains__(self, text: str) -> bool:
        """Whether the pattern occurs in `text`."""
        return self._search(text) is not None


@cache
def rx(pattern: str) -> Rx:
    """The pattern compiled once."""
    return Rx(pattern)


def any_of(*patterns: str) -> Rx:
    """One pattern out of several."""
    return rx("|".join(f"(?:{pattern})" for pattern in patterns))
