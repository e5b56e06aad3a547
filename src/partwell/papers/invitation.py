"""The invitation to the talk as a calendar file: a neutral title, twenty minutes, a place or link."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from partwell.papers.document import Document, Paragraph, one_line
from partwell.papers.draft import Person, mail_address
from partwell.papers.parting import Parting
from partwell.words import formats, say

MINUTES = 20


def invitation(parting: Parting, uid: str, stamp: datetime, guest: Person, host: Person) -> bytes:
    """A calendar file (RFC 5545) with one event; it names neither the reason nor the matter.

    With both addresses known it asks for an answer (RFC 5546 REQUEST); else it is an entry for one's own calendar,
    which may name nobody. `parting.meeting` (aware) must be set: ValueError without it. `stamp` is when the file is
    made, UTC.
    """
    from icalendar import Calendar, Event

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
    known = mail_address(guest) is not None and mail_address(host) is not None
    if known:
        event.add("organizer", _calendar_address(host))
        event.add("attendee", _calendar_address(guest, asked=True))
    calendar = Calendar()
    calendar.add("prodid", "-//partwell//invitation//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "REQUEST" if known else "PUBLISH")
    calendar.add_component(event)
    year = timedelta(days=366)
    calendar.add_missing_timezones((parting.meeting - year).date(), (parting.meeting + year).date())
    return bytes(calendar.to_ical())


def cover(parting: Parting) -> Document:
    """The few words of the mail that brings the invitation, as neutral as its title; ValueError without a meeting."""
    if parting.meeting is None:
        raise ValueError("meeting")
    language, place, me = parting.language, one_line(parting.place), one_line(parting.me)
    when = formats.day_time(language, parting.meeting)
    text = say(language, "paper.invitation.text", when=when, n=MINUTES)
    if place:
        text = f"{text} {say(language, 'paper.invitation.place', place=place)}"
    closing = f"{say(language, 'paper.letter.closing')}\n{me}".rstrip()
    greeting = say(language, "paper.letter.greeting", who=one_line(parting.person or parting.client))
    title = say(language, "paper.invitation.title", me=me)
    return Document("letter", language, title, tuple(Paragraph(one) for one in (greeting, text, closing)))


def _calendar_address(person: Person, *, asked: bool = False) -> Any:
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{one_line(person.email)}")
    if one_line(person.name):
        address.params["CN"] = vText(one_line(person.name).replace('"', "'"))
    if asked:
        address.params["ROLE"], address.params["RSVP"] = vText("REQ-PARTICIPANT"), vText("TRUE")
    return address
