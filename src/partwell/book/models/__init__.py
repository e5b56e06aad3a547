"""The tables of the book; import only after `open_book()`."""

from partwell.book.models.facts import (
    Document,
    ExchangeRate,
    Expense,
    Invoice,
    Match,
    Meeting,
    MeetingWith,
    Message,
    MessageTo,
    Payment,
    TaxLine,
    TimeEntry,
)
from partwell.book.models.house import Book, ProfileRow
from partwell.book.models.imports import (
    FileProblem,
    ImportedFile,
    ImportRun,
    Original,
    Passed,
    Sighting,
    Slice,
)
from partwell.book.models.roster import Candidate, CheckIn, Client, Identity, Naming, Refusal, RosterChange

__all__ = [
    "Book",
    "Candidate",
    "CheckIn",
    "Client",
    "Document",
    "ExchangeRate",
    "Expense",
    "FileProblem",
    "Identity",
    "ImportRun",
    "ImportedFile",
    "Invoice",
    "Match",
    "Meeting",
    "MeetingWith",
    "Message",
    "MessageTo",
    "Naming",
    "Original",
    "Passed",
    "Payment",
    "ProfileRow",
    "Refusal",
    "RosterChange",
    "Sighting",
    "Slice",
    "TaxLine",
    "TimeEntry",
]
