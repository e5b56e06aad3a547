"""Beancount's ledgers: transactions on accounts of claims and of income become invoices and payments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from partwell.sources._blocks import block_trace
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._ledger import Entry, LedgerReader, Posting
from partwell.sources._ledger_accounts import Accounts
from partwell.sources._ledger_amounts import Marks, weighed
from partwell.sources._text import Charset, Line, charset_of, head_text, lines, read_all

_DATED = re.compile(r"(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:\s+(.*))?\Z", re.DOTALL)
_DIRECTIVE = re.compile(r"(?:open|close|commodity|balance|pad|note|document|price|event|query|custom)\b")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_LINK = re.compile(r"\^([\w\-/.]+)")
_META = re.compile(r"([a-z][\w-]*):\s*(.*)\Z")
_POSTING = re.compile(r"(?:[*!&#?%PSTCURM]\s+)?([^\W\d_][\w-]*(?::[\w-]+)+)\s*(.*)\Z")
_MARKS = re.compile(
    r'(?m)^(?:\d{4}-\d{2}-\d{2}\s+(?:(?:[*!]|txn)\s+"|(?:open|close|balance|commodity|price|pad)\s+[A-Z])|option\s+"|plugin\s+")'
)
_ENTRY_TAGS = ("invoice", "inv")
# A comment ends a line; a semicolon inside a string does not.
_COMMENT = re.compile(r'((?:[^";]|"(?:[^"\\]|\\.)*")*);.*')
_LINKED_NUMBER = re.compile(r"(?i)(?:inv|invoice|rechnung|re|szamla|sz|bill|nr|no)?[-_/.]?.*\d")


@dataclass
class _Raw:
    lines: list[Line]
    head: str
    postings: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)


class _Beancount:
    name = "beancount"
    kind: Kind = "ledger"
    gives = ("invoice", "payment")
    archive = False

    def score(self, head: Head) -> float:
        """Dated directives with accounts in capitals, transactions with quoted words."""
        return 0.95 if _MARKS.search(head_text(head.data)) and b"\x00" not in head.data[:512] else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Dated lines at the edge whose next word is no directive."""
        data = read_all(stream)
        charset = charset_of(data)
        text = data[charset.bom :].decode(charset.name, "replace")
        dated = (
            line for line in re.split(r"\r\n|\n|\r", text) if re.match(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(\s|\Z)", line)
        )
        words = ((line.split(None, 1)[1:] or [""])[0] for line in dated)
        return sum(_DIRECTIVE.match(word) is None for word in words)

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Transaction by transaction; what is no claim on a client and no money of one is passed over."""
        data = read_all(stream)
        charset = charset_of(data)
        reader = LedgerReader(context, Accounts())
        raws, included = _raws(lines(data, charset))
        if included:
            reader.note("ledger_includes_passed")
        yield from reader.read([_entry(raw, charset, context.original) for raw in raws])


def _raws(found: Iterator[Line]) -> tuple[list[_Raw], bool]:
    """The transactions with the indented lines below them, and whether other files are included."""
    out: list[_Raw] = []
    current: _Raw | None = None
    included = False
    for line in found:
        dated = _DATED.match(line.text)
        if dated:
            current = None if _DIRECTIVE.match((dated[2] or "").strip()) else _Raw([line], _plain(line.text))
            if current is not None:
                out.append(current)
        elif line.text[:1] in {" ", "\t"} and line.text.strip():
            if current is not None:
                _below(current, line)
        elif not line.text.startswith((";", "*", "#")):
            current = None
            included = included or line.text.startswith("include ")
    return out, included


def _plain(text: str) -> str:
    match = _COMMENT.match(text)
    return match[1] if match else text


def _below(current: _Raw, line: Line) -> None:
    current.lines.append(line)
    body = _plain(line.text).strip()
    meta, posting = _META.match(body), _POSTING.match(body)
    if meta:
        value = meta[2].strip().strip('"')
        (current.postings[-1][2] if current.postings else current.tags)[meta[1].casefold()] = value
    elif posting:
        current.postings.append((posting[1], posting[2].strip(), {}))
    elif body.startswith(("^", "#")):
        current.head += " " + body


def _entry(raw: _Raw, charset: Charset, original: str) -> Entry:
    dated = _DATED.match(raw.head)
    written, rest = (dated[1], dated[2] or "") if dated else ("", "")
    strings = [re.sub(r"\\(.)", r"\1", text) for text in _STRING.findall(rest)]
    payee, narration = (strings[0], strings[1]) if len(strings) > 1 else ("", strings[0] if strings else "")
    tags = dict(raw.tags)
    links = [link for link in _LINK.findall(_STRING.sub(" ", rest)) if _LINKED_NUMBER.match(link)]
    if links and not any(name in tags for name in _ENTRY_TAGS):
        tags["invoice"] = links[0]
    postings = tuple(_posting(*one) for one in raw.postings)
    trace = block_trace(raw.lines, charset, original)
    who = payee.strip() or narration.strip()
    return Entry(trace, _day(written), written, who, bool(payee.strip()), narration.strip(), "", tags, postings)


def _posting(account: str, written: str, tags: dict[str, str]) -> Posting:
    if not written:
        return Posting(account, None, None, tags=tags)
    try:
        amount, weight = weighed(written, Marks("."), lots=True)
    except ValueError as fault:
        return Posting(account, None, None, written, str(fault), None, tags)
    return Posting(account, amount, weight, written, "", None, tags)


def _day(text: str) -> date | None:
    try:
        year, month, number = re.split(r"[-/]", text)
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


SOURCE = _Beancount()
