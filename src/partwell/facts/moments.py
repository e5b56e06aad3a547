"""Instants as whole UTC seconds with the writer's own offset kept beside them; days as `datetime.date`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EARLIEST = int(datetime(1970, 1, 1, tzinfo=UTC).timestamp())
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LATEST = int(datetime(2200, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """`seconds` since 1970-01-01 UTC, and `offset` minutes east of UTC on the writer's clock (None: not known)."""

    seconds: int
    offset: int | None = None

    @classmethod
    def of(cls, when: datetime) -> Moment:
        """From an aware datetime; sub-seconds are cut. Raise ValueError when naive or out of 1970 to 2199."""
        shift = when.utcoffset()
        if shift is None:
            raise ValueError("a moment needs a zone")
        seconds = int(when.timestamp())
        if not EARLIEST <= seconds < LATEST:
            raise ValueError("a moment lies between 1970 and 2199")
        return cls(seconds, int(shift.total_seconds() // 60))

    @classmethod
    def local(cls, when: datetime, zone: str) -> Moment:
        """From a naive wall-clock time in `zone`; doubled hour: the first; missing hour: the later."""
        return cls.of(when.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)))

    @property
    def utc(self) -> datetime:
        """As an aware datetime in UTC."""
        return datetime.fromtimestamp(self.seconds, UTC)

    def at(self, zone: str) -> datetime:
        """As an aware datetime on the clock of `zone` (IANA name)."""
        return datetime.fromtimestamp(self.seconds, ZoneInfo(zone))

    def iso(self) -> str:
        """ISO 8601 on the writer's clock where known, else in UTC."""
        if self.offset is None:
            return self.utc.isoformat().replace("+00:00", "Z")
        return datetime.fromtimestamp(self.seconds, timezone(timedelta(minutes=self.offset))).isoformat()


def zone_exists(name: str) -> bool:
    """Whether `name` is an IANA time zone this machine knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def day(text: str) -> date:
    """Read `YYYY-MM-DD`; raise ValueError on anything else."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)
