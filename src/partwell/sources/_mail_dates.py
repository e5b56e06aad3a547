"""Dates as mails write them: fast for the usual form, patient with the rest, None for what is no date."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_tz
from typing import NamedTuple

from partwell.facts.moments import EARLIEST, LATEST, Moment

_MONTHS = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
_USUAL = re.compile(
    rb"(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?\s*(?:([+-])(\d\d)(\d\d)|(GMT|UTC?|Z))"
)
_ZONE = re.compile(r"\d[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?(?:\s+\d{4})?\s*(?:[+-]\d{4}|[A-Za-z]{1,5}\b)")
_NO_CLOCK = re.compile(r"-0000\b")
_REMARK = re.compile(r"\([^()]*\)")
_COLON = re.compile(r"[ \t]{0,20}:[ \t]{0,20}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_WIDTH = 120
_DAY_MINUTES = 24 * 60
_EPOCH = datetime(1970, 1, 1).toordinal()  # noqa: DTZ001  a day's number has no zone


class MailDate(NamedTuple):
    """Wall-clock time as written, and minutes east of UTC; `offset` None: the mail does not say (or says `-0000`).

    `zoned` is true for `-0000`: the time is UTC, only the writer's own clock is not known.
    """

    wall: datetime
    offset: int | None
    zoned: bool

    def moment(self, zone: str | None) -> Moment | None:
        """As an instant; without a zone on `zone`'s clock, or UTC where None. None when out of range."""
        wall = self.wall
        if self.offset is None and not self.zoned and zone:
            try:
                return Moment.local(wall, zone)
            except (ValueError, OverflowError):
                return None
        days = wall.toordinal() - _EPOCH
        seconds = days * 86400 + wall.hour * 3600 + wall.minute * 60 + wall.second - 60 * (self.offset or 0)
        return Moment(seconds, self.offset) if EARLIEST <= seconds < LATEST else None


def mail_date(value: bytes) -> MailDate | None:
    """Read a Date header's value; None where no date can be made of it."""
    found = _USUAL.match(value)
    if found:
        day, month, year, hour, minute, second, sign, east, west, _ = found.groups()
        number = _MONTHS.get(month.lower().decode("ascii"))
        if number:
            shift = 0 if sign is None else int(east) * 60 + int(west)
            unknown = sign == b"-" and not shift
            shift = -shift if sign == b"-" else shift
            fields = (int(year), number, int(day), int(hour), int(minute), int(second or 0))
            return _date(fields, None if unknown else shift, zoned=True)
    return _patient(value[:_WIDTH].decode("latin-1"))


def _patient(text: str) -> MailDate | None:
    text = _COLON.sub(":", _REMARK.sub("", text)).strip()
    if _ISO.match(text):
        return _iso(text)
    try:
        parts = parsedate_tz(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if parts is None:
        return None
    zoned = _ZONE.search(text) is not None
    known = zoned and parts[9] is not None and _NO_CLOCK.search(text) is None
    return _date(parts[:6], round((parts[9] or 0) / 60) if known else None, zoned=zoned)


def _iso(text: str) -> MailDate | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    shift = when.utcoffset()
    offset = None if shift is None else int(shift.total_seconds() // 60)
    return MailDate(when.replace(tzinfo=None, microsecond=0), offset, zoned=shift is not None)


def _date(fields: tuple[int, ...], offset: int | None, *, zoned: bool) -> MailDate | None:
    year, month, day, hour, minute, second = fields[:6]
    if offset is not None and abs(offset) >= _DAY_MINUTES:
        return None
    try:
        return MailDate(datetime(year, month, day, hour, minute, min(second, 59)), offset, zoned)  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None


def received_date(value: bytes) -> MailDate | None:
    """The date at the end of a Received header, behind its last semicolon."""
    return mail_date(value.rpartition(b";")[2].strip()[:_WIDTH])
