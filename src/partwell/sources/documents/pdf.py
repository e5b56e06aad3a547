"""PDF to lines with their pages and places: the text layer as it stands; of a scan what text recognition reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partwell.sources._ocr import read_scan
from partwell.sources.documents._page import LONGEST_TEXT, MOST_PAGES, Document, DocumentFault

_FEW_LETTERS = 20
Box = tuple[float, float, float, float]


def read_pdf(data: bytes) -> Document | DocumentFault:
    """The text of all pages, each line with its box; faults: encrypted, damaged_document, too_large, needs_ocr."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return DocumentFault("encrypted" if "password" in str(error).lower() else "damaged_document")
    try:
        return DocumentFault("too_large") if len(pdf) > MOST_PAGES else _read(pdf)
    except pypdfium2.PdfiumError:
        return DocumentFault("damaged_document")
    finally:
        pdf.close()


def _read(pdf: Any) -> Document | DocumentFault:
    lines: list[str] = []
    boxes: list[Box] = []
    starts: list[int] = []
    size = 0
    for page in pdf:
        starts.append(len(lines) + 1)
        for words, box in _page_lines(page):
            lines.append(words)
            boxes.append(box)
            size += len(words)
        page.close()
        if size > LONGEST_TEXT:
            return DocumentFault("too_large")
    if size < _FEW_LETTERS:
        return _scanned(pdf)
    return Document("\n".join(lines), tuple(starts), tuple(boxes))


def _scanned(pdf: Any) -> Document | DocumentFault:
    """The text of pages that are pictures, where this machine can read them; else the fault needs_ocr."""
    found = read_scan(pdf)
    if found is None or sum(len(line) for line in found.lines) < _FEW_LETTERS:
        return DocumentFault("needs_ocr")
    return Document("\n".join(found.lines), found.starts, found.boxes, found.confidence)


def _page_lines(page: Any) -> Iterator[tuple[str, Box]]:
    layer = page.get_textpage()
    text = layer.get_text_range(errors="replace")
    place = 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        words = line.strip()
        at = text.find(words, place) if words else -1
        yield words, _box(layer, at, len(words))
        place = at + len(words) if at >= 0 else place
    layer.close()


def _box(layer: Any, start: int, length: int) -> Box:
    """The box around the letters of a line; zeros where pdfium gives none."""
    if start < 0 or layer.count_rects(start, length) < 1:
        return (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = layer.get_rect(0)
    return (float(left), float(bottom), float(right), float(top))
