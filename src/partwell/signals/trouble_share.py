"""Trouble share: what part of all trouble in the book a client makes, in estimated hours and the cost of late money."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from partwell.facts.money import exponent
from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, evidence, window
from partwell.signals._weeks import LEVEL, intervals

NAME = "trouble_share"
UNIT = "share"
PARAMS = ("currency", "zone", "country", "hours", "rate", "minutes", "late_rate", "chase_seconds")


@dataclass(frozen=True, slots=True)
class _Prices:
    """What an hour is worth (minor units; None: unknown, hours alone count), minutes of the two kinds of messages."""

    hour: float | None
    chase: int
    night: int
    late_rate: float


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """Shares that add up to 1; `estimated` always, since minutes a message and the price of waiting are assumptions.

    Trouble = hours (a pressing message is read and answered, an own message outside one's hours is written; mid
    estimates) at the owner's asked rate, else the book's own received money per logged hour, + late money x days x
    late_rate / 365. While no hour's worth is known only hours count, late money only where there are
    none. Interval: 80 %, weeks drawn again.
    details: hours, hours_chase, hours_night (estimated), cost_late (major units, counted at late_rate), cost (all,
    major units; only where an hour's worth is known), hour_worth, evidence_total.
    """
    clients, prices = by_client(rows), _prices(rows, settings)
    amounts = weekly(rows, settings)
    total = math.fsum(amount for found in amounts.values() for amount in found.values())
    ranges = intervals(amounts) if len(clients) > 1 else {}
    return {
        client: _reading(found, math.fsum(amounts[client].values()), total, ranges.get(client), prices, settings)
        for client, found in clients.items()
    }


def weekly(rows: Sequence[Row], settings: Settings) -> dict[str, dict[int, float]]:
    """Each client's trouble a week ({client: {week number: amount}}), in what `readings` adds up; weeks with any."""
    prices = _prices(rows, settings)
    return {
        client: _weeks([row for row in found if row["week"] is not None], prices)
        for client, found in by_client(rows).items()
    }


def _weeks(rows: Sequence[Row], prices: _Prices) -> dict[int, float]:
    """Trouble a week; a week with both messages and late money has two rows, messages first."""
    out: dict[int, float] = {}
    for row in sorted(rows, key=lambda row: row["late_n"]):
        out[row["week"]] = out.get(row["week"], 0.0) + _trouble(row, prices)
    return out


def _prices(rows: Sequence[Row], settings: Settings) -> _Prices:
    first = rows[0] if rows else {}
    hour: float | None = None
    if first.get("rate_minor") is not None:
        hour = float(first["rate_minor"])
    elif first.get("book_seconds") and (first.get("book_net") or 0) > 0:
        hour = int(first["book_net"]) * 3600 / int(first["book_seconds"])
    elif not any(row["pressing"] or row["own_night"] for row in rows):
        hour = 0.0  # there is late money only, so that no hour has to be priced
    read, written = settings.minutes.read[1], settings.minutes.written[1]
    return _Prices(hour, read + written, written, settings.late_rate / 10_000 / 365)


def _hours(row: Row, prices: _Prices) -> tuple[float, float]:
    return row["pressing"] * prices.chase / 60, row["own_night"] * prices.night / 60


def _trouble(row: Row, prices: _Prices) -> float:
    """Minor units where an hour's worth is known, hours else."""
    hours = sum(_hours(row, prices))
    return hours if prices.hour is None else hours * prices.hour + int(row["late"]) * prices.late_rate


def _reading(
    rows: Sequence[Row],
    part: float,
    total: float,
    between: tuple[float, float] | None,
    prices: _Prices,
    settings: Settings,
) -> Reading:
    used = [row for row in rows if row["week"] is not None]
    if total <= 0:
        return Reading(NAME, UNIT, reason="no_trouble", estimated=True)
    letters = sum(row["pressing"] + row["own_night"] for row in used)
    bills = {stamp for row in used if row["late_n"] for stamp in row["evidence"]}
    sent = (_day(row[name], settings.zone) for row in used for name in ("first_sent", "last_sent"))
    return Reading(
        NAME,
        UNIT,
        value=part / total,
        low=between[0] if between else None,
        high=between[1] if between else None,
        level=LEVEL if between else None,
        n=letters + sum(row["late_n"] for row in used),
        window=window(*(row["first_day"] for row in used), *(row["last_day"] for row in used), *sent),
        estimated=True,
        evidence=evidence(*(row["evidence"] for row in used)),
        details=(*_details(used, part, prices, settings), ("evidence_total", float(letters + len(bills)))),
    )


def _details(used: Sequence[Row], part: float, prices: _Prices, settings: Settings) -> tuple[tuple[str, float], ...]:
    chase, night = (math.fsum(_hours(row, prices)[kind] for row in used) for kind in (0, 1))
    scale = 10 ** exponent(settings.currency)
    late = sum(int(row["late"]) for row in used) * prices.late_rate / scale
    out = [("hours", chase + night), ("hours_chase", chase), ("hours_night", night), ("cost_late", late)]
    if prices.hour is not None:
        out.append(("cost", part / scale))
    if prices.hour:
        out.append(("hour_worth", prices.hour / scale))
    return tuple(out)


def _day(epoch: int | None, zone: str | None) -> date | None:
    return None if epoch is None else datetime.fromtimestamp(epoch, ZoneInfo(zone) if zone else UTC).date()
