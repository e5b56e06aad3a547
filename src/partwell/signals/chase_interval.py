"""Chase interval: after how long a client writes again while waiting for an answer; the answer ends the watch.

Source: research page on messages, "Day and night, fairly", 5 and 6: Kaplan–Meier, right-censored by the reply; an
instant-answer demand is a lower quartile below two working hours with at least eight unanswered spells.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, evidence, window
from partwell.signals._survival import Step, curve, quantile

NAME = "chase_interval"
UNIT = "h"
PARAMS = ("zone", "country", "hours", "chase_seconds")
LEVEL = 0.9
FEWEST = 8
INSTANT_MINUTES = 120
"""Working minutes: who often asks again sooner than this wants an answer at once."""
_HALF, _QUARTER = 0.5, 0.25


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """Hours after which a quarter of the spells of waiting see the client write again, with a 90 % interval.

    The quarter and not the half, since most spells end by the answer long before. None where it is never reached.
    n counts spells. details: asked (spells with another message before the answer), asked_share, half_hours (where
    reached), quarter_working_hours, instant (1: wants answers at once), a_spell (messages before an answer, mean),
    longest (most of them in one spell), evidence_total.
    """
    return {client: _reading(found, settings) for client, found in by_client(rows).items()}


def _reading(rows: Sequence[Row], settings: Settings) -> Reading:
    used = [row for row in rows if row["step"] is not None]
    n, asked = (sum(row[name] for row in used) for name in ("spells", "asked"))
    steps = curve((row["step"], row["spells"], row["asked"]) for row in used)
    value, low, high = quantile(steps, _QUARTER)
    reason = _reason(n, asked, rows) or ("rarely_asked" if value is None else "")
    whole = not reason and low is not None and high is not None
    days = [_day(row[name], settings.zone) for row in used for name in ("first_sent", "last_sent")]
    return Reading(
        NAME,
        UNIT,
        value=None if reason else _hours(value),
        low=_hours(low) if whole else None,
        high=_hours(high) if whole else None,
        level=LEVEL if whole else None,
        n=n,
        window=window(*days),
        evidence=evidence(*(row["evidence"] for row in used)),
        reason=reason,
        details=_details(used, steps, n, asked) if n and rows[0]["own"] else (),
    )


def _reason(n: int, asked: int, rows: Sequence[Row]) -> str:
    if not n:
        return "no_messages"
    if not rows[0]["own"]:
        return "no_own_messages"
    if n < FEWEST:
        return "few_spells"
    return "" if asked else "never_asked"


def _details(used: Sequence[Row], steps: Sequence[Step], n: int, asked: int) -> tuple[tuple[str, float], ...]:
    found = [("asked", float(asked)), ("asked_share", asked / n)]
    half, _, _ = quantile(steps, _HALF)
    timed = [(row["working_step"], row["spells"], row["asked"]) for row in used if row["working_step"] is not None]
    soon, _, _ = quantile(curve(timed), _QUARTER)
    if half is not None:
        found.append(("half_hours", half / 60))
    if soon is not None:
        found.append(("quarter_working_hours", soon / 60))
        found.append(("instant", float(soon < INSTANT_MINUTES and n >= FEWEST)))
    found.append(("a_spell", sum(int(row["messages"]) for row in used) / n))
    found.append(("longest", float(max(row["most"] for row in used))))
    return (*found, ("evidence_total", float(asked)))


def _hours(minutes: float | None) -> float | None:
    return None if minutes is None else minutes / 60


def _day(epoch: int, zone: str | None) -> date:
    return datetime.fromtimestamp(epoch, ZoneInfo(zone) if zone else UTC).date()
