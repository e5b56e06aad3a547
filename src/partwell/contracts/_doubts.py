"""What makes a whole text doubtful: it reads like several contracts, or a part of it speaks the other language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from partwell.contracts._layout import Unit
from partwell.contracts._rx import fold, rx
from partwell.contracts._sentences import shares

_TITLE = rx(
    r"^\W*(?:\w+[ /&,-]+){0,6}(?:agreement|contract|terms of business|szerzodes|keretszerzodes|megallapodas)"
    r"(?: \w+){0,6}\W*$"
)
_NO_TITLE = rx(
    r"\b(?:this|the|of|jelen|a|az|end|term|termination|signed|alairas|between|kozott|entire|whole|teljes|amend\w*"
    r"|annex|schedule|exhibit|article|section|melleklet)\b|^\W*\d"
)
_PARTIES = rx(
    r"\b(?:by and )?between\b[^;]{3,300}\band\b|\bmade (?:on|as of|between)|\bentered into\b|letrejott|egyreszrol"
    r"|^\W*\**(?:parties|felek)\b|\b(?:client|customer|megbizo|megrendelo|ugyfel): "
)
_NEAR, _APART = 12, 15
_LONGEST_TITLE = 90
_WORDS = re.compile(r"[a-z]+")
_OTHER = 0.3
_ASKED = 60  # sentences, evenly over the text


def contracts_in(text: str) -> tuple[int, ...]:
    """The lines (from 1) where a contract begins: a title with its parties close below, each well after the last."""
    lines = text.split("\n")
    found: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not 3 < len(line) <= _LONGEST_TITLE:
            continue
        folded = fold(line)
        if folded in _NO_TITLE or folded not in _TITLE:
            continue
        title = " ".join(_WORDS.findall(folded))
        below = fold("\n".join(lines[number : number + _NEAR]))
        apart = not found or number - max(found.values()) >= _APART
        if title not in found and apart and below in _PARTIES:
            found[title] = number
    return tuple(found.values())


def other_language(units: Sequence[Unit], language: str) -> str:
    """The language that a good part of the text speaks beside `language`; "" where none does."""
    sizes = {"en": 0, "hu": 0}
    for unit in units[:: len(units) // _ASKED + 1]:
        english, hungarian = shares(unit.folded)
        if english != hungarian:
            sizes["en" if english > hungarian else "hu"] += len(unit.folded)
    other = "hu" if language == "en" else "en"
    return other if sizes[other] >= _OTHER * (sizes["en"] + sizes["hu"] or 1) else ""
