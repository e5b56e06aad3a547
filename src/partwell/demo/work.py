"""Hours worked: day by day, no two at once, with bursts, slack weeks and weeks nobody logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from partwell.demo.cast import Client
from partwell.demo.days import working

_FORGOTTEN = 0.05
_LONGEST = 230


@dataclass(frozen=True, slots=True)
class Stint:
    """One logged piece of work on the freelancer's clock; `client` None for work of one's own."""

    client: Client | None
    name: str
    project: str
    note: str
    start: datetime
    minutes: int
    billable: bool


_TASKS = (
    "layout", "corrections", "research", "sketches", "text changes", "images", "call and notes", "print files",
    "testing on phones", "type", "clean-up", "export",
)  # fmt: skip
_OWN = ("bookkeeping", "portfolio", "mail and planning", "backup")


def stints(random: Random, clients: tuple[Client, ...], days: list[date], off: frozenset[date]) -> list[Stint]:
    """All logged work of the period in time order."""
    out: list[Stint] = []
    load: dict[str, float] = {}
    forgotten = False
    for place, day in enumerate(days):
        if day.isoweekday() == 1 or not load:
            now = place / len(days)
            load = {c.names[0]: c.role.hours * random.lognormvariate(-0.12, 0.5) * c.active(now) for c in clients}
            forgotten = random.random() < _FORGOTTEN
        if working(day, off) and not forgotten:
            out += _day(random, clients, day, load, place / len(days))
    return out


def _day(random: Random, clients: tuple[Client, ...], day: date, load: dict[str, float], elapsed: float) -> list[Stint]:
    out: list[Stint] = []
    clock = datetime.combine(day, time(9)) + timedelta(minutes=random.randrange(0, 40))
    left = max(1, 6 - day.isoweekday())
    for client in random.sample(clients, len(clients)):
        minutes = int(60 * load[client.names[0]] / left * random.uniform(0.5, 1.5))
        minutes = min(minutes, _LONGEST)
        if minutes < 15 or clock.hour >= 18:
            continue
        load[client.names[0]] -= minutes / 60
        # Under which of its names a client stands in the time log changed once, as it does when a tool is set up anew.
        name = client.names[-1] if elapsed > 0.6 else client.names[0]
        thing = client.thing(elapsed)
        billable = random.random() > 0.04
        out.append(Stint(client, name, thing, random.choice(_TASKS), clock, minutes, billable))
        clock += timedelta(minutes=minutes + random.randrange(2, 25))
    if day.isoweekday() == 5 and random.random() < 0.5:
        out.append(Stint(None, "", "Office", random.choice(_OWN), clock, random.randrange(15, 70), billable=False))
    return out
