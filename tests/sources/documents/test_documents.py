"""Documents to text: what each format gives, pages and boxes of a PDF, and the faults of files that give none."""

from __future__ import annotations

import io
import zipfile

import docx
import pypdfium2
import pytest
from pypdfium2 import raw

from partwell.sources.documents import Document, DocumentFault, _page, read_document
from partwell.sources.documents import docx as docx_source
from partwell.sources.documents import pdf as pdf_source
from partwell.sources.documents import text as text_source


def text_of(data: bytes, name: str = "a.txt") -> str:
    found = read_document(data, name)
    assert isinstance(found, Document)
    return found.text


def fault_of(data: bytes, name: str = "a.txt") -> str:
    found = read_document(data, name)
    assert isinstance(found, DocumentFault)
    return found.code


def pdf(*pages: str) -> bytes:
    """A PDF with one line of text on each page."""
    document = pypdfium2.PdfDocument.new()
    for words in pages:
        page = document.new_page(300, 300)
        if words:
            thing = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 12.0)
            letters = (words + "\0").encode("utf-16-le")
            raw.FPDFText_SetText(thing, (raw.FPDF_WCHAR * (len(letters) // 2)).from_buffer_copy(letters))
            raw.FPDFPageObj_Transform(thing, 1, 0, 0, 1, 20, 200)
            raw.FPDFPage_InsertObject(page, thing)
            page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_file(*paragraphs: tuple[str, str], table: bool = False) -> bytes:
    document = docx.Document()
    for style, words in paragraphs:
        document.add_paragraph(words, style=style)
    if table:
        cells = document.add_table(rows=1, cols=3).rows[0].cells
        cells[0].text, cells[1].text = "Fee", "100\nEUR"
        cells[1].merge(cells[2])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_text_keeps_its_lines_and_pages() -> None:
    assert text_of("Őr\r\nház\rvége".encode()) == "Őr\nház\nvége"
    assert text_of("Őr".encode("utf-16")) == "Őr"
    assert text_of("őr".encode("cp1250")) == "őr"
    found = read_document(b"one\n\ftwo", "a.md")
    assert isinstance(found, Document)
    assert found.page_starts == (1, 2)


def test_html_is_read_by_its_first_bytes_or_its_name() -> None:
    page = b"<!DOCTYPE html><html><head><title>x</title></head><body><h1>Term</h1><p>One<br>year</p><script>y</script>"
    assert text_of(page) == "Term\nOne\nyear"
    assert text_of(b"<p>a</p>", "a.html") == "a"
    assert fault_of(b"<html><body></body></html>") == "no_text"


def test_word_gives_headings_lists_and_tables() -> None:
    long = "Either party may terminate this agreement at any time on thirty days of written notice."
    made = word_file(("Heading 1", "Term"), ("Normal", "One year."), ("Normal", ""), ("Heading 2", long), table=True)
    assert text_of(made, "a.docx").split("\n") == ["# Term", "One year.", "", long, "| Fee | 100 EUR |"]
    numbered = text_of(word_file(("List Number", "First")), "a.docx")
    assert numbered in {"First", "- First"}


def test_a_numbered_paragraph_gets_a_dash() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Pay")
    paragraph._p.get_or_add_pPr().get_or_add_numPr()
    out = io.BytesIO()
    document.save(out)
    assert text_of(out.getvalue(), "a.docx") == "- Pay"


def test_faulty_word_files_are_named() -> None:
    assert fault_of(b"PK\x03\x04 nothing", "a.docx") == "damaged_document"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "x")
    assert fault_of(out.getvalue(), "a.docx") == "unknown_document"
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<x")
    assert fault_of(out.getvalue(), "a.docx") == "damaged_document"
    assert fault_of(word_file(("Normal", " ")), "a.docx") == "no_text"


def test_a_pdf_has_pages_lines_and_boxes() -> None:
    found = read_document(pdf("The Client may terminate", "Second page of it", ""), "a.pdf")
    assert isinstance(found, Document)
    assert found.text.split("\n") == ["The Client may terminate", "Second page of it", ""]
    assert found.page_starts == (1, 2, 3)
    left, bottom, right, top = found.boxes[0]
    assert 15 < left < right
    assert 190 < bottom < top
    assert found.boxes[2] == (0.0, 0.0, 0.0, 0.0)


def test_faulty_pdfs_are_named() -> None:
    assert fault_of(pdf("", ""), "a.pdf") == "needs_ocr"
    assert fault_of(b"%PDF-1.7 broken", "a.pdf") == "damaged_document"


def test_a_locked_pdf_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_data: bytes) -> None:
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr(pypdfium2, "PdfDocument", locked)
    assert fault_of(b"%PDF-1.7", "a.pdf") == "encrypted"


def test_a_pdf_that_breaks_while_read_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_pdf: object) -> None:
        raise pypdfium2.PdfiumError("Failed to load page.")

    monkeypatch.setattr(pdf_source, "_read", broken)
    assert fault_of(pdf("The Client may terminate"), "a.pdf") == "damaged_document"


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fault_of(b"x" * (_page.MOST_BYTES + 1)) == "too_large"
    monkeypatch.setattr(text_source, "LONGEST_TEXT", 3)
    monkeypatch.setattr(docx_source, "LONGEST_TEXT", 3)
    monkeypatch.setattr(pdf_source, "LONGEST_TEXT", 3)
    assert fault_of(b"long text") == "too_large"
    assert fault_of(b"<html><body>long text") == "too_large"
    assert fault_of(word_file(("Normal", "long text")), "a.docx") == "too_large"
    assert fault_of(pdf("The Client may terminate"), "a.pdf") == "too_large"
    monkeypatch.setattr(docx_source, "_MOST_UNPACKED", 3)
    assert fault_of(word_file(("Normal", "x")), "a.docx") == "too_large"
    monkeypatch.setattr(pdf_source, "MOST_PAGES", 1)
    assert fault_of(pdf("a", "b"), "a.pdf") == "too_large"


def test_other_bytes_are_no_document() -> None:
    assert fault_of(bytes(range(9)) * 5) == "unknown_document"
