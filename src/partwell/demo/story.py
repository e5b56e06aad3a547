"""The whole story of a seed as values, before any of it becomes a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from partwell.demo.bills import Bill, Receipt, bills, receipts
from partwell.demo.cast import Client, Me, cast
from partwell.demo.days import span, weeks_off
from partwell.demo.meetings import Event, meetings
from partwell.demo.notes import Agreed, Mood, moods, remedies
from partwell.demo.talk import Mail, correspondence
from partwell.demo.work import Stint, stints

VERSION = 2


@dataclass(frozen=True, slots=True)
class Story:
    """Two years of a freelancer; `mails` are those with clients, in mail and chat, not sorted."""

    random: Random
    until: date
    days: list[date]
    me: Me
    clients: tuple[Client, ...]
    stints: list[Stint]
    bills: list[Bill]
    receipts: list[Receipt]
    mails: list[Mail]
    events: list[Event]
    moods: list[Mood]
    remedies: list[Agreed]


def tell(seed: int, until: date) -> Story:
    """The story of a seed that ends with `until`; `random` is where the dice stand after it."""
    random = Random(f"partwell demo {VERSION} {seed}")  # noqa: S311 - shuffles a story, guards nothing
    me, clients = cast(random)
    days = span(until)
    off = weeks_off(random, days)
    work = stints(random, clients, days, off)
    invoices = bills(random, clients, work, until)
    paid = receipts(random, invoices, until)
    mails = correspondence(random, me, clients, invoices, days, off)
    events = meetings(random, me.first, clients, days, off)
    felt = moods(random, clients, days)
    agreed = remedies(clients, days, off)
    return Story(random, until, days, me, clients, work, invoices, paid, mails, events, felt, agreed)
