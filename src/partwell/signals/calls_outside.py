"""Calls outside hours: what share of the calls and meetings with a client lie outside the person's working hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, evidence, window
from partwell.signals._shares import LEVEL, PLAIN_PRIOR, Count, share

NAME = "calls_outside"
UNIT = "share"
PARAMS = ("zone", "country", "hours")
FEWEST = 4


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """The share with a 90 % interval, prior Beta(1, 6); a picture beside the messages, never a verdict of its own.

    n counts meetings that took place. details: outside (as counted), both (outside the client's hours too, where their
    zone is known), hours_outside, evidence_total.
    """
    return {client: _reading(found[0], settings) for client, found in by_client(rows).items()}


def _reading(row: Row, settings: Settings) -> Reading:
    n = row["n"] or 0
    if not n or settings.zone is None:
        return Reading(NAME, UNIT, n=n, reason="zone_unknown" if n else "no_meetings")
    zone = ZoneInfo(settings.zone)
    post = share(Count(row["outside"], n), PLAIN_PRIOR)
    few = n < FEWEST
    found = [("outside", float(row["outside"])), ("hours_outside", int(row["seconds"]) / 3600)]
    if row["with_clock"]:
        found.insert(1, ("both_outside", float(row["both_outside"])))
    return Reading(
        NAME,
        UNIT,
        value=None if few else post.mean,
        low=None if few else post.low,
        high=None if few else post.high,
        level=None if few else LEVEL,
        n=n,
        window=window(*(_day(row[name], zone) for name in ("first_start", "last_start"))),
        evidence=evidence(row["evidence"]),
        reason="few_meetings" if few else "",
        details=(*found, ("evidence_total", float(row["outside"]))),
    )


def _day(epoch: int, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(epoch, zone or UTC).date()
