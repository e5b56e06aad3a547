"""The days of a notice as a calendar file: whole days with a reminder, for the person's own calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_REMIND = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """One day: what it is called, what is said of it, and whether to remind of it three days before."""

    day: date
    title: str
    text: str
    remind: bool = False


def notice_calendar(days: Sequence[NoticeDay], stamp: datetime, name: str) -> bytes:
    """An iCalendar file (RFC 5545) with one all-day event a day; `stamp` (UTC) when it was made."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//partwell//notice days//EN")
    calendar.add("version", "2.0")
    for number, one in enumerate(days):
        event = Event()
        event.add("uid", f"{name}-{number}-{one.day:%Y%m%d}@partwell")
        event.add("dtstamp", stamp)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", one.title)
        event.add("description", one.text)
        event.add("transp", "TRANSPARENT")
        if one.remind:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", one.title)
            alarm.add("trigger", -_REMIND)
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
