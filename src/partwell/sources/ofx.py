"""OFX bank downloads, version 1 (SGML without closing tags) and 2 (XML): what came in becomes a payment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals
from partwell.facts.money import KNOWN, Money, MoneyFault
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Party, Payment
from partwell.facts.trace import Span, Trace
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._text import charset_of, head_text, read_all
from partwell.sources._values import decimal_of, mark_of

_BLOCK = re.compile(rb"<STMTTRN>(?:(?!<STMTTRN>|</STMTTRN>|</BANKTRANLIST>).)*", re.IGNORECASE | re.DOTALL)
_FIELD = re.compile(r"<([A-Za-z0-9.]{1,40})>([^<\r\n]*)")
_CURRENCY = re.compile(rb"<CURDEF>\s*([A-Za-z]{3})", re.IGNORECASE)
_STATUS = re.compile(rb"<CODE>\s*(\d{1,6})", re.IGNORECASE)
_CHARSETS = {"1252": "cp1252", "1250": "cp1250", "ISO-8859-1": "latin-1", "8859-1": "latin-1"}
_QUOTED = frozenset({"DTPOSTED", "TRNAMT", "NAME", "PAYEE", "MEMO", "FITID"})
_SHOWN = 60


class _Ofx:
    name = "ofx"
    kind: Kind = "bank"
    gives = ("payment",)
    archive = False

    def score(self, head: Head) -> float:
        """The header of either version, or the root element itself."""
        start = head_text(head.data[:4096]).upper()
        if "OFXHEADER" in start and "<OFX>" in head_text(head.data[:65536]).upper():
            return 0.97
        return 0.9 if start.lstrip().startswith("<OFX>") else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Transactions that begin."""
        return read_all(stream).upper().count(b"<STMTTRN>")

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Transaction by transaction; raise AirlockError `ofx_refused` where the bank answered with a failure."""
        data = read_all(stream)
        blocks = list(_BLOCK.finditer(data))
        if not blocks:
            failed = next((code for code in _STATUS.findall(data) if int(code)), None)
            if failed is not None:
                raise AirlockError("ofx_refused", status=failed.decode("ascii"))
        reader = _Reader(data, _charset(data), context)
        for block in blocks:
            yield reader.transaction(block.span())
        if reader.notes:
            yield Parsed(rows=0, notes=tuple(reader.notes))


def _charset(data: bytes) -> str:
    named = re.search(rb"CHARSET:\s*([\w-]{1,20})", data[:400])
    listed = _CHARSETS.get(named[1].decode("ascii")) if named else None
    return listed or charset_of(data).name


class _Reader:
    """Reads the transactions of one file."""

    def __init__(self, data: bytes, charset: str, context: Context) -> None:
        self.data, self.charset, self.context = data, charset, context
        self.ordinals = Ordinals()
        self.notes: list[Note] = []
        self._counted = (0, 1)
        self.currencies = [(found.start(), found[1].decode("ascii").upper()) for found in _CURRENCY.finditer(data)]

    def transaction(self, at: Span) -> Parsed:
        """One transaction as a payment, passed over where money went out, or as one problem."""
        block = self.data[at[0] : at[1]].decode(self.charset, "replace")
        fields: dict[str, str] = {}
        for name, value in _FIELD.findall(block):
            fields.setdefault(name.upper(), value.strip())
        line = self._line(at[0])
        try:
            day, amount = _day(fields.get("DTPOSTED", "")), self._amount(fields, at[0])
        except _Fault as fault:
            return Parsed(problems=(Problem(fault.code, line, None, {"value": fault.value}),))
        number = fields.get("FITID", "")
        key = self.ordinals.key("ofx", number, day.isoformat(), amount.currency, amount.minor, fields.get("NAME", ""))
        if amount.minor < 0:
            self._note(Note("debits_passed"))
            return Parsed(passed=(Passed(key),))
        spans = tuple(one.span(2) for one in _FIELD.finditer(block) if one[1].upper() in _QUOTED and one[2].strip())
        quote = "\n".join(block[a:b] for a, b in spans)
        trace = Trace(self.context.original, line, None, at, (self.charset,), spans, quote)
        name = fields.get("NAME") or fields.get("PAYEE") or ""
        told = " ".join(dict.fromkeys(text for text in (fields.get("MEMO", ""), fields.get("REFNUM", "")) if text))
        party = Party.named(name) if name else None
        return Parsed(facts=(Payment(key, trace, party, day, amount, "", told),))

    def _line(self, place: int) -> int:
        """The line of a byte; transactions come in order, so that the file is counted through once."""
        before, line = self._counted
        self._counted = (place, line + self.data.count(b"\n", before, place))
        return self._counted[1]

    def _note(self, note: Note) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _amount(self, fields: dict[str, str], place: int) -> Money:
        text = fields.get("TRNAMT", "")
        if not text:
            raise _Fault("no_amount", "")
        named = bisect_left(self.currencies, (place, ""))
        before = self.currencies[named - 1][1] if named else ""
        currency = fields.get("CURSYM", "").upper() or before or self.context.currency
        if not before and "CURSYM" not in fields:
            self._note(Note("currency_assumed", {"currency": currency}))
        if currency not in KNOWN:
            raise _Fault("bad_entry_currency", currency)
        try:
            amount = Money.parse(f"{decimal_of(text.lstrip('+'), mark_of([text]) or '.'):f}", currency)
        except (MoneyFault, ValueError):
            raise _Fault("bad_entry_amount", text) from None
        if not amount.minor:
            raise _Fault("zero_entry", text)
        return amount


class _Fault(Exception):
    """A transaction that cannot be read: the problem's code and the value."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(code)
        self.code, self.value = code, value[:_SHOWN]


def _day(text: str) -> date:
    """`20250331120000.000[-5:EST]`: the day as the bank books it."""
    if not text:
        raise _Fault("no_entry_day", "")
    try:
        found = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        raise _Fault("bad_entry_day", text) from None
    if not 1970 <= found.year < 2200 or not text[:8].isdigit():
        raise _Fault("bad_entry_day", text)
    return found


SOURCE = _Ofx()
