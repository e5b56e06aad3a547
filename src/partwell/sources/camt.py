"""ISO 20022 bank statements and notices: camt.052, 053 and 054 in all versions; what came in becomes a payment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals
from partwell.facts.moments import day as day_of
from partwell.facts.money import Money, MoneyFault
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Party, Payment
from partwell.facts.trace import Span, Trace
from partwell.sources import _xml as xml
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._text import read_all

_MESSAGES = frozenset({"BkToCstmrAcctRpt", "BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn"})
_STATEMENTS = frozenset({"Stmt", "Rpt", "Ntfctn"})
_QUOTED = ("Amt", "Dt", "DtTm", "Nm", "Ustrd", "Ref", "EndToEndId")
_LIMIT = 500


class _Fault(Exception):
    """An entry that cannot be read: the problem's code and the value."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code, self.value = code, value[:60]


class _Camt:
    name = "camt"
    kind: Kind = "bank"
    gives = ("payment",)
    archive = False

    def score(self, head: Head) -> float:
        """A Document in one of the three messages."""
        named = any(name.encode() in head.data for name in _MESSAGES) or b"xsd:camt.05" in head.data
        return 0.97 if xml.root_name(head.data) == "Document" and named else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Entries, found on the bytes."""
        return len(xml.places(read_all(stream), "Ntry"))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Entry by entry; debits and what is not booked yet are passed over. AirlockError `no_statement`."""
        data = read_all(stream)
        root, at = xml.parse(data), xml.places(data, "Ntry")
        if xml.local(root) != "Document" or not any(xml.local(one) in _STATEMENTS for one in root.iter()):
            raise AirlockError("no_statement")
        reader = _Reader(data, xml.charset_named(data), context)
        entries = list(xml.every(root, "Ntry"))
        for entry, place in zip(entries, at, strict=False):
            yield reader.entry(entry, place)
        if reader.notes:
            yield Parsed(rows=0, notes=tuple(Note(code) for code in sorted(reader.notes)))


class _Reader:
    """Reads the entries of one file."""

    def __init__(self, data: bytes, charset: str, context: Context) -> None:
        self.data, self.charset, self.context = data, charset, context
        self.ordinals, self.notes = Ordinals(), set[str]()

    def entry(self, entry: Any, at: Span) -> Parsed:
        """One entry: a payment for each of its credits."""
        try:
            if _status(entry) == "PDNG":
                self.notes.add("pending_passed")
                return self._passed(entry, at)
            sign = _sign(entry)
            if sign < 0 and not _reverses(entry):
                self.notes.add("debits_passed")
                return self._passed(entry, at)
            facts = [self._payment(entry, part, at, sign) for part in self._parts(entry)]
        except _Fault as fault:
            args = {"value": fault.value}
            return Parsed(problems=(Problem(fault.code, entry.sourceline, None, args),))
        return Parsed(facts=tuple(facts))

    def _passed(self, entry: Any, at: Span) -> Parsed:
        block = self.data[at[0] : at[1]].decode(self.charset, "replace")
        return Parsed(passed=(Passed(self.ordinals.key("camt", _reference(entry, None), block)),))

    def _parts(self, entry: Any) -> Sequence[Any | None]:
        """The single transactions where each names its amount and they add up to the entry; else the entry itself."""
        details = [one for group in xml.kids(entry, "NtryDtls") for one in xml.kids(group, "TxDtls")]
        if len(details) <= 1:
            return details or [None]
        try:
            total = sum(_amount(_amount_element(one)).minor for one in details)
            return details if total == _amount(xml.down(entry, "Amt")).minor else [None]
        except (_Fault, AttributeError):
            return [None]

    def _payment(self, entry: Any, part: Any | None, at: Span, sign: int) -> Payment:
        element = _amount_element(part) if part is not None and len(self._parts(entry)) > 1 else xml.down(entry, "Amt")
        amount = _amount(element)
        if sign < 0:
            amount = -amount
        if not amount.minor:
            raise _Fault("zero_entry", "0")
        day, party = _day(entry), _party(part, sign)
        told = _told(entry, part)
        block = self.data[at[0] : at[1]].decode(self.charset, "replace")
        spans = xml.words(block, _QUOTED)
        quote = "\n".join(block[a:b] for a, b in spans)
        trace = Trace(self.context.original, entry.sourceline, None, at, (self.charset,), spans, quote)
        reference = _reference(entry, part)
        made = self.ordinals.key("camt", reference, day.isoformat(), amount.currency, amount.minor, told)
        return Payment(made, trace, party, day, amount, "", told)


def _status(entry: Any) -> str:
    """BOOK, PDNG, INFO …: a text, or since version 8 a code inside."""
    return (xml.text(entry, "Sts") or xml.text(entry, "Sts", "Cd") or "BOOK").upper()


def _sign(entry: Any) -> int:
    word = xml.text(entry, "CdtDbtInd").upper()
    if word not in {"CRDT", "DBIT"}:
        raise _Fault("no_direction", word)
    return 1 if word == "CRDT" else -1


def _reverses(entry: Any) -> bool:
    """A debit that takes an earlier credit back: money that came in and went away again."""
    return xml.text(entry, "RvslInd").lower() in {"true", "1"}


def _amount(element: Any | None) -> Money:
    if element is None:
        raise _Fault("no_amount")
    value = (element.text or "").strip()
    try:
        whole, _, part = value.partition(".")
        return Money.parse(whole + ("." + part.rstrip("0") if part.rstrip("0") else ""), element.get("Ccy") or "")
    except MoneyFault as fault:
        code = {"bad_currency": "bad_entry_currency"}.get(str(fault), "bad_entry_amount")
        raise _Fault(code, element.get("Ccy") or "" if code == "bad_entry_currency" else value) from None


def _amount_element(part: Any) -> Any | None:
    for path in (("Amt",), ("AmtDtls", "TxAmt", "Amt"), ("AmtDtls", "InstdAmt", "Amt")):
        found = xml.down(part, *path)
        if found is not None:
            return found
    return None


def _day(entry: Any) -> date:
    for path in (("BookgDt", "Dt"), ("BookgDt", "DtTm"), ("ValDt", "Dt"), ("ValDt", "DtTm")):
        value = xml.text(entry, *path)
        if value:
            try:
                return day_of(value[:10])
            except ValueError:
                raise _Fault("bad_entry_day", value) from None
    raise _Fault("no_entry_day")


def _party(part: Any | None, sign: int) -> Party | None:
    """Who paid; of a reversal, to whom it went back."""
    people = xml.down(part, "RltdPties") if part is not None else None
    names = ("UltmtDbtr", "Dbtr") if sign > 0 else ("UltmtCdtr", "Cdtr")
    for name in names:
        for path in ((name, "Nm"), (name, "Pty", "Nm")):
            found = xml.text(people, *path)
            if found:
                return Party.named(found)
    return None


def _told(entry: Any, part: Any | None) -> str:
    """What the payer wrote, and references; for matching with invoice numbers."""
    found: list[str] = []
    if part is not None:
        told = xml.down(part, "RmtInf")
        if told is not None:
            found += [
                " ".join((one.text or "").split()) for one in told.iter() if xml.local(one) in {"Ustrd", "Ref", "Nb"}
            ]
        found.append(xml.text(part, "Refs", "EndToEndId"))
    found.append(xml.text(entry, "AddtlNtryInf"))
    useful = [one for one in dict.fromkeys(found) if one and one.upper() not in {"NOTPROVIDED", "NONREF"}]
    return " ".join(useful)[:_LIMIT]


def _reference(entry: Any, part: Any | None) -> str:
    own = xml.text(part, "Refs", "AcctSvcrRef") if part is not None else ""
    return own or xml.text(entry, "AcctSvcrRef") or xml.text(entry, "NtryRef")


SOURCE = _Camt()
