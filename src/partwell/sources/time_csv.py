"""The plain CSV for time that partwell documents, which solidtime writes too: client, start, and end or length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.moments import Moment
from partwell.facts.records import Fact
from partwell.sources._contract import Kind
from partwell.sources._table import Names, Row, TableSource
from partwell.sources._time_table import between, entry


class _Times(TableSource):
    name = "time_csv"
    kind: Kind = "time"
    gives = ("time",)
    columns: ClassVar[Names] = {
        "client": ("client", "customer", "client name", "ügyfél", "megrendelő", "kunde"),
        "project": ("project", "projekt"),
        "task": ("task", "feladat"),
        "note": ("description", "note", "notes", "leírás", "megjegyzés", "beschreibung"),
        "start": ("start", "started", "start time", "begin", "kezdés", "kezdete", "beginn"),
        "end": ("end", "ended", "stop", "end time", "befejezés", "vége", "ende"),
        "day": ("date", "day", "dátum", "nap", "datum"),
        "duration": ("duration", "hours", "time", "időtartam", "óra", "órák", "dauer", "stunden"),
        "billable": ("billable", "számlázható", "abrechenbar"),
        "tags": ("tags", "címkék"),
        "user": ("user_name", "user", "felhasználó"),
        "email": ("user_email", "email"),
    }
    sure = 0.9
    needed = ("client",)
    days = ("start", "end", "day")
    numbers = ("duration",)

    def fits(self, columns: Sequence[str]) -> bool:
        """A start with an end or a length, or a day with a length."""
        known = set(columns)
        return bool({"start", "end"} <= known or {"start", "duration"} <= known or {"day", "duration"} <= known)

    def facts(self, row: Row) -> Sequence[Fact]:
        """One entry; without a start its day counts."""
        project, note = row.text("project"), row.text("note")
        if not row.has("start"):
            return [
                entry(row, "plain", row.moment("day"), row.seconds("duration"), project=project, note=note, timed=False)
            ]
        start = self._start(row)
        if row.has("duration"):
            return [entry(row, "plain", start, row.seconds("duration"), project=project, note=note)]
        if not row.has("end"):
            row.fault("still_running", "end")
        seconds = between(row, start, row.moment("day", "end") if self._clock(row, "end") else row.moment("end"), "end")
        return [entry(row, "plain", start, seconds, project=project, note=note)]

    def _start(self, row: Row) -> Moment:
        return row.moment("day", "start") if self._clock(row, "start") else row.moment("start")

    def _clock(self, row: Row, column: str) -> bool:
        """Whether the cell holds a time of day only, its day standing in a column of its own."""
        return row.has("day") and len(row.text(column)) <= len("12:00:00 PM")


SOURCE = _Times()
