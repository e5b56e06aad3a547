"""What the freelancer wrote down: how contact felt, and what was agreed with whom to make it better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from partwell.demo.cast import Client
from partwell.demo.days import turning_day

_LOW = (
    "slept badly after this", "three calls after dinner", "again", "I dread opening my mail", "whole evening gone",
    "snapped at Marci because of it", "they apologised, and did it again", "megint éjszaka", "ideges vagyok tőle", "",
)  # fmt: skip
_MIDDLE = ("fine", "long call, not much decided", "rendben", "a bit tired of it", "could be clearer", "")
_HIGH = (
    "good call", "they said thank you", "quick and clear", "jó velük dolgozni", "exactly how it should be",
    "könnyű nap", "",
)  # fmt: skip
_A_MONTH = 0.75


@dataclass(frozen=True, slots=True)
class Mood:
    """A check-in: how contact felt on a day, 1 bad to 5 good."""

    day: date
    client: Client
    score: int
    note: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """A remedy agreed with a client on a day: boundary, rate, deposit, scope or revision_limit."""

    day: date
    client: Client
    kind: str
    note: str


def moods(random: Random, clients: tuple[Client, ...], days: list[date]) -> list[Mood]:
    """Check-ins in the order of their days, for the clients whose role has any."""
    out: list[Mood] = []
    for client in clients:
        if client.role.moods is None:
            continue
        for place, day in enumerate(days):
            elapsed = place / len(days)
            if client.active(elapsed) and day.isoweekday() <= 5 and random.random() < _A_MONTH * 7 / 5 / 30.4:
                score = max(1, min(5, round(random.gauss(_mean(client, elapsed), 0.6))))
                note = random.choice(_LOW if score <= 2 else _MIDDLE if score == 3 else _HIGH)
                out.append(Mood(day, client, score, note))
    return sorted(out, key=lambda mood: (mood.day, mood.client.names[0]))


def _mean(client: Client, elapsed: float) -> float:
    first, last = client.role.moods or (3.0, 3.0)
    if client.turns is not None:
        return first if elapsed <= client.turns else last
    span = client.role.span[1] - client.begins
    return first + (last - first) * (elapsed - client.begins) / span


def remedies(clients: tuple[Client, ...], days: list[date], off: frozenset[date]) -> list[Agreed]:
    """What was agreed, on the day of the talk in the mail."""
    note = "answers on working days 9 to 18; the phone only for what is broken and live"
    out = [
        Agreed(turning_day(days, off, client.turns), client, client.role.remedy[0], note)
        for client in clients
        if client.turns is not None and client.role.remedy is not None
    ]
    return sorted(out, key=lambda agreed: (agreed.day, agreed.client.names[0]))
