"""iCalendar files: meetings with the people invited, repeated entries up to the day the file was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from partwell.facts.keys import Ordinals, key
from partwell.facts.moments import Moment
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Meeting, Party
from partwell.facts.trace import Trace
from partwell.sources import _ics_rules as rules
from partwell.sources._contract import Context, Correspondent, Head, Kind, Parsed, Passed
from partwell.sources._ics_blocks import MOST_BYTES, Block, blocks, count_events
from partwell.sources._text import charset_of, read_all

_UID = re.compile(rb"(?im)^UID[^:\r\n]*:([^\r\n]*)")
_TITLE_WORDS = re.compile(r"[^\W_]+")
_BOX = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//partwell//reader//EN\r\n{}END:VCALENDAR\r\n"
_TITLE_LIMIT = 300


class _Unusable(Exception):
    """An event that cannot be read; `str()` is the problem's code."""


@dataclass
class _File:
    """What the events of a file share."""

    data: bytes
    charset: str
    context: Context
    zones: list[Block] = field(default_factory=list)
    written: datetime | None = None
    notes: set[str] = field(default_factory=set)
    ordinals: Ordinals = field(default_factory=Ordinals)

    def text(self, block: Block) -> str:
        """The block's text."""
        return self.data[block.at[0] : block.at[1]].decode(self.charset, "replace")

    def zone(self) -> ZoneInfo:
        """The clock of times that name none."""
        if self.context.zone is None:
            self.notes.add("zone_assumed")
        return ZoneInfo(self.context.zone or "UTC")


class _Ics:
    name = "ics"
    kind: Kind = "calendar"
    gives = ("meeting",)
    archive = False

    def score(self, head: Head) -> float:
        """A calendar begins at once, after white space and a mark at most."""
        start = head.data[:4096].lstrip(b"\xef\xbb\xbf\r\n\t ").upper()
        return 0.98 if start.startswith(b"BEGIN:VCALENDAR") else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Events, whatever their state."""
        return count_events(read_all(stream))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Event by event; those that share an identity and repeat are read together."""
        data = read_all(stream)
        file = _File(data, charset_of(data).name, context)
        found = list(blocks(data))
        file.zones = [block for block in found if block.name == "VTIMEZONE"]
        file.written = _written(data)
        for group in _groups(data, [block for block in found if block.name == "VEVENT"]):
            yield _read(file, group)
        yield Parsed(rows=0, notes=tuple(Note(code) for code in sorted(file.notes)))


def _groups(data: bytes, events: Sequence[Block]) -> list[list[Block]]:
    """Events by their UID, in the order of their first; those without one stand alone."""
    groups: dict[bytes, list[Block]] = {}
    for number, block in enumerate(events):
        uid = _UID.search(data, *block.at)
        name = uid[1].strip() if uid and uid[1].strip() else b"\x00%d" % number
        groups.setdefault(name, []).append(block)
    return list(groups.values())


def _written(data: bytes) -> datetime | None:
    """The newest stamp in the file: when it was written at the earliest."""
    stamps = re.findall(rb"(?im)^(?:DTSTAMP|LAST-MODIFIED|CREATED)[^:\r\n]*:(\d{8}T\d{6})Z?", data)
    newest = max(stamps, default=None)
    try:
        return datetime.strptime(newest.decode("ascii"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC) if newest else None
    except ValueError:
        return None


def _read(file: _File, group: list[Block]) -> Parsed:
    """All events of one identity as one item: its occurrences, or as many problems as it has events."""
    try:
        if any(not block.closed for block in group):
            raise _Unusable("event_not_closed")
        if any(block.at[1] - block.at[0] > MOST_BYTES for block in group):
            raise _Unusable("event_too_large")
        facts = _occurrences(file, group)
    except _Unusable as fault:
        problems = tuple(Problem(str(fault), block.line) for block in group)
        return Parsed(len(group), problems=problems)
    kept = [fact for fact in facts if _is_kept(file.context, fact)]
    if kept:
        return Parsed(len(group), facts=tuple(kept))
    return Parsed(len(group), passed=tuple(_passed(file, block, facts) for block in group))


def _is_kept(context: Context, meeting: Meeting) -> bool:
    return bool(meeting.client) or any(party.value in context.kept for party in meeting.parties)


def _passed(file: _File, block: Block, facts: Sequence[Meeting]) -> Passed:
    """Who was invited, never to what; one key for every reading of the file."""
    first = facts[0] if facts else None
    people = tuple(Correspondent(p.kind, p.value, p.name, "to") for p in (first.parties if first else ()))
    made = file.ordinals.key("ics", file.text(block))
    return Passed(made, people, first.start.seconds if first else None)


def _occurrences(file: _File, group: list[Block]) -> list[Meeting]:
    """Every time the entry took or takes place, in order."""
    events = [_event(file, block) for block in group]
    repeated = any(event.get("RRULE") or event.get("RDATE") for event in events)
    lines = dict(zip(map(id, events), group, strict=True))
    if not repeated and not any(event.get("RECURRENCE-ID") for event in events):
        return [_meeting(file, event, lines[id(event)]) for event in events]
    for event in events:
        for rule in _listed(event.get("RRULE")):
            code = rules.refused(rule)
            if code:
                raise _Unusable(code)
    return _repeated(file, events, group)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _event(file: _File, block: Block) -> Any:
    """The parsed component."""
    from icalendar import Calendar

    zones = "".join(file.text(zone) for zone in file.zones if zone.closed and _named(file, zone) is None)
    text = _BOX.format(zones + file.text(block).rstrip("\r\n") + "\r\n")
    try:
        calendar = Calendar.from_ical(text)
        event = next(iter(calendar.walk("VEVENT")), None)
        if event is None or event.get("DTSTART") is None:
            raise _Unusable("event_without_start")
        start = event.decoded("DTSTART")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        raise _Unusable("bad_event") from None
    if not isinstance(start, date):
        raise _Unusable("event_without_start")
    return event


def _named(file: _File, zone: Block) -> str | None:
    """The known zone a VTIMEZONE describes; its own rules are only needed where there is none."""
    found = re.search(r"(?im)^TZID[^:\r\n]*:([^\r\n]*)", file.text(zone))
    return rules.zone_named(found[1]) if found else None


def _moment(file: _File, value: date, tzid: str) -> datetime:
    """A start or end on its own clock."""
    name = rules.zone_named(tzid) if tzid else None
    if tzid and name is None and (not isinstance(value, datetime) or value.tzinfo is None):
        file.notes.add("zone_unknown_in_file")
    return rules.as_datetime(value, ZoneInfo(name) if name else file.zone())


def _times(file: _File, event: Any) -> tuple[datetime, int, bool]:
    """Start, seconds, and whether it lasts whole days."""
    first = event["DTSTART"]
    tzid = str(getattr(first, "params", {}).get("TZID", ""))
    start = _moment(file, first.dt, tzid)
    whole = not isinstance(first.dt, datetime)
    try:
        if event.get("DTEND") is not None:
            last = event["DTEND"]
            seconds = (_moment(file, last.dt, str(last.params.get("TZID", "")) or tzid) - start).total_seconds()
        elif event.get("DURATION") is not None:
            seconds = event.decoded("DURATION").total_seconds()
        else:
            seconds = 86400.0 if whole else 0.0
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise _Unusable("bad_event") from None
    if not 0 <= seconds <= 366 * 86400:
        raise _Unusable("event_ends_before_start")
    return start, int(seconds), whole


def _meeting(file: _File, event: Any, block: Block, moved: datetime | None = None) -> Meeting:
    start, seconds, whole = _times(file, event)
    start = moved or start
    try:
        moment = Moment.of(start)
    except (ValueError, OverflowError):
        raise _Unusable("bad_event") from None
    title = " ".join(str(event.get("SUMMARY") or "").split())[:_TITLE_LIMIT]
    people = _people(event, file.context)
    client = file.context.client or _client_in(title, file.context)
    status = str(event.get("STATUS") or "").upper() == "CANCELLED"
    uid = str(event.get("UID") or "")
    made = key("meeting", uid or title, moment.seconds)
    return Meeting(made, _trace(file, block), people, moment, seconds, title, client, whole, status)


def _people(event: Any, context: Context) -> tuple[Party, ...]:
    """Organiser and invited people by address, without the person; in order of their addresses."""
    found: dict[str, Party] = {}
    for one in [*_listed(event.get("ORGANIZER")), *_listed(event.get("ATTENDEE"))]:
        address = str(one).strip()
        if address.lower().startswith("mailto:") and "@" in address:
            party = Party.mail(address[7:], str(getattr(one, "params", {}).get("CN", "")))
            if party.value not in context.own:
                found.setdefault(party.value, party)
    return tuple(found[value] for value in sorted(found))


def _client_in(title: str, context: Context) -> str:
    """The book's client whose whole name stands in the title; "" where none or more than one does."""
    words = f" {' '.join(_TITLE_WORDS.findall(title.casefold()))} "
    folded = {name: " ".join(_TITLE_WORDS.findall(name)) for name in context.names}
    inside = [name for name, plain in folded.items() if len(plain) >= 3 and f" {plain} " in words]
    longest = [name for name in inside if not any(name != other and folded[name] in folded[other] for other in inside)]
    return longest[0] if len(longest) == 1 else ""


def _trace(file: _File, block: Block) -> Trace:
    """The lines of title and times, as they stand."""
    text = file.text(block)
    wanted = re.finditer(r"(?im)^(?:SUMMARY|DTSTART|DTEND|DURATION|RRULE)[;:][^\r\n]*", text)
    spans = tuple(one.span() for one in wanted)
    quote = "\n".join(text[a:b] for a, b in spans)
    return Trace(file.context.original, block.line, None, block.at, (file.charset,), spans, quote)


def _repeated(file: _File, events: list[Any], group: list[Block]) -> list[Meeting]:
    from icalendar import Calendar
    from recurring_ical_events import of

    starts = [_times(file, event)[0] for event in events]
    first, last = rules.window(min(starts), file.written)
    calendar = Calendar()
    for event in events:
        calendar.add_component(event)
    found: list[Meeting] = []
    try:
        for number, one in enumerate(of(calendar).after(first)):
            start = rules.as_datetime(one["DTSTART"].dt, file.zone())
            if start > last or number >= rules.MOST_TIMES:
                break
            found.append(_meeting(file, one, group[0], start))
    except _Unusable:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, IndexError):
        raise _Unusable("bad_rule") from None
    if not found:
        raise _Unusable("rule_without_day")
    return found


SOURCE = _Ics()
