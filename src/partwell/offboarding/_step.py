"""What every step promises: its items, what it waits for, whether it is needed, what it advises, its dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from partwell.offboarding._log import Log
from partwell.offboarding._types import CaseFacts, Filling, Said

Kind = Literal["proved", "tick", "choice", "text", "day", "time"]
Word = Literal["done", "next", "blocked", "overridden", "skipped"]


@dataclass(frozen=True, slots=True)
class View:
    """A case as a step sees it: the log, the book's facts, and now on the owner's clock."""

    log: Log
    facts: CaseFacts
    now: datetime

    @property
    def today(self) -> date:
        """Today on the owner's clock."""
        return self.now.date()

    @property
    def emergency(self) -> bool:
        """Whether the case takes the short way out."""
        return self.log.kind == "emergency"

    @property
    def last_day(self) -> date | None:
        """The last day of the work as decided."""
        return self.log.day("notice", "last_day") or self.log.day("timing", "last_day")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a step's checklist.

    name     unique in its step; an answer is kept under it
    kind     proved: the book or the log says it, nobody is asked; else how it is asked
    said     the line itself
    needed   the step's gate asks for it
    why      what is wrong with the answer, or where the proof comes from
    hint     what to do about it
    """

    name: str
    kind: Kind
    said: Said
    done: bool
    needed: bool = True
    value: str = ""
    options: tuple[str, ...] = ()
    why: Said | None = None
    hint: Said | None = None


@dataclass(frozen=True, slots=True)
class CaseDate:
    """A date of the case; `at` has its time of day where one is known."""

    name: str
    day: date
    at: datetime | None = None
    args: Mapping[str, Filling] = field(default_factory=dict)


Items = Callable[[View], Sequence[Item]]
Sentences = Callable[[View], Sequence[Said]]
Maybe = Callable[[View], Said | None]


def _nothing(view: View) -> tuple[()]:  # noqa: ARG001 - the shape of a step's functions
    return ()


def _never(view: View) -> None:  # noqa: ARG001
    return None


@dataclass(frozen=True, slots=True)
class Step:
    """One step, found by its file.

    after           steps to settle before this one can be settled
    before_telling  it must be settled before the client is told
    waits           why it cannot be settled yet, whatever is answered
    not_needed      why it is left out of this case
    may_skip        why it may be passed over without a written reason
    """

    order: int
    name: str
    items: Items
    after: tuple[str, ...] = ()
    before_telling: bool = False
    only_emergency: bool = False
    advice: Sentences = _nothing
    waits: Maybe = _never
    not_needed: Maybe = _never
    may_skip: Maybe = _never
    dates: Callable[[View], Sequence[CaseDate]] = _nothing


def asked(view: View, step: str, name: str, kind: Kind, **more: object) -> Item:
    """An item that is done once it is answered; its text is `case.<step>.<name>`."""
    value = view.log.answer(step, name)
    settings = {"needed": True, "done": bool(value), "value": value, **more}
    return Item(name, kind, Said(f"case.{step}.{name}"), **settings)  # type: ignore[arg-type]


def proved(step: str, name: str, *, done: bool, why: Said | None = None, needed: bool = True) -> Item:
    """An item nobody is asked about; its text is `case.<step>.<name>`."""
    return Item(name, "proved", Said(f"case.{step}.{name}"), done, needed, why=why)


def in_emergency(view: View) -> Said | None:
    """The short way out leaves the step aside."""
    return Said("case.left_out.emergency") if view.emergency else None
