"""What every source promises, and the values that travel from a source to the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal, NamedTuple, Protocol

from partwell.facts.problems import Note, Problem
from partwell.facts.records import Fact

Kind = Literal["time", "invoices", "payments", "bank", "einvoice", "chat", "mail", "calendar", "contract", "ledger"]
HEAD_BYTES = 64 * 1024
RECOGNISED = 0.5


@dataclass(frozen=True, slots=True)
class Head:
    """All that recognition may see: first bytes of a file (at most HEAD_BYTES), base name, whole size, last bytes."""

    data: bytes
    name: str
    size: int
    tail: bytes = b""


@dataclass(frozen=True, slots=True)
class Context:
    """What a source may know besides the bytes.

    original  sha256 of the whole file, for the traces
    name      base name of the file, for problems
    client    the client the person named for this file, "" when none
    currency  used where the file names none (with a note); zone likewise for wall-clock times (None: UTC, with a note)
    own       the person's own confirmed mail addresses, phones and chat names, normalised
    kept      addresses and chat names of confirmed clients: only messages with one of these are given as facts
    names     names of the book's clients, case-folded: for titles of meetings, where nobody's address stands
    option    what the person answered to a source's question (`--as whatsapp:dmy` gives `dmy`), "" when nothing
    start     byte to go on from (archives only), 0 at first
    """

    original: str
    name: str
    client: str = ""
    currency: str = "EUR"
    zone: str | None = None
    own: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    option: str = ""
    start: int = 0


def options_of(option: str) -> list[str]:
    """What the person answered, word by word: `--as time_csv:dmy,client=Firma`."""
    return [word.strip() for word in option.replace(";", ",").split(",") if word.strip()]


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody seen in a message that is not kept: only who, how often is counted from it, never what was said."""

    kind: str
    value: str
    name: str
    role: Literal["from", "to", "cc"]


@dataclass(frozen=True, slots=True)
class Passed:
    """A row read rightly and not kept: a message of nobody the person named as client; `key` says whether it is new."""

    key: str
    people: tuple[Correspondent, ...] = ()
    seconds: int | None = None


class Parsed(NamedTuple):
    """What some rows of a file gave: facts, or one problem a row, or rows passed over; exactly one of the three.

    rows    independent rows this stands for (an invoice of three lines: 3; then with a problem: 3 problems)
    offset  bytes of the file done after these rows; only archives set it, the book may commit there
    """

    rows: int = 1
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed: tuple[Passed, ...] = ()
    notes: tuple[Note, ...] = ()
    offset: int = 0


class Source(Protocol):
    """One format. A module of this folder without a leading underscore has one instance of it as `SOURCE`.

    name     stable identifier, `toggl_csv`; the texts `source.<name>.title` and `source.<name>.how` tell people of it
    kind     what the person would call the file
    gives    kinds of facts (`records.KINDS`) that may come out
    archive  true for files of many messages: never kept whole, committed in segments above 64 MB
    """

    name: str
    kind: Kind
    gives: tuple[str, ...]
    archive: bool

    def score(self, head: Head) -> float:
        """How sure this is the format, 0 to 1; below RECOGNISED it is not. Content decides, not the name."""

    def count(self, stream: BinaryIO) -> int:
        """Rows of the file, counted by other code than `read` uses."""

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Rows as facts and problems, in file order; faults of the data never raise."""


# What the airlock's worker sends for one file, in this order: one Recognised, any number of Parsed, one Finished.


@dataclass(frozen=True, slots=True)
class Recognised:
    """The format found (None: no source knows this file), its reasons as note codes, and the independent row count."""

    format: str | None
    kind: Kind | None
    archive: bool
    rows: int
    scores: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a file: seconds of CPU its parser took."""

    cpu_seconds: float
