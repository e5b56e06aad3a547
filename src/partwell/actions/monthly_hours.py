"""Hours a client took, month by month: logged, and estimated for the messages that no logged entry covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partwell.actions._actor import Actor
from partwell.actions.portfolio import today
from partwell.signals._contract import Row, Settings
from partwell.signals.rows import rows_of


@dataclass(frozen=True, slots=True)
class MonthHours:
    """One month (its first day): hours logged, billable ones among them, and estimated hours low, mid and high."""

    month: date
    logged: float
    billable: float
    low: float
    mid: float
    high: float


def monthly_hours(actor: Actor, client: str, as_of: date | None = None) -> tuple[MonthHours, ...]:
    """The months of a client (by id) from the first to the last with anything in them, empty ones between included."""
    actor.needs("read")
    from partwell.book import batches
    from partwell.book.home import home_path
    from partwell.book.profile import read_profile

    profile = read_profile()
    settings = Settings.of(profile, as_of or today(profile))
    rows = rows_of(home_path(), batches, settings, "pictures/months")
    known = {month.month: month for month in (_month(row, settings) for row in rows if row["client"] == client)}
    return tuple(known.get(month, MonthHours(month, 0, 0, 0, 0, 0)) for month in _from_to(known))


def _month(row: Row, settings: Settings) -> MonthHours:
    """Estimated hours are messages times the minutes the settings assume for reading and writing one."""
    read, written = settings.minutes.read, settings.minutes.written
    low, mid, high = (
        (int(row["came"]) * come + int(row["went"]) * go) / 60 for come, go in zip(read, written, strict=True)
    )
    month = date.fromisoformat(f"{row['month']}-01")
    return MonthHours(month, int(row["seconds"]) / 3600, int(row["billable"]) / 3600, low, mid, high)


def _from_to(months: dict[date, MonthHours]) -> list[date]:
    if not months:
        return []
    first, last = (end.year * 12 + end.month - 1 for end in (min(months), max(months)))
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]
