"""Documents to text with pages and lines: text, Markdown, HTML, DOCX and PDF; no settings, no state."""

from __future__ import annotations

from partwell.sources.documents._page import MOST_BYTES, Document, DocumentFault

__all__ = ["Document", "DocumentFault", "read_document"]

_HTML = (b"<!doctype html", b"<html")


def read_document(data: bytes, name: str) -> Document | DocumentFault:
    """The text of a document; what it is, its first bytes decide, its name only between Markdown and plain text."""
    if len(data) > MOST_BYTES:
        return DocumentFault("too_large")
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from partwell.sources.documents.pdf import read_pdf

        return read_pdf(data)
    if data.startswith(b"PK\x03\x04"):
        from partwell.sources.documents.docx import read_docx

        return read_docx(data)
    from partwell.sources.documents.text import read_html, read_text

    html = data[:1024].lstrip().lower().startswith(_HTML) or name.lower().endswith((".html", ".htm"))
    return read_html(data) if html else read_text(data)
