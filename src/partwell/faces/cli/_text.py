"""Texts from files made harmless for a terminal, and cut to the width there is."""

from __future__ import annotations

from partwell.faces._text import clean

__all__ = ["ELLIPSIS", "clean", "short"]

ELLIPSIS = "…"


def short(text: str, width: int) -> str:
    """`text` made clean and cut to `width` characters, an ellipsis where something is missing."""
    plain = " ".join(clean(text).split())
    return plain if len(plain) <= width else plain[: max(width - 1, 0)].rstrip() + ELLIPSIS
