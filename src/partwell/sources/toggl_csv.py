"""Toggl Track's detailed report as CSV: one time entry a row, on the clock of the account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.records import Fact
from partwell.sources._contract import Kind
from partwell.sources._table import Names, Row, TableSource
from partwell.sources._time_table import entry


class _Toggl(TableSource):
    name = "toggl_csv"
    kind: Kind = "time"
    gives = ("time",)
    columns: ClassVar[Names] = {
        "user": ("User", "Member"),
        "email": ("Email",),
        "client": ("Client",),
        "project": ("Project",),
        "task": ("Task",),
        "note": ("Description",),
        "billable": ("Billable",),
        "start_day": ("Start date",),
        "start_time": ("Start time",),
        "end_day": ("End date", "Stop date"),
        "end_time": ("End time", "Stop time"),
        "duration": ("Duration",),
        "tags": ("Tags",),
        "amount": ("Amount (*)", "Amount"),
    }
    needed = ("note", "start_day", "start_time", "end_time", "duration", "tags")
    days = ("start_day", "end_day")

    def facts(self, row: Row) -> Sequence[Fact]:
        """One time entry; an entry of no length is one too."""
        start, seconds = row.moment("start_day", "start_time"), row.seconds("duration")
        return [entry(row, "toggl", start, seconds, project=row.text("project"), note=row.text("note"))]


SOURCE = _Toggl()
