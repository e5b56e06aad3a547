"""Gates in front of the library that repeats calendar entries: which rules may be repeated at all, and how often."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from partwell.facts.moments import zone_exists

MOST_TIMES = 10_000
_ALLOWED = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_LONGEST = timedelta(days=366 * 20)
# By how many years at the most a rule without an end is followed behind the day the file was written.
_AHEAD = timedelta(days=0)


def refused(rule: Any) -> str:
    """The problem's code where a rule may not be repeated: too often, an interval of nothing, no known rhythm."""
    rhythm = [str(one).upper() for one in rule.get("FREQ", [])]
    if len(rhythm) != 1 or rhythm[0] not in _ALLOWED:
        return "rule_too_often"
    try:
        intervals = [int(one) for one in rule.get("INTERVAL", [1])]
        counts = [int(one) for one in rule.get("COUNT", [1])]
    except (TypeError, ValueError):
        return "bad_rule"
    if min(intervals) < 1 or any(not 1 <= count for count in counts):
        return "bad_rule"
    small = ("BYSECOND", "BYMINUTE", "BYHOUR")
    return "rule_too_often" if any(len(rule.get(name, [])) > 1 for name in small) else ""


def window(start: datetime, written: datetime | None) -> tuple[datetime, datetime]:
    """From the first occurrence to the day the file was written: what comes after it is only planned."""
    last = written or start
    return start - timedelta(days=1), min(max(last, start) + timedelta(days=1) + _AHEAD, start + _LONGEST)


def as_datetime(value: date | datetime, zone: Any) -> datetime:
    """A day as its first second on the clock `zone`; a time without zone on it too."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), zone)
    return value if value.tzinfo is not None else value.replace(tzinfo=zone)


def zone_named(text: str) -> str | None:
    """The IANA zone a TZID means: itself, what follows a long path, or what Windows calls it; None where it is unknown."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = text.strip().strip('"')
    if zone_exists(name):
        return name
    tail = "/".join(name.split("/")[-2:])
    return tail if "/" in tail and zone_exists(tail) else WINDOWS_TO_OLSON.get(name)
