"""Contracts as PDF, DOCX, HTML, Markdown or plain text: kept with their text and pages, to be reviewed later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import key
from partwell.facts.problems import Note
from partwell.facts.records import Document as DocumentFact
from partwell.facts.records import Party
from partwell.facts.trace import Trace
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._contract_words import reads_like_contract
from partwell.sources._text import head_text
from partwell.sources.documents import DocumentFault, read_document
from partwell.sources.documents._page import MOST_BYTES

ANY = "any"
_TITLE_LIMIT = 200
_WORDS_IN_HEAD = re.compile(rb"^[^\x00-\x08\x0e-\x1a]*$", re.DOTALL)


class _Contract:
    name = "contract"
    kind: Kind = "contract"
    gives = ("document",)
    archive = False

    def score(self, head: Head) -> float:
        """A PDF or DOCX that nobody else knows may be one; a text must read like one."""
        if b"%PDF-" in head.data[:1024]:
            return 0.55
        if head.data.startswith(b"PK\x03\x04"):
            return 0.6 if b"word/" in head.data + head.tail else 0.0
        if not head.size or not _WORDS_IN_HEAD.match(head.data[:4096]):
            return 0.0
        text = _plain(head_text(head.data))
        return 0.6 if reads_like_contract(text) else 0.0

    def count(self, stream: BinaryIO) -> int:
        """One document."""
        return 1 if stream.read(1) else 0

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """The document with its text.

        Raise AirlockError no_contract where it reads like something else (`--as contract:any` takes it all the same),
        pdf_encrypted, needs_ocr, damaged_document, no_text, too_large.
        """
        data = stream.read(MOST_BYTES + 1)
        found = read_document(data, context.name)
        if isinstance(found, DocumentFault):
            raise AirlockError(_CODES.get(found.code, found.code))
        if context.option != ANY and not reads_like_contract(found.text):
            raise AirlockError("no_contract")
        media = _media(data, context.name)
        first = re.search(r"(?m)^.*[^\W\d_]{3}.*$", found.text)
        span = first.span() if first else (0, 0)
        title = found.text[slice(*span)].strip(" #*_\ufeff")[:_TITLE_LIMIT] or PurePath(context.name).stem
        trace = Trace(context.original, None, None, None, (f"document:{media}",), (span,), found.text[slice(*span)])
        party = Party.named(context.client) if context.client else None
        made = key("document", context.original)
        pages = found.page_starts or ()
        notes = () if found.confidence is None else (Note("read_by_ocr", {"confidence": found.confidence}),)
        yield Parsed(facts=(DocumentFact(made, trace, party, title, media, found.text, pages),), notes=notes)


_CODES = {"encrypted": "pdf_encrypted", "unknown_document": "no_contract"}


def _plain(text: str) -> str:
    """Markup taken off roughly; recognition needs words only."""
    return re.sub(r"<[^<>]{1,300}>", " ", text) if "<" in text[:2000] else text


def _media(data: bytes, name: str) -> str:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html")) or name.lower().endswith(
        (".html", ".htm")
    ):
        return "html"
    return "markdown" if name.lower().endswith((".md", ".markdown")) else "text"


SOURCE = _Contract()
