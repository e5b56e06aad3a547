"""What tables of time entries share: yes and no, the key, the entry itself."""

from __future__ import annotations

from partwell.facts.moments import Moment
from partwell.facts.records import Party, TimeEntry
from partwell.sources._table import Row

_YES = frozenset({"yes", "true", "1", "y", "billable", "igen", "ja", "oui", "számlázható"})
_NO = frozenset({"no", "false", "0", "n", "non-billable", "nem", "nein", "non", "nem számlázható"})


def yes_no(text: str) -> bool | None:
    """True, False, or None where the cell says neither."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def entry(
    row: Row,
    tool: str,
    start: Moment,
    seconds: int,
    *,
    project: str = "",
    note: str = "",
    timed: bool = True,
    whose: str = "client",
) -> TimeEntry:
    """A time entry of a row; its key does not hang on the length, so that a corrected length is told as a conflict.

    whose  the column that names the client
    """
    party: Party | None = row.party(whose)
    who = row.text("email") or row.text("user")
    made = row.key(tool, who, party.value if party else None, project, note, start.seconds)
    flag = yes_no(row.text("billable"))
    return TimeEntry(made, row.trace, party, start, seconds, project, note, flag, timed)


def between(row: Row, start: Moment, end: Moment, end_column: str) -> int:
    """Seconds from start to end; a fault where the end comes first or a year later."""
    if row.faults:
        return 0
    seconds = end.seconds - start.seconds
    if not 0 <= seconds <= 366 * 86400:
        row.fault("end_before_start", end_column)
    return max(0, seconds)
