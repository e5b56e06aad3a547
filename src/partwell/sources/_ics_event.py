"""One event of a calendar as the library's component: only the lines that matter are given to it, without the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from partwell.facts.keys import Ordinals
from partwell.sources import _ics_rules as rules
from partwell.sources._contract import Context
from partwell.sources._ics_blocks import Block, Property, properties

MOST_BYTES = 256 * 1024
PLACE = "X-PARTWELL-PLACE"
_ONCE = frozenset(
    {"DTSTART", "DTEND", "DURATION", "SUMMARY", "STATUS", "UID", "RECURRENCE-ID", "SEQUENCE", "ORGANIZER"}
)
_MANY = frozenset({"RRULE", "RDATE", "EXDATE", "ATTENDEE"})
_MAY_BE_EMPTY = frozenset({"DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "STATUS", "SEQUENCE"})
_BOX = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//partwell//reader//EN\r\n{}END:VCALENDAR\r\n"
_TZID = re.compile(r';TZID=(?:"([^"]*)"|([^;:"]*))', re.IGNORECASE)
_CLOCK = re.compile(rb"(?im)^X-WR-TIMEZONE[^:\r\n]*:([^\r\n]*)")
_ZONE_BYTES = 64 * 1024
_FAULTS = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError)
_LONGEST = 366 * 86400


class Unusable(Exception):
    """An event that cannot be read; `str()` is the problem's code."""


@dataclass
class File:
    """What the events of a file share; `notes` are pairs of a code and what stands in its text."""

    data: bytes
    charset: str
    context: Context
    zones: dict[str, str] = field(default_factory=dict)
    written: datetime | None = None
    notes: set[tuple[str, str]] = field(default_factory=set)
    ordinals: Ordinals = field(default_factory=Ordinals)
    clocks: list[tuple[int, str]] = field(default_factory=list)

    def text(self, block: Block) -> str:
        """The block's text."""
        return self.data[block.at[0] : block.at[1]].decode(self.charset, "replace")

    def learn(self, found: Sequence[Block]) -> None:
        """Remember the zones the file describes, its calendars' own clocks, and when it was written."""
        for block in found:
            if block.name == "VTIMEZONE" and block.closed and block.at[1] - block.at[0] <= _ZONE_BYTES:
                text = self.text(block)
                name = next((one.text.partition(":")[2].strip() for one in properties(text, frozenset({"TZID"}))), "")
                if name and rules.zone_named(name) is None and rules.is_calm(text):
                    self.zones.setdefault(name, text)
        for one in _CLOCK.finditer(self.data):
            zone = rules.zone_named(one[1].decode(self.charset, "replace"))
            if zone:
                self.clocks.append((one.start(), zone))
        self.written = _written(self.data)

    def clock(self, block: Block) -> str | None:
        """The clock of times that name none: the calendar's own, else the person's."""
        before = [zone for at, zone in self.clocks if at < block.at[0]]
        return before[-1] if before else self.clocks[0][1] if self.clocks else self.context.zone


@dataclass
class Event:
    """An event on its way: its block, its lines that matter, and what the library made of them."""

    file: File
    block: Block
    lines: list[Property]
    made: Any = None

    @property
    def zone(self) -> ZoneInfo:
        """The clock of its times without zone."""
        return ZoneInfo(self.file.clock(self.block) or "UTC")

    def raw(self, name: str) -> str:
        """A line as it stands, "" where there is none."""
        return next((one.text for one in self.lines if one.name == name), "")


def event_of(file: File, block: Block) -> Event:
    """The event with its lines; nothing is parsed yet."""
    once: set[str] = set()
    kept = []
    for one in properties(file.text(block), _ONCE | _MANY):
        empty = one.name in _MAY_BE_EMPTY and not one.text.partition(":")[2].strip()
        if empty or one.name in once:
            continue
        if one.name in _ONCE:
            once.add(one.name)
        kept.append(one)
    return Event(file, block, kept)


def parse(event: Event, place: int) -> None:
    """Have the library read the lines; raise Unusable."""
    from icalendar import Calendar

    if not event.block.closed:
        raise Unusable("event_not_closed")
    lines = "".join(one.text + "\r\n" for one in event.lines)
    if len(lines) > MOST_BYTES:
        raise Unusable("event_too_large")
    used = {(a or b).strip() for a, b in _TZID.findall(lines)}
    zones = "".join(event.file.zones[name].rstrip("\r\n") + "\r\n" for name in sorted(used & event.file.zones.keys()))
    body = f"{zones}BEGIN:VEVENT\r\n{lines}{PLACE}:{place}\r\nEND:VEVENT\r\n"
    try:
        event.made = next(iter(Calendar.from_ical(_BOX.format(body)).walk("VEVENT")), None)
        broken = {str(name).upper() for name, _ in getattr(event.made, "errors", ())}
        start = event.made.decoded("DTSTART") if event.made is not None and "DTSTART" in event.made else None
    except _FAULTS:
        raise Unusable("bad_event") from None
    if not isinstance(start, date):
        raise Unusable("event_without_start")
    if broken & {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}:
        raise Unusable("bad_rule")
    if broken & {"DTEND", "DURATION"}:
        raise Unusable("bad_event")


def moment(event: Event, value: date, tzid: str) -> datetime:
    """A start or end on its own clock; notes what had to be assumed."""
    name = rules.zone_named(tzid) if tzid else None
    if isinstance(value, datetime) and (value.tzinfo is None or (tzid and name is None)):
        if tzid and name is None and tzid not in event.file.zones:
            event.file.notes.add(("zone_unknown_in_file", tzid[:60]))
        elif not tzid and event.file.clock(event.block) is None:
            event.file.notes.add(("zone_assumed", ""))
    return rules.as_datetime(value, ZoneInfo(name) if name else event.zone)


def times(event: Event, made: Any) -> tuple[datetime, int, bool]:
    """Start, seconds, and whether it lasts whole days, of the event or of one of its occurrences; raise Unusable."""
    first = made["DTSTART"]
    whole = not isinstance(first.dt, datetime)
    try:
        tzid = str(first.params.get("TZID", ""))
        start = moment(event, first.dt, tzid)
        if made.get("DTEND") is not None:
            last = made["DTEND"]
            seconds = _between(start, moment(event, last.dt, str(last.params.get("TZID", "")) or tzid), whole=whole)
        elif made.get("DURATION") is not None:
            seconds = made.decoded("DURATION").total_seconds()
        else:
            seconds = 86400.0 if whole else 0.0
    except _FAULTS:
        raise Unusable("bad_event") from None
    if not 0 <= seconds <= _LONGEST:
        raise Unusable("event_ends_before_start")
    return start, int(seconds), whole


def _between(start: datetime, end: datetime, *, whole: bool) -> float:
    """Seconds that pass; whole days are days, also where the clock changes."""
    if whole:
        return (end.date() - start.date()).days * 86400.0
    return (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()


def listed(value: Any) -> list[Any]:
    """A property that may stand once, often or not at all, as a list."""
    return [] if value is None else value if isinstance(value, list) else [value]


def _written(data: bytes) -> datetime | None:
    """The newest stamp in the file: when it was written at the earliest."""
    stamps = set(re.findall(rb"(?im)^(?:DTSTAMP|LAST-MODIFIED|CREATED)[^:\r\n]*:(\d{8}T\d{6})Z?", data))
    for newest in sorted(stamps, reverse=True):
        try:
            return datetime.strptime(newest.decode("ascii"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
