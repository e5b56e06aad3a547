"""The facts themselves, as frozen records that sources give and the book keeps."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from partwell.facts.moments import Moment
from partwell.facts.money import Money
from partwell.facts.trace import Trace

PartyKind = Literal["name", "email", "phone", "handle"]
NAME_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as a file names them: `value` normalised for comparison, `name` as shown to people."""

    kind: PartyKind
    value: str
    name: str

    @classmethod
    def named(cls, name: str) -> Party:
        """A party known by its written name; white space and case do not tell two apart."""
        shown = " ".join(unicodedata.normalize("NFC", name).split())[:NAME_LIMIT]
        return cls("name", shown.casefold(), shown)

    @classmethod
    def mail(cls, address: str, name: str = "") -> Party:
        """A party known by its mail address; `name` is the display name, the address where there is none."""
        shown = " ".join(unicodedata.normalize("NFC", name).split())[:NAME_LIMIT]
        return cls("email", address.strip().casefold(), shown or address.strip())


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """Work logged: `seconds` ≥ 0 from `start`; `party` None where the entry names no client.

    timed  false where the file knows only the day: `start` is then that day's first second
    """

    key: str
    trace: Trace
    party: Party | None
    start: Moment
    seconds: int
    project: str = ""
    note: str = ""
    billable: bool | None = None
    timed: bool = True


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One tax rate on an invoice: `rate` in basis points (27 % = 2700; None: not stated), `base` net, `tax` the tax."""

    rate: int | None
    base: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class Invoice:
    """A bill sent: `net` + taxes = `gross` (minor units); a credit note has negative amounts.

    due          None where the file does not say
    passthrough  part of `net` that only hands on expenses (hosting, stock photos); zero where not stated
    """

    key: str
    trace: Trace
    party: Party
    number: str
    issued: date
    due: date | None
    net: Money
    gross: Money
    taxes: tuple[TaxLine, ...] = ()
    passthrough: Money | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came in (negative: went back): gross, on `day`, for invoice `number` where the file says so."""

    key: str
    trace: Trace
    party: Party | None
    day: date
    amount: Money
    number: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Expense:
    """Money spent for a client: `passthrough` true when it is billed on at cost."""

    key: str
    trace: Trace
    party: Party | None
    day: date
    amount: Money
    passthrough: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a kept client or of the person, with quotations and signature already cut from `text`.

    channel    `mail`, later `whatsapp`, `slack` …
    text       the sender's own words = the trace's spans joined by newlines
    automatic  out-of-office, bounce, newsletter: never counts as pressure
    """

    key: str
    trace: Trace
    channel: str
    sent: Moment
    sender: Party
    to: tuple[Party, ...]
    thread: str
    subject: str
    text: str
    message_id: str = ""
    reply_to: str = ""
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One occurrence of an entry of a calendar: `seconds` ≥ 0 from `start`, with everybody invited but the person.

    title      as written; parties empty where nobody is invited and only the title names the client
    client     the client named for the file or found in the title, "" where people say whose it is
    all_day    then `start` is the day's first second on the calendar's clock
    cancelled  it stands in the calendar and did not take place
    """

    key: str
    trace: Trace
    parties: tuple[Party, ...]
    start: Moment
    seconds: int
    title: str = ""
    client: str = ""
    all_day: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A contract or another paper: its text, and where its pages begin.

    media  `pdf`, `docx`, `html`, `markdown` or `text`
    pages  first line (from 1) of each page; empty where the format has no pages
    sure   mean confidence of text recognition, 0 to 1; None where the text was in the file
    """

    key: str
    trace: Trace
    party: Party | None
    title: str
    media: str
    text: str
    pages: tuple[int, ...] = ()
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """One unit of `currency` was worth `rate` (plain decimal) units of `into` on a day, as a file or a person says."""

    key: str
    trace: Trace
    day: date
    currency: str
    into: str
    rate: str


Fact = TimeEntry | Invoice | Payment | Expense | Message | Meeting | Document | ExchangeRate
KINDS: dict[str, type] = {
    "time": TimeEntry,
    "invoice": Invoice,
    "payment": Payment,
    "expense": Expense,
    "message": Message,
    "meeting": Meeting,
    "document": Document,
    "rate": ExchangeRate,
}
_NAMES = {cls: name for name, cls in KINDS.items()}


def kind_of(fact: Fact) -> str:
    """The short name of a fact's kind, as it stands in evidence ids (`message:<key>`)."""
    return _NAMES[type(fact)]
