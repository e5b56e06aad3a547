"""Newsletters and private letters among the mail: seen by an importer, kept by none."""

from __future__ import annotations

from datetime import date
from random import Random

from partwell.demo.cast import HOME_ZONE, Me
from partwell.demo.days import night, office
from partwell.demo.prose_noise import NEWSLETTERS, PRIVATE
from partwell.demo.talk import Mail


def noise(random: Random, me: Me, days: list[date]) -> list[Mail]:
    """About three newsletters a fortnight and a private exchange a week."""
    mine = (me.name, me.addresses[0])
    out: list[Mail] = []
    for place, day in enumerate(days):
        if random.random() < 0.2:
            name, address, subject, text = random.choice(NEWSLETTERS)
            n = str(1 + place // 7)
            out.append(
                Mail(
                    f"<n{place}@{address.split('@')[1]}>", f"n{place}", office(random, day, HOME_ZONE), (name, address),
                    (mine,), subject.format(n=n), text, "en", kind="newsletter",
                )
            )  # fmt: skip
        if random.random() < 0.12:
            out += _private(random, mine, day, f"p{place}")
    return [mail for mail in out if mail.sent.date() <= days[-1]]


def _private(random: Random, mine: tuple[str, str], day: date, thread: str) -> list[Mail]:
    name, address, subject, theirs, ours = random.choice(PRIVATE)
    sent = night(random, day, HOME_ZONE)
    house = address.split("@")[1]
    first = Mail(
        f"<{thread}-0@{house}>", thread, sent, (name, address), (mine,), subject, random.choice(theirs), "hu",
        kind="private",
    )  # fmt: skip
    if random.random() < 0.5:
        return [first]
    later = night(random, sent.date(), HOME_ZONE)
    if later <= sent:
        return [first]
    answer = Mail(
        f"<{thread}-1@{mine[1].split('@')[1]}>", thread, later, mine, ((name, address),), f"Re: {subject}",
        random.choice(ours), "hu", answers=first, kind="private", mine=True,
    )  # fmt: skip
    return [first, answer]
