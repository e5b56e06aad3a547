"""True rate: money received for each hour, logged or spent on messages and meetings outside entries, as a range."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from partwell.facts.money import Money, exponent
from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, converted, evidence, window

NAME = "true_rate"
UNIT = "money/h"
PARAMS = ("currency", "zone", "minutes")


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """(Received net − handed on) / (logged + estimated hours); for many, usual and few minutes a message.

    The range is an assumption about minutes, no interval of probability: `level` stays None. Messages inside a logged
    entry of the client count zero. Meetings count the
    time that no entry covers. details: hours_low, hours_mid, hours_high (logged + estimated), estimated_hours (of
    messages), meetings_hours, meetings, read, written (messages that counted), evidence_total.
    """
    return {str(row["client"]): _reading(row, settings) for row in rows}


def _reading(row: Row, settings: Settings) -> Reading:
    unit = f"{settings.currency}/h"
    if not row["seconds"]:
        return Reading(NAME, unit, reason="no_hours", estimated=True)
    if not row["payments"]:
        return Reading(NAME, unit, reason="no_payments_for_hours", n=row["entries"], estimated=True)
    per_message = zip(settings.minutes.read, settings.minutes.written, strict=True)
    extra = [60 * (row["came"] * read + row["went"] * written) for read, written in per_message]
    met, meetings = int(row["met_seconds"]), int(row["meetings"])
    seconds = [int(row["seconds"]) + met + more for more in extra]
    major = Fraction(int(row["net"]) * 3600, 10 ** exponent(settings.currency))
    few, usual, many = (Money.rounded(major / total, settings.currency) for total in seconds)
    letters = row["came"] + row["went"] + meetings
    low, high = sorted((few, many))
    return Reading(
        NAME,
        unit,
        value=usual,
        low=low,
        high=high,
        n=row["entries"] + row["payments"] + letters,
        window=window(row["first_day"], row["last_day"], row["last_paid"], row["last_letter"], row["last_meeting"]),
        estimated=True,
        evidence=evidence(row["evidence"]),
        details=(
            ("hours_low", seconds[0] / 3600),
            ("hours_mid", seconds[1] / 3600),
            ("hours_high", seconds[2] / 3600),
            ("estimated_hours", extra[1] / 3600),
            ("meetings_hours", met / 3600),
            ("meetings", float(meetings)),
            ("read", float(row["came"])),
            ("written", float(row["went"])),
            *converted([row]),
            ("evidence_total", float(row["facts"] + letters)),
        ),
    )
