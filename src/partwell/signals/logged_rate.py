"""Logged rate: money received for each logged hour, all logged hours counting, billable or not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from partwell.facts.money import Money, exponent
from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, converted, evidence, window

NAME = "logged_rate"
UNIT = "money/h"
PARAMS = ("currency", "zone")


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """(Received net − handed on) / logged hours; no hours: undefined, never infinite.

    details: money_before (for invoices issued over 31 days before the first logged entry, left out), payments,
    entries, evidence_total.
    """
    return {str(row["client"]): _reading(row, settings) for row in rows}


def _reading(row: Row, settings: Settings) -> Reading:
    unit = f"{settings.currency}/h"
    if not row["seconds"]:
        return Reading(NAME, unit, reason="no_hours")
    if not row["payments"]:
        return Reading(NAME, unit, reason="no_payments_for_hours", n=row["entries"])
    scale = 10 ** exponent(settings.currency)
    return Reading(
        NAME,
        unit,
        value=Money.rounded(Fraction(int(row["net"]) * 3600, int(row["seconds"]) * scale), settings.currency),
        n=row["entries"] + row["payments"],
        window=window(row["first_day"], row["last_day"], row["last_paid"]),
        estimated=row["estimated"] > 0,
        evidence=evidence(row["evidence"]),
        details=(
            ("money_before", float(Money(settings.currency, int(row["net_before"] or 0)).decimal)),
            ("payments", float(row["payments"])),
            ("entries", float(row["entries"])),
            *converted([row]),
            ("evidence_total", float(row["evidence_total"])),
        ),
    )
