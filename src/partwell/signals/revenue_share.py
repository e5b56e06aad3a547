"""Revenue share: what part of all money received came from a client, net of VAT and of expenses handed on."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, converted, evidence, window
from partwell.signals._weeks import LEVEL, intervals

NAME = "revenue_share"
UNIT = "share"
PARAMS = ("currency",)


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:  # noqa: ARG001  the contract's shape
    """Shares of the clients' positive sums, adding up to 1; a client who got more back than they paid has 0.

    Interval: 80 %, weeks drawn again; none below 8 weeks. details: evidence_total.
    """
    clients = by_client(rows)
    sums = {client: max(0, sum(int(row["net"] or 0) for row in found)) for client, found in clients.items()}
    total = sum(sums.values())
    weekly = {
        client: {row["week"]: max(0.0, float(row["net"])) for row in found if row["week"] is not None}
        for client, found in clients.items()
    }
    ranges = intervals(weekly) if len(clients) > 1 else {}
    return {client: _reading(found, sums[client], total, ranges.get(client)) for client, found in clients.items()}


def _reading(rows: Sequence[Row], part: int, total: int, between: tuple[float, float] | None) -> Reading:
    used = [row for row in rows if row["week"] is not None]
    if not total:
        return Reading(NAME, UNIT, reason="no_payments")
    stamps = {stamp for row in used for stamp in row["evidence"]}
    return Reading(
        NAME,
        UNIT,
        value=float(Fraction(part, total)),
        low=between[0] if between else None,
        high=between[1] if between else None,
        level=LEVEL if between else None,
        n=sum(row["n"] for row in used),
        window=window(*(row["first_day"] for row in used), *(row["last_day"] for row in used)),
        estimated=any(row["estimated"] for row in used),
        evidence=evidence(stamps),
        details=(
            *converted(used),
            ("evidence_total", float(len(stamps))),
        ),
    )
