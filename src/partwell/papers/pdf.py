"""Prints a paper as PDF by typst: the text goes in as data, never as markup; only fonts that come with typst."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from textwrap import wrap
from typing import Any

from partwell.facts.errors import InputError
from partwell.papers.document import Block, Document, Heading, Items, Paragraph, Quote, Table

_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "ARMENIAN", "GEORGIAN", "COMBINING", "MODIFIER")
"""Scripts that the fonts inside typst can draw, as the first word of a letter's name; tried letter by letter."""
_PICTURES = 0x2600
_PLAIN_SIGNS = frozenset("☐☑☒✓✔✗✘★☆☎")
_JOINED = frozenset({"So", "Sk", "Mn", "Me", "Cf", "Co"})
_SHOWN = 12
_PIECE = 12
_ENDLESS = re.compile(r"\S{48,}")


def pdf(document: Document, made: datetime | None = None) -> bytes:
    """The paper as PDF bytes; `made` (aware, default: the epoch, so that equal papers are equal bytes).

    Pictures (emoji) are named in brackets. Raise InputError `unprintable` where a letter is of a script that the fonts
    do not have: a box in its place would be a wrong name.
    """
    import typst

    stamp = int((made or datetime(1970, 1, 1, tzinfo=UTC)).timestamp())
    data = json.dumps(_each(_data(document)), ensure_ascii=False)
    missing = dict.fromkeys(letter for letter in data if _unknown(letter))
    if missing:
        raise InputError("unprintable", letters=" ".join([*missing][:_SHOWN]))
    out: bytes = typst.compile(
        _template(), sys_inputs={"paper": data}, ignore_system_fonts=True, format="pdf", timestamp=stamp
    )
    return out


def _unknown(letter: str) -> bool:
    if letter.isascii() or unicodedata.category(letter)[0] not in "LM":
        return False
    return unicodedata.name(letter, "").split(" ")[0] not in _SCRIPTS and letter not in "ªº"


def _each(value: Any) -> Any:
    """The same values with every text made ready for the page."""
    if isinstance(value, dict):
        return {name: _each(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_each(one) for one in value]
    return _breakable(_named_pictures(value)) if isinstance(value, str) else value


def _breakable(text: str) -> str:
    """A word longer than a line may break anywhere in it: at a zero-width space after every few letters."""
    return _ENDLESS.sub(lambda word: "\u200b".join(wrap(word.group(), _PIECE)), text)


def _named_pictures(text: str) -> str:
    """Every emoji as its name in brackets, skin tones and joiners left out: `😀` -> `[grinning face]`."""
    return text if text.isascii() else "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    for letter in text:
        kind = unicodedata.category(letter)
        if letter < chr(_PICTURES) or kind not in _JOINED or letter in _PLAIN_SIGNS:
            yield letter
        elif kind == "So":
            yield f"[{unicodedata.name(letter, 'sign').lower()}]"


@cache
def _template() -> bytes:
    return files("partwell.papers").joinpath("paper.typ").read_bytes()


def _data(document: Document) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "language": document.language,
        "title": document.title,
        "sender": list(document.sender),
        "receiver": list(document.receiver),
        "placed": document.place_date,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"is": "heading", "text": block.text}
    if isinstance(block, Paragraph):
        return {"is": "paragraph", "text": block.text, "small": block.small}
    if isinstance(block, Items):
        return {"is": "items", "rows": list(block.rows), "tick": block.tick}
    if isinstance(block, Quote):
        return {"is": "quote", "text": block.text, "source": block.source}
    assert isinstance(block, Table)
    rows = [list(row) for row in block.rows]
    return {"is": "table", "head": list(block.head), "rows": rows, "numbers": sorted(block.numbers)}
