"""Texts from files made harmless for a terminal: no control, escape, bidi or invisible characters get through."""

from __future__ import annotations

import unicodedata

# Joiners carry meaning (emoji, Persian, Indic scripts) and cannot steer a terminal; the other format characters can.
_JOINERS = frozenset("\u200c\u200d\ufe0f")
_BAD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
ELLIPSIS = "…"


def clean(text: str) -> str:
    """`text` on one line, without any character that could move, colour, hide or reorder what a terminal shows."""
    kept = []
    for letter in text:
        if letter in "\t\n\r\x0b\x0c\u2028\u2029\x85":
            kept.append(" ")
        elif letter in _JOINERS or unicodedata.category(letter) not in _BAD:
            kept.append(letter)
    return " ".join("".join(kept).split(" ")).strip(" ")


def short(text: str, width: int) -> str:
    """`text` made clean and cut to `width` characters, an ellipsis where something is missing."""
    plain = " ".join(clean(text).split())
    return plain if len(plain) <= width else plain[: max(width - 1, 0)].rstrip() + ELLIPSIS
