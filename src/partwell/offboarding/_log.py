"""The log of a case read from its first entry to its last: answers, marks, journal, telling, end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Settled = Literal["done", "overridden", "skipped"]
DAYS, FEWEST_DAYS = 3, 2
_SETTLED: Mapping[str, Settled] = {"done": "done", "override": "overridden", "skip": "skipped"}


@dataclass(frozen=True, slots=True)
class Event:
    """One entry: its number from 1, when and by whom, the step it concerns, what happened, and the words given."""

    seq: int
    at: datetime
    actor: str
    step: str
    verb: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A step settled: done, overridden or skipped, by whom, and the reason where one was written."""

    word: Settled
    at: datetime
    actor: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal; `score` 0 calm to 10 boiling, None where it was not asked."""

    at: datetime
    actor: str
    text: str
    score: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """The client was told: on which day, and in_person, video, phone or mail; `reason` why by mail alone."""

    at: datetime
    day: date
    how: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """The case is over: withdrawn (with the kind of reason) or closed."""

    word: str
    at: datetime
    actor: str
    kind: str = ""
    text: str = ""


@dataclass
class Log:
    """What the entries say, without any judgement of them."""

    opened: datetime
    actor: str = ""
    kind: str = "usual"
    reason: str = ""
    days: int = DAYS
    seq: int = 0
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    journal: list[Entry] = field(default_factory=list)
    told: Told | None = None
    ended: Ended | None = None
    emergency: datetime | None = None
    times: list[datetime] = field(default_factory=list)

    def answer(self, step: str, name: str) -> str:
        """What was answered, "" while nothing was."""
        return self.answers.get(step, {}).get(name, "")

    def day(self, step: str, name: str) -> date | None:
        """An answer as a day, None while there is none."""
        text = self.answer(step, name)
        return date.fromisoformat(text) if text else None


def read(events: Iterable[Event]) -> Log:
    """The log; an entry whose verb a newer program wrote is passed over. Raise ValueError without a first entry."""
    rows = sorted(events, key=lambda event: event.seq)
    if not rows or rows[0].verb != "open":
        raise ValueError("a case begins with its opening")
    log = Log(rows[0].at)
    for event in rows:
        log.seq = event.seq
        log.times.append(event.at)
        reader = _READERS.get(event.verb)
        if reader is not None:
            reader(log, event)
    return log


def _open(log: Log, event: Event) -> None:
    log.actor, log.reason = event.actor, str(event.data.get("reason", ""))
    log.days = max(FEWEST_DAYS, int(event.data.get("days", DAYS)))
    if event.data.get("kind") == "emergency":
        log.kind, log.emergency = "emergency", event.at


def _emergency(log: Log, event: Event) -> None:
    log.kind, log.emergency = "emergency", event.at
    log.reason = str(event.data.get("reason", ""))


def _answer(log: Log, event: Event) -> None:
    given = log.answers.setdefault(event.step, {})
    given.update({str(name): str(value) for name, value in event.data.items()})


def _mark(log: Log, event: Event) -> None:
    log.marks[event.step] = Mark(_SETTLED[event.verb], event.at, event.actor, str(event.data.get("reason", "")))


def _reopen(log: Log, event: Event) -> None:
    log.marks.pop(event.step, None)


def _note(log: Log, event: Event) -> None:
    score = event.data.get("score")
    kept = None if score is None else int(score)
    log.journal.append(Entry(event.at, event.actor, str(event.data.get("text", "")), kept))


def _told(log: Log, event: Event) -> None:
    day = date.fromisoformat(str(event.data["day"]))
    log.told = Told(event.at, day, str(event.data["how"]), str(event.data.get("reason", "")))


def _withdraw(log: Log, event: Event) -> None:
    kind, text = str(event.data.get("kind", "other")), str(event.data.get("text", ""))
    log.ended = Ended("withdrawn", event.at, event.actor, kind, text)


def _close(log: Log, event: Event) -> None:
    log.ended = Ended("closed", event.at, event.actor, "", str(event.data.get("text", "")))


_READERS = {
    "open": _open,
    "emergency": _emergency,
    "answer": _answer,
    "done": _mark,
    "override": _mark,
    "skip": _mark,
    "reopen": _reopen,
    "note": _note,
    "told": _told,
    "withdraw": _withdraw,
    "close": _close,
}
