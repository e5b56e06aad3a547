"""A document as the contract reader wants it: text in lines, the page of each, and where on the page a line stands."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_TEXT = 2_000_000
MOST_PAGES = 500
MOST_BYTES = 30 << 20


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text.

    text         lines joined by newlines
    page_starts  first line (1-based) of each page, rising; None where the format has no pages
    boxes        (left, bottom, right, top) in points for each line of a PDF, else empty
    confidence   per cent, how sure text recognition was of a scan's words; None where the text stands in the file
    """

    text: str
    page_starts: tuple[int, ...] | None = None
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentFault:
    """Why a document gave no text: encrypted, needs_ocr, too_large, damaged_document or unknown_document."""

    code: str
