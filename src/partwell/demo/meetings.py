"""Calls and meetings: with clients, every week with one of them, and the private life that stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from partwell.demo.cast import Client, Human
from partwell.demo.days import working

_MONTH = 30.4
_TITLES = {
    "en": ("Call: {thing}", "{first} / {me}: {thing}", "Review of {thing}", "Catch-up with {first}"),
    "hu": ("Egyeztetés: {thing}", "{first} – {thing}", "Megbeszélés {first} és {me}"),
}
_WEEKLY = {"en": "Weekly call", "hu": "Heti egyeztetés"}
_PRIVATE = ("Fogorvos", "Jóga", "Marci szülinapja", "Autószerviz", "Book club", "Masszázs", "Színház")


@dataclass(frozen=True, slots=True)
class Event:
    """One entry on the freelancer's clock; `until` the last day it is repeated weekly, None: once; whole: all day."""

    title: str
    start: datetime
    minutes: int
    people: tuple[Human, ...] = ()
    until: date | None = None
    whole: bool = False
    cancelled: bool = False


def meetings(
    random: Random, first: str, clients: tuple[Client, ...], days: list[date], off: frozenset[date]
) -> list[Event]:
    """All entries in the order of their starts."""
    out: list[Event] = [_leave(day, off) for day in sorted(off) if day in days and day - timedelta(days=1) not in off]
    for client in clients:
        if client.role.weekly:
            start = next(day for day in days if day.isoweekday() == 2)
            when = datetime.combine(start, time(10))
            out.append(Event(_WEEKLY[client.role.language], when, 30, client.people[:1], days[-1]))
            continue
        for place, day in enumerate(days):
            busy = working(day, off) and client.active(place / len(days))
            if busy and random.random() < client.role.calls * 7 / 5 / _MONTH:
                out.append(_call(random, first, client, day, place / len(days)))
    for day in days:
        if random.random() < 0.05:
            hour = time(random.choice((7, 8, 17, 18, 19)), random.choice((0, 15, 30)))
            out.append(Event(random.choice(_PRIVATE), datetime.combine(day, hour), 60))
    return sorted(out, key=lambda event: (event.start, event.title))


def _leave(day: date, off: frozenset[date]) -> Event:
    length = next(n for n in range(1, 60) if day + timedelta(days=n) not in off)
    return Event("Szabadság", datetime.combine(day, time(0)), length * 24 * 60, whole=True)


def _call(random: Random, first: str, client: Client, day: date, elapsed: float) -> Event:
    human = client.people[0] if random.random() < 0.75 else client.people[1]
    title = random.choice(_TITLES[client.role.language])
    title = title.format(thing=client.thing(elapsed), first=human.first, me=first)
    start = datetime.combine(day, time(random.choice((9, 10, 11, 13, 14, 15)), random.choice((0, 0, 30))))
    people = client.people if random.random() < 0.2 else (human,)
    length = random.choice((15, 30, 30, 45, 60))
    return Event(title[:1].upper() + title[1:], start, length, people, cancelled=random.random() < 0.05)
