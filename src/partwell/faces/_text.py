"""Texts from files made harmless on one line: no control, escape, bidi or invisible characters get through."""

from __future__ import annotations

import unicodedata

# Joiners carry meaning (emoji, Persian, Indic scripts) and cannot steer a terminal; the other format characters can.
_JOINERS = frozenset("\u200c\u200d\ufe0f")
_BAD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(text: str) -> str:
    """`text` on one line, without any character that could move, colour, hide or reorder what is shown."""
    kept = []
    for letter in text:
        if letter in "\t\n\r\x0b\x0c\u2028\u2029\x85":
            kept.append(" ")
        elif letter in _JOINERS or unicodedata.category(letter) not in _BAD:
            kept.append(letter)
    return " ".join("".join(kept).split(" ")).strip(" ")
