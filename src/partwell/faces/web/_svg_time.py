"""A scale of days for pictures: where a day stands, and which months are worth a mark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_MOST_TICKS = 4


@dataclass(frozen=True, slots=True)
class Tick:
    """A day, mostly the first of a month, and its place."""

    day: date
    x: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last` on the line from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """The place of a day; the middle where there is one day only."""
        whole = (self.last - self.first).days
        part = (day - self.first).days / whole if whole else 0.5
        return round(self.left + min(max(part, 0.0), 1.0) * (self.right - self.left), 1)

    def months(self) -> tuple[Tick, ...]:
        """Firsts of months within the scale, as few as can be read side by side; the first day where it holds none."""
        numbers = range(_number(self.first), _number(self.last) + 1)
        for step in _STEPS:
            days = [_first(number) for number in numbers if number % step == 0]
            inside = [day for day in days if self.first <= day <= self.last]
            if len(inside) <= _MOST_TICKS:
                return tuple(Tick(day, self.x(day)) for day in inside or [self.first])
        return ()


def _number(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _first(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
