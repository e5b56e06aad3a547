"""The sender's own words of a mail, with the way back to them: part, decoding chain and ranges."""

from __future__ import annotations

import binascii
import re
from mmap import mmap
from typing import NamedTuple

from partwell.facts.trace import Span, Trace
from partwell.language.quotes import own_ranges
from partwell.sources._charsets import charset_of
from partwell.sources._headers import Headers, base64_bytes
from partwell.sources._html import text_of
from partwell.sources._mime import Part, text_part

PART_LIMIT = 8 << 20  # bytes of one text part that are decoded
WORDS_LIMIT = 256 << 10  # characters of it that are looked at: nobody writes longer mails
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


class TooLargeError(Exception):
    """More text than people write in one mail."""


class OwnText(NamedTuple):
    """`words` are the spans of the decoded text joined by newlines; all empty where the mail has no text."""

    part: str | None = None
    chain: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    words: str = ""

    def trace(self, original: str, at: Span) -> Trace:
        """As the trace of a message that stands at `at` in the file."""
        return Trace(original, part=self.part, at=at, chain=self.chain, spans=self.spans, quote=self.words)


def own_text(raw: bytes | mmap, head: Headers, start: int, end: int, *, escaped: bool, cut: bool) -> OwnText:
    """Read the text part of the mail whose body is `raw[start:end]`; `cut`: the mail goes on where `raw` ends.

    Raise TooDeepError for a MIME bomb, TooLargeError where the text does not end within what is looked at.
    """
    part = text_part(raw, head, start, end)
    if part is None:
        return OwnText()
    if part.end - part.start > PART_LIMIT or (cut and part.end == end):
        raise TooLargeError
    text, chain = _decoded(raw[part.start : part.end], part, escaped=escaped)
    spans = own_ranges(text[:WORDS_LIMIT])
    if "\x00" in text:
        spans = tuple(piece for span in spans for piece in _without_nul(text, span))
    return OwnText(part.path, chain, spans, "\n".join([text[first:last] for first, last in spans]))


def _decoded(body: bytes, part: Part, *, escaped: bool) -> tuple[str, tuple[str, ...]]:
    chain: list[str] = []
    if escaped and b">From " in body and _ESCAPED.search(body):
        body = _ESCAPED.sub(rb"\1", body)
        chain.append("mboxrd")
    if part.encoding == "base64":
        body = base64_bytes(body)
        chain.append("base64")
    elif part.encoding == "quoted-printable":
        body = binascii.a2b_qp(body)
        chain.append("quoted-printable")
    charset = charset_of(body, part.charset)
    text = body.decode(charset, "replace")
    chain.append(charset)
    if text.startswith("\ufeff"):
        text = text[1:]
        chain.append("bom")
    if part.html:
        text = text_of(text)
        chain.append("html-text")
    elif "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        chain.append("crlf")
    return text, tuple(chain)


def _without_nul(text: str, span: Span) -> list[Span]:
    """The span in pieces between NUL characters, which no store takes."""
    start, end = span
    found: list[Span] = []
    for piece in text[start:end].split("\x00"):
        if piece.strip():
            found.append((start, start + len(piece)))
        start += len(piece) + 1
    return found
