"""What a list of messages is made of: which are wanted, and a message with its labels as a face shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from partwell.book.labelwords import Standing
    from partwell.language.context import Outcome

Who = Literal["client", "me", "all"]
Sure = Literal["any", "counts", "maybe", "rejected"]
WHO: tuple[Who, ...] = ("client", "me", "all")
SURE: tuple[Sure, ...] = ("any", "counts", "maybe", "rejected")
PAGE = 20
AT_ONCE = 20_000
"""Messages read for labels while somebody waits; the rest is read by the next look."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages: `label` "" for all; `sender` a person's number, 0 for everybody on that side; pages from 1."""

    label: str = ""
    sure: Sure = "any"
    who: Who = "client"
    sender: int = 0
    page: int = 1


@dataclass(frozen=True, slots=True)
class Label:
    """One label on [start, end) of the text; `word` the person's, "" for none.

    always     the word is about everything the rule finds, not about this message
    due, kept  of a promise to pay: the day it names, and what became of it
    """

    label: str
    start: int
    end: int
    rule: str
    standing: Standing
    word: str
    always: bool = False
    due: date | None = None
    kept: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A message on the list: `when` on the owner's clock; `language` as heard, "" where too short, `other`."""

    key: str
    when: datetime
    name: str
    mine: bool
    channel: str
    subject: str
    text: str
    language: str
    labels: tuple[Label, ...]
