"""First weeks: what a client's first 60 days were like, so that a new one can be held beside former ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, window

NAME = "first_weeks"
UNIT = "share"
PARAMS = ("zone", "country", "hours", "chase_seconds")
_DAY = 86400


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """The share of the first 60 days' messages that press outside both sides' hours, as counted; n counts messages.

    details: days_known (since first contact), outside and pressing (messages outside both clocks, and those of them
    that ask again).
    """
    return {client: _reading(found[0], settings) for client, found in by_client(rows).items()}


def _reading(row: Row, settings: Settings) -> Reading:
    n = row["n"] or 0
    if not n or settings.zone is None:
        return Reading(NAME, UNIT, n=n, reason="zone_unknown" if n else "no_messages")
    known = (int(row["until"]) - int(row["first_sent"])) / _DAY
    return Reading(
        NAME,
        UNIT,
        value=row["pressing"] / n,
        n=n,
        window=window(*(_day(row[name], settings.zone) for name in ("first_sent", "last_sent"))),
        details=(("days_known", known), ("outside", float(row["outside"])), ("pressing", float(row["pressing"]))),
    )


def _day(epoch: int, zone: str | None) -> date:
    return datetime.fromtimestamp(epoch, ZoneInfo(zone) if zone else UTC).date()
