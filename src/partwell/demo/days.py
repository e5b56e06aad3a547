"""The freelancer's calendar in the demo: working days, weeks off, and instants drawn on somebody's clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

# Fixed public holidays (month, day) that the invented freelancer keeps; movable ones do not matter for a demo.
_HOLIDAYS = frozenset({(1, 1), (3, 15), (5, 1), (8, 20), (10, 23), (11, 1), (12, 24), (12, 25), (12, 26), (12, 31)})
FRIDAY = 5


def span(until: date, years: int = 2) -> list[date]:
    """Every day of the `years` that end with `until`."""
    first = until.replace(year=until.year - years, day=min(until.day, 28))
    return [first + timedelta(days=n) for n in range((until - first).days + 1)]


def weeks_off(random: Random, days: list[date]) -> frozenset[date]:
    """Days of the summer and Christmas breaks, a little different each year."""
    off: set[date] = set()
    for year in {day.year for day in days}:
        summer = date(year, 7, 1) + timedelta(days=random.randrange(0, 40))
        off |= {summer + timedelta(days=n) for n in range(14)}
        off |= {date(year, 12, 22) + timedelta(days=n) for n in range(12)}
    return frozenset(off)


def working(day: date, off: frozenset[date]) -> bool:
    """Whether the freelancer works that day."""
    return day.isoweekday() <= FRIDAY and (day.month, day.day) not in _HOLIDAYS and day not in off


def resting(day: date, off: frozenset[date]) -> bool:
    """Whether the freelancer is away or it is a holiday, or will be on the Monday after a weekend's day."""
    weekday = day + timedelta(days=max(0, 8 - day.isoweekday())) if day.isoweekday() > FRIDAY else day
    return not {day, weekday}.isdisjoint(off) or any((one.month, one.day) in _HOLIDAYS for one in (day, weekday))


def turning_day(days: list[date], off: frozenset[date], elapsed: float) -> date:
    """The first working day later than that far into the days; the last day where there is none."""
    later = (day for place, day in enumerate(days) if place / len(days) > elapsed and working(day, off))
    return next(later, days[-1])


def office(random: Random, day: date, zone: str) -> datetime:
    """An instant between half past nine and five on the clock of `zone`, pushed to Monday from a weekend."""
    if day.isoweekday() > FRIDAY:
        day += timedelta(days=8 - day.isoweekday())
    minutes = int(random.triangular(9 * 60 + 20, 17 * 60, 11 * 60))
    return _at(day, minutes, random, zone)


def night(random: Random, day: date, zone: str) -> datetime:
    """An evening, a night or a weekend on the clock of `zone`."""
    if random.random() < 0.25:
        day += timedelta(days=(6 - day.isoweekday()) % 7 + random.randrange(2))
        return _at(day, random.randrange(8 * 60, 23 * 60), random, zone)
    return _at(day, int(random.triangular(19 * 60 + 30, 25 * 60, 22 * 60)), random, zone)


def _at(day: date, minutes: int, random: Random, zone: str) -> datetime:
    clock = datetime.combine(day, time(0), ZoneInfo(zone)) + timedelta(minutes=minutes, seconds=random.randrange(60))
    return clock.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone))


def answer_time(random: Random, asked: datetime, off: frozenset[date], zone: str) -> datetime:
    """When the freelancer answers: within the working day, else on the next one."""
    local = (asked + timedelta(minutes=int(random.lognormvariate(4.2, 0.8)))).astimezone(ZoneInfo(zone))
    opens, closes = time(9), time(17, 45)
    if working(local.date(), off) and opens <= local.time() <= closes:
        return local
    day = local.date() if local.time() < opens else local.date() + timedelta(days=1)
    while not working(day, off):
        day += timedelta(days=1)
    return _at(day, 9 * 60 + random.randrange(5, 80), random, zone)
