"""Records of several physical lines in a text file: their place, their text, and the trace that leads back to them."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.facts.trace import Span, Trace
from partwell.sources._text import Charset, Line


def spans_of(lines: Sequence[Line], charset: Charset) -> tuple[Span, ...]:
    """Where each line's text lies in the decoded bytes from the first line to the last, whatever stands between."""
    out: list[Span] = []
    at, before = 0, lines[0].start
    for line in lines:
        at += (line.start - before) // (2 if charset.wide else 1)
        out.append((at, at + len(line.text)))
        at, before = out[-1][1], line.end
    return tuple(out)


def block_trace(lines: Sequence[Line], charset: Charset, original: str) -> Trace:
    """The way back to lines that follow each other without a gap."""
    at = (lines[0].start, lines[-1].end)
    quote = "\n".join(line.text for line in lines)
    return Trace(original, lines[0].number, None, at, (charset.name,), spans_of(lines, charset), quote)
