"""Gates in front of the library that repeats calendar entries: which rules may be repeated at all, and how often."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from partwell.facts.moments import zone_exists

MOST_TIMES = 10_000
_ALLOWED = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_LONGEST = timedelta(days=366 * 20)
_RULE = re.compile(r"(?im)^RRULE[^:\r\n]*:([^\r\n]*)")


def refused(rule: Any) -> str:
    """The problem's code where a rule may not be repeated: too often, an interval of nothing, no known rhythm."""
    try:
        rhythm = [str(one).upper() for one in rule.get("FREQ", [])]
        intervals = [int(one) for one in rule.get("INTERVAL", [1])]
        counts = [int(one) for one in rule.get("COUNT", [1])]
        small = any(len(rule.get(name, [])) > 1 for name in ("BYSECOND", "BYMINUTE", "BYHOUR"))
    except (TypeError, ValueError, AttributeError):
        return "bad_rule"
    if not rhythm or not intervals or min(intervals) < 1 or any(count < 1 for count in counts):
        return "bad_rule"
    return "rule_too_often" if small or len(rhythm) != 1 or rhythm[0] not in _ALLOWED else ""


def is_calm(zone: str) -> bool:
    """Whether the rules of a zone's description change its clock by years, as all real ones do."""
    listed = [rule.upper() for rule in _RULE.findall(zone)]
    return all(
        "FREQ=YEARLY" in rule and not re.search(r"INTERVAL=0*(?!1\b)|BY(?:SECOND|MINUTE|HOUR)=", rule)
        for rule in listed
    )


def window(starts: Sequence[datetime], written: datetime | None) -> tuple[datetime, datetime]:
    """From the first occurrence to the day the file was written: what comes after it is only planned.

    What stands in the file with a day of its own is inside in any case; twenty years are the most.
    """
    first, last = min(starts), max(starts)
    end = max(last, written) if written else last
    return first - timedelta(days=1), min(end + timedelta(days=1), first + _LONGEST)


def as_datetime(value: date | datetime, zone: ZoneInfo) -> datetime:
    """A day as its first second on the clock `zone`; a time without zone on it too."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), zone)
    return value if value.tzinfo is not None else value.replace(tzinfo=zone)


@lru_cache(maxsize=1000)
def zone_named(text: str) -> str | None:
    """The IANA zone a TZID means: itself, what ends a long path, or what Windows calls it; None: unknown."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = text.strip().strip('"')[:200]
    if zone_exists(name):
        return name
    for pieces in (3, 2):
        tail = "/".join(name.split("/")[-pieces:])
        if "/" in tail and zone_exists(tail):
            return tail
    return WINDOWS_TO_OLSON.get(name)
