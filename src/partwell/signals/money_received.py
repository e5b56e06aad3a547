"""Money received: what came in from a client, net of VAT and of expenses that were only handed on."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.facts.money import Money
from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, converted, evidence, window

NAME = "money_received"
UNIT = "money"
PARAMS = ("currency",)


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """Exact sums of minor units; `estimated` when a payment without invoice took the client's usual share of VAT.

    details: gross and handed_on in major units, unmatched (payments' parts without an invoice), evidence_total.
    """
    return {str(row["client"]): _reading(row, settings) for row in rows}


def _reading(row: Row, settings: Settings) -> Reading:
    if not row["n"]:
        return Reading(NAME, settings.currency, reason="no_payments")
    gross, handed_on = (Money(settings.currency, int(row[name])) for name in ("gross", "handed_on"))
    return Reading(
        NAME,
        settings.currency,
        value=Money(settings.currency, int(row["net"])),
        n=row["n"],
        window=window(row["first_day"], row["last_day"]),
        estimated=row["estimated"] > 0,
        evidence=evidence(row["evidence"]),
        details=(
            ("gross", float(gross.decimal)),
            ("handed_on", float(handed_on.decimal)),
            ("unmatched", float(row["estimated"])),
            *converted([row]),
            ("evidence_total", float(row["evidence_total"])),
        ),
    )
