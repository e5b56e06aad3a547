"""Journals of hledger and Ledger: transactions on accounts of claims and of income become invoices and payments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from partwell.sources._blocks import block_trace
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._hledger_lines import Journal, Raw, RawPosting, posted, tags_of
from partwell.sources._ledger import Amount, Entry, LedgerReader, Posting
from partwell.sources._ledger_accounts import Accounts
from partwell.sources._ledger_amounts import Marks, weighed
from partwell.sources._text import Charset, charset_of, head_text, lines, read_all

_COMMENTED = re.compile(r"(?ms)^comment[ \t]*$.*?(?:^end comment[ \t]*$|\Z)")
_ENTRY = re.compile(r"(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}(?:=[\d/.-]+)?(?=\s|\Z)")
_POSTING = re.compile(r"[ \t]+(?:[*!] )?[\[(]?[^\W_][^;\"]*?(?:(?:\t|  ).*[\d.,].*|:[^\s].*)?(?:\s*;.*)?\Z")
_WORDS = re.compile(
    r"(?:account|commodity|include|alias|apply|end|payee|tag|decimal-mark|default|bucket|year|comment|P|D|Y|N|A)\b.|[~=]|Y\d{4}"
)
_BEANCOUNT = re.compile(r"(?m)^\d{4}-\d\d-\d\d\s+(?:open\s+[A-Z]|[*!]\s+\"|txn\s+\")|^option\s+\"")
_SEEN = 400


class _Hledger:
    name = "hledger_journal"
    kind: Kind = "ledger"
    gives = ("invoice", "payment")
    archive = False

    def score(self, head: Head) -> float:
        """Days at the edge with indented postings below, directives and comments, and hardly any other line."""
        text = head_text(head.data)
        if "\x00" in text[:512] or _BEANCOUNT.search(text):
            return 0.0
        found = re.split(r"\r\n|\n|\r", text)[:_SEEN]
        own, other, declared = _weigh(found)
        if own:
            return 0.92 if other * 10 <= own + declared else 0.0
        noted = any(line.startswith(";") for line in found)
        return 0.6 if not other and declared > (0 if noted else 1) else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Lines that begin with a digit, once the comment blocks are cut out."""
        data = read_all(stream)
        charset = charset_of(data)
        text = data[charset.bom :].decode(charset.name, "replace").replace("\r\n", "\n").replace("\r", "\n")
        return len(re.findall(r"(?m)^[0-9]", _COMMENTED.sub("", text)))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Entry by entry; what is no claim on a client and no money of one is passed over."""
        data = read_all(stream)
        charset = charset_of(data)
        journal = Journal(Accounts(), Marks())
        raws = journal.transactions(lines(data, charset))
        journal.marks.see(posting.amount for raw in raws for posting in raw.postings if posting.amount)
        reader = LedgerReader(context, journal.accounts)
        if journal.includes:
            reader.note("ledger_includes_passed")
        yield from reader.read([_entry(raw, journal, charset, context.original) for raw in raws])


def _weigh(found: list[str]) -> tuple[int, int, int]:
    """Lines of entries, lines that belong to nothing, and lines of directives; comments count for neither."""
    own = other = declared = 0
    inside = False
    for place, line in enumerate(found):
        if not line.strip() or line.lstrip()[:1] in {";", "#", "*", "%"}:
            continue
        if _ENTRY.match(line):
            below = next((one for one in found[place + 1 : place + 6] if not one.lstrip().startswith(";")), "")
            inside = bool(_POSTING.match(below))
            own, other = own + inside, other + (not inside and place + 1 < len(found))
        elif line[:1] in {" ", "\t"}:
            fits = inside and bool(_POSTING.match(line))
            own, other = own + fits, other + (inside and not fits)
        elif _WORDS.match(line):
            inside, declared = False, declared + (" " in line)
        else:
            inside, other = False, other + 1
    return own, other, declared


def _entry(raw: Raw, journal: Journal, charset: Charset, original: str) -> Entry:
    trace = block_trace(raw.lines, charset, original)
    payee, bar, description = raw.text.partition("|")
    known = bool(bar)
    payee, described = payee.strip(), (description.strip() if known else raw.text)
    postings = tuple(_posting(one, journal, raw.year) for one in raw.postings)
    tags = tags_of(raw.comment)
    return Entry(trace, raw.day, raw.written_day, payee, known, described, raw.code, tags, postings)


def _posting(raw: RawPosting, journal: Journal, year: int | None) -> Posting:
    tags, day = tags_of(raw.comment), posted(raw.comment, year)
    if not raw.amount or raw.amount.startswith(("=", ":=")):
        fault = "ledger_no_amount" if raw.amount else ""
        return Posting(raw.account, None, None, raw.amount, fault, day, tags, raw.virtual)
    try:
        amount, weight = weighed(raw.amount, journal.marks, lots=False)
    except ValueError as fault:
        return Posting(raw.account, None, None, raw.amount, str(fault), day, tags, raw.virtual)
    if not amount.commodity and journal.default:
        amount = Amount(journal.default, amount.number)
        weight = amount
    return Posting(raw.account, amount, weight, raw.amount, "", day, tags, raw.virtual)


SOURCE = _Hledger()
