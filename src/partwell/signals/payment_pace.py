"""Payment pace: whether a client has lately begun to pay later, or sooner, than before.

Drift is real (research page on receivables, Prague: 7 → 34 → 11 days over seven years), so the newest invoices are held
against those before by their ranks (Mann–Whitney with ties and a correction for continuity), which one stray bill does
not move.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, evidence, window

NAME = "payment_pace"
UNIT = "days"
PARAMS = ()
NEWEST, FEWEST_NEW, FEWEST_OLD = 6, 3, 6
SURE = 0.98
"""One alarm in fifty where nothing changed."""
MARGIN = 5.0
"""Days: less is no change of pace that anybody would act on."""


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:  # noqa: ARG001  the contract's shape
    """Median delay of the newest invoices less that of those before (days; positive: later), open ones as they stand.

    n counts invoices. details: newest, earlier (their medians), newest_n, and changed: 1 later, -1 sooner, where the
    ranks speak for it with 98 % on each side and the difference is at least five days; 0 else.
    """
    return {client: _reading(found) for client, found in by_client(rows).items()}


def _reading(rows: Sequence[Row]) -> Reading:
    bills: dict[str, Row] = {}
    for row in rows:
        if row["invoice"] is not None and row["delay"] >= bills.get(row["invoice"], row)["delay"]:
            bills[row["invoice"]] = row
    ordered = sorted(bills.values(), key=lambda row: (row["issued"], row["invoice"]))
    cut = max(len(ordered) - NEWEST, min(FEWEST_OLD, len(ordered)))
    earlier, newest = ordered[:cut], ordered[cut:]
    if len(earlier) < FEWEST_OLD or len(newest) < FEWEST_NEW:
        return Reading(NAME, UNIT, n=len(ordered), reason="few_invoices")
    old, new = ([float(row["delay"]) for row in some] for some in (earlier, newest))
    before, after = statistics.median(old), statistics.median(new)
    z = later(old, new)
    turn = statistics.NormalDist().cdf(abs(z)) >= SURE and abs(after - before) >= MARGIN
    found = {"newest": after, "earlier": before, "newest_n": len(new), "changed": math.copysign(turn, z) if turn else 0}
    return Reading(
        NAME,
        UNIT,
        value=after - before,
        n=len(ordered),
        window=window(*(row["issued"] for row in ordered)),
        evidence=evidence(row["stamp"] for row in newest),
        details=(*((name, float(number)) for name, number in found.items()), ("evidence_total", float(len(newest)))),
    )


def later(old: Sequence[float], new: Sequence[float]) -> float:
    """The standard score of the Mann–Whitney count: positive where `new` lies higher; 0 where all are equal."""
    n, m = len(old), len(new)
    wins = sum((b > a) + (b == a) / 2 for a in old for b in new)
    every = sorted([*old, *new])
    ties = sum(t**3 - t for t in (every.count(value) for value in set(every)))
    whole = n + m
    spread = n * m / 12 * (whole + 1 - ties / (whole * (whole - 1)))
    away = wins - n * m / 2
    return math.copysign(max(abs(away) - 0.5, 0.0), away) / math.sqrt(spread) if spread > 0 else 0.0
