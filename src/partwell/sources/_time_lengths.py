"""How long an entry of a time sheet took: in the unit its column names, or the one the rest of the file proves."""

from __future__ import annotations

import re

from partwell.sources import _values as values
from partwell.sources._contract import options_of
from partwell.sources._table import Row

_BARE = re.compile(r"[0-9]+(?:[.,][0-9]+)?\Z")
_ASKED = {"hours": 3600, "minutes": 60, "seconds": 1}
_DAY = 86_400
_NEAR = 60


def is_bare(text: str) -> bool:
    """Whether this is a number without a unit."""
    return bool(_BARE.match(text))


def length(row: Row, span: int | None, column: str = "duration") -> int:
    """The cell in whole seconds; `span` are the seconds from start to end where the row has both.

    A bare number is hours only where its column says so, where the row's own start and end prove it, or where no
    number of the file is more than a day of hours; else it is a fault that asks.
    """
    text = row.needed(column)
    if not is_bare(text):
        return row.seconds(column) if text else 0
    unit = _unit(row, column, text, span)
    if not unit:
        row.fault("ambiguous_duration", column)
        return 0
    try:
        found = values.seconds_of(text, row.sheet.mark, unit)
    except ValueError:
        row.fault("bad_duration", column)
        return 0
    if found > 366 * _DAY:
        row.fault("bad_duration", column)
    return found


def _unit(row: Row, column: str, text: str, span: int | None) -> int:
    """Seconds of one, 0 where nothing tells."""
    asked = next((_ASKED[word] for word in options_of(row.sheet.context.option) if word in _ASKED), 0)
    named = values.unit_in(row.title(column))
    if asked or named:
        return asked or named
    try:
        number = values.decimal_of(text, row.sheet.mark)
    except ValueError:
        return 3600  # told as no length
    if span:
        proved = [unit for unit in _ASKED.values() if abs(number * unit - span) <= _NEAR]
        if len(proved) == 1:
            return proved[0]
    largest = row.sheet.largest(column)
    if largest > _DAY // 3600:
        return 0
    if number == int(number):  # who writes 1.5 means hours; 15 may be minutes
        row.sheet.note("hours_assumed", column=row.title(column))
    return 3600
