"""Delay: how many days after the due date a client typically pays, whatever the agreed terms are."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from partwell.facts.reading import Reading
from partwell.facts.thresholds import Thresholds
from partwell.signals._contract import Row, Settings, by_client, evidence, window
from partwell.signals._lateness import LEVEL, Seen, median, posterior

NAME = "delay"
UNIT = "d"
PARAMS = ("thresholds",)


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """Posterior mean of the typical delay with an 80 % interval; probability = P(typical delay > `slow_days`).

    n counts instalments, an invoice paid at once being one. Each weighs its share of the invoice's gross amount,
    whatever the currency. Evidence: the invoices and the payments that settled them.
    details: median_delay as counted, terms (median days between issue and due date), late_share, open_overdue,
    oldest_overdue (days), without_due (invoices that name no due date, left out), evidence_total.
    """
    return {client: _reading(found, settings.thresholds) for client, found in by_client(rows).items()}


def _reading(rows: Sequence[Row], by: Thresholds) -> Reading:
    without_due = float(rows[0]["without_due"] or 0)
    used = [row for row in rows if row["invoice"] is not None]
    if not used:
        reason = "no_due_dates" if without_due else "no_settled_invoices"
        return Reading(NAME, UNIT, reason=reason, details=(("without_due", without_due),))
    seen = [Seen(float(row["delay"]), min(1.0, row["minor"] / row["gross"]), row["open"]) for row in used]
    found = posterior(sorted(seen, key=lambda s: (s.days, s.open, s.weight)), by)
    invoices = {row["invoice"]: row for row in used}
    overdue = [row["delay"] for row in used if row["open"]]
    stamps = {row["stamp"] for row in used}.union(*(row["payments"] or () for row in used))
    late = {row["invoice"] for row in used if row["delay"] > 0}
    return Reading(
        NAME,
        UNIT,
        value=found.mean,
        low=found.low,
        high=found.high,
        level=LEVEL,
        n=len(used),
        window=window(*(row["issued"] for row in used), *(row["until"] for row in used)),
        probability=found.slow,
        evidence=evidence(stamps),
        details=(
            ("median_delay", median(seen)),
            ("terms", float(statistics.median(row["terms"] for row in invoices.values()))),
            ("late_share", len(late) / len(invoices)),
            ("open_overdue", float(len(overdue))),
            ("oldest_overdue", float(max(overdue, default=0))),
            ("without_due", without_due),
            ("evidence_total", float(len(stamps))),
        ),
    )
