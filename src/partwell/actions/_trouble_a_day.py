"""What a client's trouble costs a day, from the reading of trouble."""

from __future__ import annotations

from datetime import date

from partwell.actions.portfolio import ClientRow

_FEWEST_DAYS = 30


def trouble_a_day(row: ClientRow | None, today: date) -> float:
    """In major units; 0 where it has no price."""
    reading = row.readings.get("trouble_share") if row else None
    if reading is None or reading.window is None:
        return 0.0
    return dict(reading.details).get("cost", 0.0) / max((today - reading.window[0]).days, _FEWEST_DAYS)
