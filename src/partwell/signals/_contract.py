"""What every signal promises, what it may know besides its rows, and the cap on the evidence it carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from partwell.facts.money import Money
from partwell.facts.profile import Profile, WorkHours
from partwell.facts.reading import Reading
from partwell.facts.thresholds import Thresholds

Row = Mapping[str, Any]
EVIDENCE_CAP = 200
"""A reading names at most this many facts, the newest; `details` says `evidence_total` when more entered."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Estimated minutes (low, mid, high) a message takes: one that came is read, one that went is written."""

    read: tuple[int, int, int] = (2, 3, 5)
    written: tuple[int, int, int] = (3, 5, 10)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a signal may know: the day it is asked for, the owner's clock and money, and the estimates' assumptions.

    as_of          last day that counts, on the owner's clock
    chase_seconds  a second message sooner than this continues the first, later it asks again (messages.md)
    late_rate      basis points a year that waiting for money costs: an assumption, 8 % unless changed
    thresholds     from where on a claim is made
    """

    as_of: date
    currency: str = "EUR"
    zone: str | None = None
    country: str | None = None
    hours: WorkHours = field(default_factory=WorkHours)
    rate: Money | None = None
    minutes: Minutes = field(default_factory=Minutes)
    chase_seconds: int = 300
    late_rate: int = 800
    thresholds: Thresholds = field(default_factory=Thresholds)

    @classmethod
    def of(cls, profile: Profile, as_of: date) -> Settings:
        """The settings of a book's owner on a day."""
        settings = cls(as_of, profile.currency, profile.zone, profile.country, profile.hours, profile.rate)
        return replace(settings, thresholds=profile.thresholds)


class Signal(Protocol):
    """One measure. A module NAME.py of this folder, beside NAME.sql whose rows it turns into readings.

    NAME    as in the reading and the texts `reading.<NAME>.title` and `.help`
    UNIT    `h`, `d`, `share`, `money` (the book's currency) or `money/h`
    PARAMS  the settings that the number depends on besides `as_of`
    The SQL gives rows grouped by (book, client) or finer, always with columns book and client;
    each client at least once.
    """

    NAME: str
    UNIT: str
    PARAMS: tuple[str, ...]

    def readings(self, rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
        """A reading for each client of `rows`; pure, the same for any order of the rows."""


def evidence(*stamped: Iterable[str] | None) -> tuple[str, ...]:
    """Ids of facts, newest first, at most EVIDENCE_CAP, from texts of the macro `stamped` (time, a space, id)."""
    every = {stamp for stamps in stamped for stamp in stamps or ()}
    return tuple(stamp.split(" ", 1)[1] for stamp in sorted(every, reverse=True)[:EVIDENCE_CAP])


def window(*days: date | None) -> tuple[date, date] | None:
    """First and last of the days that are known."""
    known = [day for day in days if day is not None]
    return (min(known), max(known)) if known else None


def converted(rows: Sequence[Row]) -> tuple[tuple[str, float], ...]:
    """The detail `converted`: which share (0 to 1) of the money came in another currency; none where none did."""
    part, whole = (sum(int(row[name] or 0) for row in rows) for name in ("converted", "turnover"))
    return (("converted", part / whole),) if part else ()


def by_client(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Rows of each client, clients in order of their key."""
    out: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: str(row["client"])):
        out.setdefault(str(row["client"]), []).append(row)
    return out
