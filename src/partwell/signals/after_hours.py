"""After hours: what share of a client's messages comes outside working hours, by both clocks, and how many press.

Source: research page on messages, "Day and night, fairly": no claim below 20 messages or with an unknown clock; mail
that merely arrives at night is no pressure, only a message that asks again before the answer is; "late for me, office
hours for them" is a gap between time zones and counts for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, evidence, window
from partwell.signals._shares import LEVEL, Count, Share, shares

NAME = "after_hours"
UNIT = "share"
PARAMS = ("zone", "country", "hours", "chase_seconds", "thresholds")

_CONSISTENT = 0.9
_NO_VALUE = frozenset({"no_messages", "zone_unknown", "few_messages"})
"""Reasons that leave no share at all; the others only leave open whether messages press."""
_COUNTS = """n mine theirs both_clocks pressing pressing_mine pressing_both with_clock own own_outside night_exchanges
    night_opened answers fast_answers""".split()


@dataclass(frozen=True, slots=True)
class _Client:
    """One client's counts over all header offsets."""

    count: dict[str, int]
    first: int | None
    last: int | None
    clock: bool
    stamps: tuple[str, ...]


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """Share outside the owner's hours with a 90 % interval; probability = P(pressing share > the threshold's).

    Weekends and public holidays are outside hours. details, all shares of the client's messages unless said:
    by_client_clock, both (only where the client's clock is known: stated, or nine in ten headers agree); pressing,
    pressing_after_hours (by both clocks); weeks of exposure, messages_a_week; mirror_after_hours (of the owner's own
    messages), mirror_opens (night exchanges the owner began), mirror_fast (answers within 30 minutes), evidence_total.
    """
    clients = {client: _sum(found) for client, found in by_client(rows).items()}
    own_known = any(row["own_identities"] for row in rows)
    fair = {client: one for client, one in clients.items() if one.count["n"]}
    posts = shares({client: Count(one.count["mine"], one.count["n"]) for client, one in fair.items()})
    press = shares({client: _pressure(one) for client, one in fair.items()})
    out = {}
    for client, one in clients.items():
        reason = _reason(one, settings, own_known=own_known)
        out[client] = _reading(one, settings, posts.get(client), press.get(client), reason)
    return out


def _pressure(one: _Client) -> Count:
    return Count(one.count["pressing_both" if one.clock else "pressing_mine"], one.count["n"])


def _sum(rows: Sequence[Row]) -> _Client:
    count = {name: sum(row[name] or 0 for row in rows) for name in _COUNTS}
    offsets = Counter(
        {row["offset_minutes"]: row["n"] for row in rows if row["offset_minutes"] is not None and row["n"]}
    )
    firsts = [row["first_sent"] for row in rows if row["first_sent"] is not None]
    lasts = [row["last_sent"] for row in rows if row["last_sent"] is not None]
    clock = count["n"] > 0 and (bool(rows[0]["zone"]) or _agree(offsets, count["n"]))
    stamps = tuple(stamp for row in rows for stamp in row["evidence"] or ())
    return _Client(count, min(firsts, default=None), max(lasts, default=None), clock, stamps)


def _agree(offsets: Counter[int], n: int) -> bool:
    """Whether nine in ten messages carry one offset or its summer-time neighbour; +0000 alone is a server's clock."""
    best = max((offsets[o] + offsets[o + 60] for o in offsets), default=0)
    return best >= _CONSISTENT * n and set(offsets) != {0}


def _reason(one: _Client, settings: Settings, *, own_known: bool) -> str:
    if not one.count["n"]:
        return "no_messages"
    if settings.zone is None:
        return "zone_unknown"
    if one.count["n"] < settings.thresholds.min_messages:
        return "few_messages"
    if not own_known:
        return "own_address_unknown"
    if not one.count["own"]:
        return "no_own_messages"
    return "" if one.clock else "client_zone_unknown"


def _reading(one: _Client, settings: Settings, post: Share | None, press: Share | None, reason: str) -> Reading:
    n = one.count["n"]
    said = post is not None and reason not in _NO_VALUE
    return Reading(
        NAME,
        UNIT,
        value=post.mean if post and said else None,
        low=post.low if post and said else None,
        high=post.high if post and said else None,
        level=LEVEL if said else None,
        n=n,
        window=window(*(_day(t, settings.zone) for t in (one.first, one.last))),
        probability=press.above(settings.thresholds.pressing_share) if press and not reason else None,
        evidence=evidence(one.stamps),
        reason=reason,
        details=_details(one) if n else (),
    )


def _details(one: _Client) -> tuple[tuple[str, float], ...]:
    count, n = one.count, one.count["n"]
    weeks = max(1.0, ((one.last or 0) - (one.first or 0)) / (7 * 86400))
    found = {
        "after_hours": count["mine"],
        "pressing": count["pressing"],
        "pressing_after_hours": count["pressing_both" if one.clock else "pressing_mine"],
        "weeks": round(weeks, 1),
        "messages_a_week": n / weeks,
        "by_own_clock": count["mine"] / n,
    }
    if one.clock:
        timed = count["with_clock"]
        found |= {"by_client_clock": count["theirs"] / timed, "both": count["both_clocks"] / timed}
    for name, part, whole in (
        ("mirror_after_hours", "own_outside", "own"),
        ("mirror_opens", "night_opened", "night_exchanges"),
        ("mirror_fast", "fast_answers", "answers"),
    ):
        if count[whole]:
            found[name] = count[part] / count[whole]
    found["evidence_total"] = n
    return tuple((name, float(value)) for name, value in found.items())


def _day(epoch: int | None, zone: str | None) -> date | None:
    return None if epoch is None else datetime.fromtimestamp(epoch, ZoneInfo(zone) if zone else UTC).date()
