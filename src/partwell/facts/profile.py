"""Who the person is and how they work, as far as they have said; blanks stay unknown."""

from __future__ import annotations

from dataclasses import dataclass, field

from partwell.facts.money import Money
from partwell.facts.thresholds import Thresholds

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class WorkHours:
    """Working time: `days` ISO weekdays (1 Monday … 7 Sunday), from `start` to `end` in minutes after midnight."""

    days: tuple[int, ...] = (1, 2, 3, 4, 5)
    start: int = 9 * 60
    end: int = 18 * 60

    def text(self) -> str:
        """`1-5 09:00-18:00` style, readable back by `parse`."""
        return f"{','.join(map(str, self.days))} {_clock(self.start)}-{_clock(self.end)}"

    @classmethod
    def parse(cls, text: str) -> WorkHours:
        """Read `9-18`, `09:00-17:30` or `1-5 09:00-18:00` (weekdays first); raise ValueError on anything else."""
        *lead, clock = text.split()
        if len(lead) > 1:
            raise ValueError(text)
        days = cls.days_of(lead[0]) if lead else (1, 2, 3, 4, 5)
        first, dash, last = clock.replace("–", "-").partition("-")
        start, end = _minutes(first), _minutes(last)
        if not dash or start >= end:
            raise ValueError(text)
        return cls(days, start, end)

    @staticmethod
    def days_of(text: str) -> tuple[int, ...]:
        """Weekdays written as `1-5` or `1,2,4`; raise ValueError outside 1 to 7."""
        found: set[int] = set()
        for piece in text.split(","):
            first, dash, last = piece.partition("-")
            begin, end = int(first), int(last if dash else first)
            if not 1 <= begin <= end <= 7:
                raise ValueError(text)
            found |= set(range(begin, end + 1))
        return tuple(sorted(found))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _minutes(text: str) -> int:
    hours, _, rest = text.partition(":")
    minutes = int(hours) * 60 + int(rest or 0)
    if not 0 <= minutes <= MINUTES_A_DAY or int(rest or 0) > 59:
        raise ValueError(text)
    return minutes


@dataclass(frozen=True, slots=True)
class Profile:
    """Settings of the book's owner.

    zone     IANA name, None while unknown: no claim about night or weekend is made then
    country  ISO 3166 code for public holidays, None while unknown
    rate     the asked hourly rate; cash, costs (a month) and reserve (basis points kept for tax): None = unknown
    thresholds  from where on the book says a word, as tuned by the person
    """

    name: str = ""
    language: str = "en"
    currency: str = "EUR"
    zone: str | None = None
    country: str | None = None
    hours: WorkHours = WorkHours()
    rate: Money | None = None
    cash: Money | None = None
    costs: Money | None = None
    reserve: int | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
