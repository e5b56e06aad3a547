"""Plain text, Markdown and HTML to lines; UTF-8, UTF-16 with a mark, else the Central European code page."""

from __future__ import annotations

import codecs

from partwell.sources.documents._page import LONGEST_TEXT, Document, DocumentFault

_BREAKS = "p, div, br, li, tr, h1, h2, h3, h4, h5, h6, section, article, table, ul, ol, blockquote, pre"
_CONTROLS = frozenset(range(9)) | frozenset({11, 14, 15, 16, 17, 18, 19, 20})


def read_text(data: bytes) -> Document | DocumentFault:
    """The text as it is, cut into lines at newlines; a form feed begins a page."""
    if sum(byte in _CONTROLS for byte in data[:4096]) > 8 and not data.startswith(
        (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return DocumentFault("unknown_document")
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST_TEXT:
        return DocumentFault("too_large")
    if not text.strip():
        return DocumentFault("no_text")
    starts = [1]
    for number, line in enumerate(text.split("\n"), 1):
        starts += [number] * line.count("\f")
    return Document(text, tuple(starts) if len(starts) > 1 else None)


def read_html(data: bytes) -> Document | DocumentFault:
    """The words of a page, one block a line, without scripts and styles."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_decoded(data))
    for node in tree.css("script, style, noscript, template, head"):
        node.decompose()
    for node in tree.css(_BREAKS):
        node.insert_before("\n")
    text = tree.body.text() if tree.body else ""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    if not any(lines):
        return DocumentFault("no_text")
    joined = "\n".join(line for line in lines if line)
    return DocumentFault("too_large") if len(joined) > LONGEST_TEXT else Document(joined)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1250", "replace")
