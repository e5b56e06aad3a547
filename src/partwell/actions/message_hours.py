"""When a client writes: messages by hour of the week, on the person's clock and on the client's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from partwell.actions._actor import Actor
from partwell.actions.portfolio import today
from partwell.signals._contract import Settings
from partwell.signals.rows import rows_of

Clock = Literal["mine", "theirs"]


@dataclass(frozen=True, slots=True)
class HourOfWeek:
    """`n` messages in one hour (0 to 23) of one weekday (1 Monday to 7) on a clock, `pressing` of them asked again."""

    clock: Clock
    weekday: int
    hour: int
    n: int
    pressing: int


def message_hours(actor: Actor, client: str, as_of: date | None = None) -> tuple[HourOfWeek, ...]:
    """The hours in which a client (by id) wrote at all, by clock, weekday and hour.

    None on the person's clock while their zone is unknown; the client's is what they said or what the headers show.
    """
    actor.needs("read")
    from partwell.book import batches
    from partwell.book.home import home_path
    from partwell.book.profile import read_profile

    profile = read_profile()
    settings = Settings.of(profile, as_of or today(profile))
    rows = rows_of(home_path(), batches, settings, "pictures/week_hours")
    found = [
        HourOfWeek(row["clock"], int(row["weekday"]), int(row["hour_of_day"]), int(row["n"]), int(row["pressing"]))
        for row in rows
        if row["client"] == client
    ]
    return tuple(sorted(found, key=lambda one: (one.clock, one.weekday, one.hour)))
