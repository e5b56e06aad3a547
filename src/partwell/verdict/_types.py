"""What a verdict is made of: a word, a sentence with its numbers, and the kinds of trouble it was judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from partwell.facts.money import Money
from partwell.facts.problems import Arg
from partwell.facts.reading import Reading
from partwell.signals.remedied import Span, Unit
from partwell.verdict.brick_wall import Outcome

Word = Literal["keep", "manage", "part", "unknown"]
Answer = Literal["yes", "no", "not_enough_evidence"]
Ground = Literal["", "own_word", "serious", "brick_wall"]
_NONE: Mapping[str, Arg] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: the text `verdict.<code>` with args (whole numbers; rates as `85 EUR`; shares in per cent)."""

    code: str
    args: Mapping[str, Arg] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of trouble: the answer, how sure (posterior probability, None: no claim), from how many facts."""

    word: Answer
    probability: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A remedy that was tried and what became of it.

    key, kind, about, day  as logged;  since  the reading of its kind of trouble from that day on, None: not measured
    unit, spans            what was counted on both sides
    """

    key: str
    kind: str
    about: str
    day: date
    outcome: Outcome
    since: Reading | None = None
    unit: Unit = "weeks"
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """The hourly rate a client is held against: the one the person asks, or the median of their clients."""

    rate: Money
    asked: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The word, why, what to do next, the kinds it rests on, and what speaks against and for the client.

    ground    what "part" rests on, "" for every other word
    remedies  those that fit, the most fitting first
    """

    word: Word
    why: Said
    next: Said
    kinds: Mapping[str, Kind]
    against: tuple[Said, ...]
    in_favour: tuple[Said, ...]
    ground: Ground = ""
    remedies: tuple[str, ...] = ()
