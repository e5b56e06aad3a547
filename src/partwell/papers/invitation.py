"""The invitation to the talk as a calendar file: a neutral title, twenty minutes, a place or link."""

from __future__ import annotations

from datetime import datetime, timedelta

from partwell.papers.document import one_line
from partwell.papers.draft import Person
from partwell.papers.parting import Parting
from partwell.words import say

MINUTES = 20


def invitation(parting: Parting, uid: str, stamp: datetime, guest: Person, host: Person) -> bytes:
    """A calendar file (RFC 5545) with one event; it names neither the reason nor the matter.

    `parting.meeting` (aware) must be set: ValueError without it. `stamp` is when the file is made, UTC.
    """
    from icalendar import Calendar, Event, vCalAddress, vText

    if parting.meeting is None:
        raise ValueError("meeting")
    event = Event()
    event.add("uid", f"{uid}@partwell")
    event.add("dtstamp", stamp)
    event.add("dtstart", parting.meeting)
    event.add("dtend", parting.meeting + timedelta(minutes=MINUTES))
    event.add("summary", say(parting.language, "paper.invitation.title", me=one_line(parting.me)))
    if one_line(parting.place):
        event.add("location", one_line(parting.place))
    for name, person in (("organizer", host), ("attendee", guest)):
        email = one_line(person.email)
        if "@" in email and " " not in email and email.isascii():
            address = vCalAddress(f"MAILTO:{email}")
            address.params["cn"] = vText(one_line(person.name).replace('"', "'"))
            event.add(name, address)
    calendar = Calendar()
    calendar.add("prodid", "-//partwell//invitation//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
