"""Serious: messages with insults or threats, as dated quotes; they count only once the person has confirmed them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, evidence, window

NAME = "serious"
UNIT = "messages"
PARAMS = ("zone",)


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """How many messages the person confirmed as an insult or a threat; what only the rules found is no claim.

    n counts the confirmed. details: disrespect, threat (confirmed), disrespect_maybe, threat_maybe (waiting for the
    person's word), evidence_total. Evidence: the confirmed messages, else those that wait.
    """
    return {client: _reading(found, settings) for client, found in by_client(rows).items()}


def _reading(rows: Sequence[Row], settings: Settings) -> Reading:
    used = [row for row in rows if row["label"] is not None]
    sure, maybe = ([row for row in used if row["confirmed"] is word] for word in (True, False))
    if not used:
        return Reading(NAME, UNIT, reason="nothing_serious")
    details = [(f"{row['label']}{'' if row['confirmed'] else '_maybe'}", float(row["n"])) for row in used]
    shown = {stamp for row in (sure or maybe) for stamp in row["evidence"]}
    n = len({stamp for row in sure for stamp in row["evidence"]})
    return Reading(
        NAME,
        UNIT,
        value=float(n) if n else None,
        n=n,
        window=window(*(_day(row[at], settings.zone) for row in (sure or maybe) for at in ("first_sent", "last_sent"))),
        evidence=evidence(shown),
        reason="" if n else "serious_unconfirmed",
        details=(*sorted(details), ("evidence_total", float(len(shown)))),
    )


def _day(epoch: int, zone: str | None) -> date:
    return datetime.fromtimestamp(epoch, ZoneInfo(zone) if zone else UTC).date()
