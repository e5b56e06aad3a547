"""Hours logged: the time log's own sum for a client, billable or not."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, evidence, window

NAME = "hours_logged"
UNIT = "h"
PARAMS = ("zone",)


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:  # noqa: ARG001  the contract's shape
    """Hours as logged; overlapping entries count twice, as in the log, and `overlapping` says how many there are.

    details: billable hours, overlapping entries, evidence_total.
    """
    return {str(row["client"]): _reading(row) for row in rows}


def _reading(row: Row) -> Reading:
    if not row["n"]:
        return Reading(NAME, UNIT, reason="no_hours")
    return Reading(
        NAME,
        UNIT,
        value=int(row["seconds"]) / 3600,
        n=row["n"],
        window=window(row["first_day"], row["last_day"]),
        evidence=evidence(row["evidence"]),
        details=(
            ("billable", int(row["billable"] or 0) / 3600),
            ("overlapping", float(row["overlapping"])),
            ("evidence_total", float(row["n"])),
        ),
    )
