"""iCalendar files: meetings with the people invited, repeated entries up to the day the file was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, BinaryIO

from partwell.facts.keys import key
from partwell.facts.moments import Moment
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Meeting, Party
from partwell.facts.trace import Trace
from partwell.sources import _ics_rules as rules
from partwell.sources._contract import Context, Correspondent, Head, Kind, Parsed, Passed
from partwell.sources._ics_blocks import MARK, blocks, count_events, count_others, is_whole
from partwell.sources._ics_event import PLACE, Event, File, Unusable, event_of, listed, parse, times
from partwell.sources._text import charset_of, read_all

_BEGIN = re.compile(rb"(?i)BEGIN:([^\r\n]{1,60})")
_NAMES = frozenset(b"VCALENDAR VEVENT VTIMEZONE VTODO VJOURNAL VFREEBUSY VAVAILABILITY".split())
_OTHERS = frozenset(b"VCARD VNOTE VMSG VBKM VENV".split())  # cards, notes and messages of telephones
_TITLE_WORDS = re.compile(r"[^\W_]+")
_TITLE_LIMIT = 300
_ARGS = {"zone_unknown_in_file": "zone", "calendar_repeated_until": "day", "zone_assumed": ""}
_SHOWN = frozenset({"SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID"})


class _Ics:
    name = "ics"
    kind: Kind = "calendar"
    gives = ("meeting",)
    archive = False

    def score(self, head: Head) -> float:
        """A calendar begins at once, after white space and a mark at most."""
        start = head.data.removeprefix(MARK).lstrip(b"\r\n\t ")
        found = _BEGIN.match(start)
        name = found[1].strip().upper() if found else b""
        if not found or name in _OTHERS:
            return 0.0
        if name in _NAMES:
            return 0.98
        return 0.9 if count_events(start) else 0.5

    def count(self, stream: BinaryIO) -> int:
        """Events, whatever their state; a file that is no calendar after all is one row."""
        data = read_all(stream)
        return count_events(data) or int(not is_whole(data))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Event by event; those that share an identity are read together."""
        data = read_all(stream)
        file = File(data, charset_of(data).name, context)
        found = list(blocks(data))
        file.learn(found)
        events = [event_of(file, block) for block in found if block.name == "VEVENT"]
        if not events and not is_whole(data):
            yield Parsed(problems=(Problem("calendar_damaged", 1),))
            return
        for group in _groups(events):
            yield _read(file, group)
        yield Parsed(rows=0, notes=_notes(file, len(events)))


def _notes(file: File, events: int) -> tuple[Note, ...]:
    notes = [Note(code, {_ARGS[code]: value} if value else {}) for code, value in sorted(file.notes)]
    others = count_others(file.data)
    if others:
        notes.append(Note("calendar_tasks_passed", {"n": others}))
    if not events:
        notes.append(Note("calendar_without_events"))
    return tuple(notes)


def _groups(events: Sequence[Event]) -> list[list[Event]]:
    """Events by their UID, in the order of their first; those without one stand alone."""
    groups: dict[str, list[Event]] = {}
    for number, event in enumerate(events):
        uid = event.raw("UID").partition(":")[2].strip()
        groups.setdefault(uid or f"\x00{number}", []).append(event)
    return [group for some in groups.values() for group in _apart(some)]


def _apart(group: list[Event]) -> list[list[Event]]:
    """Programs that give many entries one UID: where nothing says that one replaces another, each stands alone."""
    same = len({event.raw("SEQUENCE") for event in group}) == 1
    days = len({event.raw("DTSTART") for event in group})
    if same and days > 1 and not any(event.raw("RECURRENCE-ID") for event in group):
        return [[event] for event in group]
    return [group]


def _read(file: File, group: list[Event]) -> Parsed:
    """All events of one identity as one item: its occurrences, or as many problems as it has events."""
    try:
        for number, event in enumerate(group):
            parse(event, number)
            _check_rules(event)
        meetings = [_meeting(event, event.made, times(event, event.made)) for event in group]
        if any(_is_kept(file.context, one) for one in meetings):
            found = _occurrences(group) if len(group) > 1 or _is_repeated(group[0]) else meetings
            kept = tuple(one for one in found if _is_kept(file.context, one))
            if kept:
                return Parsed(len(group), facts=kept)
    except Unusable as fault:
        return Parsed(len(group), problems=tuple(Problem(str(fault), event.block.line) for event in group))
    return Parsed(len(group), passed=tuple(_passed(*pair) for pair in zip(group, meetings, strict=True)))


def _check_rules(event: Event) -> None:
    for rule in listed(event.made.get("RRULE")):
        code = rules.refused(rule)
        if code:
            raise Unusable(code)


def _is_repeated(event: Event) -> bool:
    return any(event.raw(name) for name in ("RRULE", "RDATE", "EXDATE"))


def _is_kept(context: Context, meeting: Meeting) -> bool:
    return bool(meeting.client) or any(party.value in context.kept for party in meeting.parties)


def _passed(event: Event, meeting: Meeting) -> Passed:
    """Who was invited, never to what; the same key in every export of the calendar."""
    people = tuple(Correspondent(p.kind, p.value, p.name, "to") for p in meeting.parties)
    made = event.file.ordinals.key("ics", event.raw("UID"), event.raw("RECURRENCE-ID"), event.raw("DTSTART"))
    return Passed(made, people, meeting.start.seconds)


def _meeting(event: Event, made: Any, when: tuple[datetime, int, bool]) -> Meeting:
    """The event, or an occurrence of it, as a fact."""
    start, seconds, whole = when
    context = event.file.context
    try:
        moment = Moment.of(start)
    except (ValueError, OverflowError):
        raise Unusable("bad_event") from None
    title = " ".join(str(made.get("SUMMARY") or "").replace("\x00", "").split())[:_TITLE_LIMIT]
    client = context.client or _client_in(title, context)
    cancelled = str(made.get("STATUS") or "").strip().upper() == "CANCELLED"
    name = key("meeting", str(made.get("UID") or "") or title, moment.seconds)
    people = _people(made, context)
    return Meeting(name, _trace(event), people, moment, seconds, title, client, whole, cancelled)


def _people(made: Any, context: Context) -> tuple[Party, ...]:
    """Organiser and invited people by address, without the person; in order of their addresses."""
    found: dict[str, Party] = {}
    for one in [*listed(made.get("ORGANIZER")), *listed(made.get("ATTENDEE"))]:
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


def _trace(event: Event) -> Trace:
    """The lines of title and times, as they stand."""
    file, block = event.file, event.block
    text = file.text(block)
    spans = tuple(one.at for one in event.lines if one.name in _SHOWN)
    quote = "\n".join(text[a:b] for a, b in spans)
    return Trace(file.context.original, block.line, None, block.at, (file.charset,), spans, quote)


def _occurrences(group: list[Event]) -> list[Meeting]:
    """Every time the entry took or takes place, in order, each with the event that says so."""
    from icalendar import Calendar
    from recurring_ical_events import of

    starts = [times(event, event.made)[0] for event in group]
    file = group[0].file
    first, last = rules.window(starts, file.written)
    if any(event.raw("RRULE") for event in group):
        file.notes.add(("calendar_repeated_until", (file.written or max(starts)).date().isoformat()))
    calendar = Calendar()
    for event in group:
        calendar.add_component(event.made)
    found: list[Meeting] = []
    try:
        for made in of(calendar).between(first, last):
            event = group[int(made[PLACE])]
            when = times(event, made)
            if when[0] <= last:
                found.append(_meeting(event, made, when))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, IndexError):
        raise Unusable("bad_rule") from None
    if not found and not any(event.raw("EXDATE") or event.raw("RECURRENCE-ID") for event in group):
        raise Unusable("rule_without_day")
    return sorted(found, key=lambda one: one.start)[: rules.MOST_TIMES]


SOURCE = _Ics()
