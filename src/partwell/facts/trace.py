"""Where a fact came from: the original's sha256, the place in it, the decoding steps and the words themselves."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trace:
    """The way from an original's bytes to the words a fact rests on.

    original  sha256 (hex) of the file as it was given
    line      first physical line of the record, 1-based; None where lines mean nothing
    part      member of the original: MIME part path (`1.2`), zip member, sheet; None for the whole
    at        byte range (start, end) of the record in the original: a table's row, the message of an mbox
    chain     decoding steps from those bytes (of that part) to text, in order: `mboxrd`, `base64`, `quoted-printable`,
              a charset name such as `utf-8` or `cp1250`, `html-text`, `bom`
    spans     half-open ranges of Unicode code points in the decoded text; joined by newlines they are the quoted text
    quote     those words (a table's row: the whole record; a message: its own text, quotations and signature cut)
    """

    original: str
    line: int | None = None
    part: str | None = None
    at: Span | None = None
    chain: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    quote: str = ""

    def as_json(self, path: str) -> dict[str, str | int | None]:
        """`{"original", "path", "part" | "line", "start", "end"}`; start, end: first and last quoted word."""
        place: dict[str, str | int | None] = {"part": self.part} if self.part else {"line": self.line}
        first = self.spans[0][0] if self.spans else None
        last = self.spans[-1][1] if self.spans else None
        return {"original": self.original, "path": path, **place, "start": first, "end": last}
