"""DOCX to lines: one paragraph a line, tables row by row, list numbers as bullets; no pages (the format has none)."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from partwell.sources.documents._page import LONGEST_TEXT, Document, DocumentFault

_MOST_UNPACKED = 100 << 20
_WORDS_OF_HEADING = 12
_MAIN = "word/document.xml"
# What zip, XML and the part tree of a broken package may end in; all mean the same to a person.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    LookupError,
    ValueError,
    OSError,
    EOFError,
    SyntaxError,
    AttributeError,
    TypeError,
    NotImplementedError,
)


def read_docx(data: bytes) -> Document | DocumentFault:
    """The paragraphs and tables in their order; headings get Markdown marks, list items a dash."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if _MAIN not in package.namelist():
                return DocumentFault("unknown_document")
            if sum(info.file_size for info in package.infolist()) > _MOST_UNPACKED:
                return DocumentFault("too_large")
        import docx

        lines = list(_lines(docx.Document(io.BytesIO(data))))
    except _BROKEN:
        return DocumentFault("damaged_document")
    text = "\n".join(lines)
    if not text.strip():
        return DocumentFault("no_text")
    return DocumentFault("too_large") if len(text) > LONGEST_TEXT else Document(text)


def _lines(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _table(block)
        else:
            yield from _paragraph(block).split("\n")


def _paragraph(block: Any) -> str:
    words = block.text.strip()
    style = block.style.name if block.style is not None else ""
    if not words:
        return ""
    if style.startswith(("Heading", "Title")) and len(words.split()) <= _WORDS_OF_HEADING:
        return f"# {words}"
    numbered = block._p.pPr is not None and block._p.pPr.numPr is not None  # noqa: SLF001  (python-docx has no public name)
    return f"- {words}" if numbered else words


def _table(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            words = " ".join(cell.text.split())
            if not cells or cells[-1] != words:
                cells.append(words)
        yield "| " + " | ".join(cells) + " |"
