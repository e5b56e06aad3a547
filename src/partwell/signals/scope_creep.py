"""Scope creep: messages that ask for more work at the same price, as dated quotes.

What was agreed stands in the contract and not in a message, so that rules alone are right too seldom (research page on
messages: precision .20): a message counts once its rule is proven or the person said yes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, evidence, window

NAME = "scope_creep"
UNIT = "messages"
PARAMS = ("zone",)


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """How many messages count; n is the same. details: maybe (waiting for the person's word), evidence_total."""
    return {client: _reading(found, settings) for client, found in by_client(rows).items()}


def _reading(rows: Sequence[Row], settings: Settings) -> Reading:
    used = [row for row in rows if row["counts"] is not None]
    if not used:
        return Reading(NAME, UNIT, reason="no_scope_creep")
    sure, maybe = ([row for row in used if row["counts"] is word] for word in (True, False))
    n, shown = sum(row["n"] for row in sure), {stamp for row in (sure or maybe) for stamp in row["evidence"]}
    return Reading(
        NAME,
        UNIT,
        value=float(n) if n else None,
        n=n,
        window=window(*(_day(row[at], settings.zone) for row in (sure or maybe) for at in ("first_sent", "last_sent"))),
        evidence=evidence(shown),
        reason="" if n else "scope_unconfirmed",
        details=(("maybe", float(sum(row["n"] for row in maybe))), ("evidence_total", float(len(shown)))),
    )


def _day(epoch: int, zone: str | None) -> date:
    return datetime.fromtimestamp(epoch, ZoneInfo(zone) if zone else UTC).date()
