"""Prints a paper as DOCX, to be changed by hand before it is sent."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from partwell.papers.document import Block, Document, Heading, Items, Paragraph, Quote, Table

_TITLE = 255
"""Characters that the file's own title may have."""


def docx(document: Document) -> bytes:
    """The paper as DOCX bytes; the same paper gives the same text, whoever prints it."""
    import docx as library
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paper = library.Document()
    facts = paper.core_properties
    facts.title, facts.author, facts.comments = document.title[:_TITLE], "", ""
    facts.created = facts.modified = datetime(2000, 1, 1, tzinfo=UTC)
    for lines, right in ((document.sender, True), (document.receiver, False), ((document.place_date,), True)):
        if any(lines):
            made = paper.add_paragraph("\n".join(lines))
            made.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    paper.add_heading(document.title, level=2 if document.kind == "letter" else 1)
    for block in document.blocks:
        _add(paper, block)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _add(paper: Any, block: Block) -> None:
    if isinstance(block, Heading):
        paper.add_heading(block.text, level=2)
    elif isinstance(block, Paragraph):
        paper.add_paragraph(block.text)
    elif isinstance(block, Items):
        for row in block.rows:
            paper.add_paragraph(f"☐ {row}" if block.tick else row, style=None if block.tick else "List Bullet")
    elif isinstance(block, Quote):
        paper.add_paragraph(f"{block.text}\n({block.source})", style="Quote")
    else:
        _add_table(paper, block)


def _add_table(paper: Any, block: Table) -> None:
    made = paper.add_table(rows=1, cols=len(block.head), style="Light List")
    for cell, text in zip(made.rows[0].cells, block.head, strict=True):
        cell.text = text
    for row in block.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text
