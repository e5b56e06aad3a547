"""Prints a paper as PDF by typst: the text goes in as data, never as markup; only fonts that come with typst."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from partwell.papers.document import Block, Document, Heading, Items, Paragraph, Quote, Table


def pdf(document: Document, made: datetime | None = None) -> bytes:
    """The paper as PDF bytes; `made` (aware, default: the epoch, so that equal papers are equal bytes)."""
    import typst

    stamp = int((made or datetime(1970, 1, 1, tzinfo=UTC)).timestamp())
    data = json.dumps(_data(document), ensure_ascii=False)
    out: bytes = typst.compile(
        _template(), sys_inputs={"paper": data}, ignore_system_fonts=True, format="pdf", timestamp=stamp
    )
    return out


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
