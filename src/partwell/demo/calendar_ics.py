"""The calendar as a phone exports it: folded lines, one time zone, people by address, one weekly rule."""

from __future__ import annotations

from datetime import date, timedelta

from partwell.demo.cast import HOME_ZONE, Human, Me
from partwell.demo.meetings import Event

NAME = "calendar-demo.ics"
MARK = "fictional, invented for the partwell demo"
_ZONE = f"""BEGIN:VTIMEZONE
TZID:{HOME_ZONE}
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE""".split("\n")
_FOLD = 73


def ics(me: Me, events: list[Event], until: date) -> bytes:
    """The file's bytes; written on the day the story ends."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Naptar//Phone 14//HU",
        f"X-WR-CALDESC:{_escaped(MARK)}",
        *_ZONE,
    ]
    lines = head + [line for number, event in enumerate(events) for line in _event(me, event, number, until)]
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"]).encode()


def _event(me: Me, event: Event, number: int, until: date) -> list[str]:
    end = event.start + timedelta(minutes=event.minutes)
    if event.whole:
        times = [f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}"]
    else:
        times = [
            f"{name};TZID={HOME_ZONE}:{when:%Y%m%dT%H%M%S}" for name, when in (("DTSTART", event.start), ("DTEND", end))
        ]
    return [
        "BEGIN:VEVENT",
        f"UID:{number:04d}-{event.start:%Y%m%d}@naptar.example",
        f"DTSTAMP:{until:%Y%m%d}T050000Z",
        *times,
        *([f"RRULE:FREQ=WEEKLY;UNTIL={event.until:%Y%m%d}T220000Z"] if event.until else []),
        f"SUMMARY:{_escaped(event.title)}",
        *([f"ORGANIZER;CN={me.name}:mailto:{me.addresses[0]}"] if event.people else []),
        *(_guest(human) for human in event.people),
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def _guest(human: Human) -> str:
    return f"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN={human.name}:mailto:{human.address}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    pieces, rest = [], line
    while len(rest.encode()) > _FOLD:
        cut = next(n for n in range(min(len(rest), _FOLD), 0, -1) if len(rest[:n].encode()) <= _FOLD)
        pieces.append(rest[:cut])
        rest = " " + rest[cut:]
    return "\r\n".join([*pieces, rest, ""])
