"""Clockify's detailed report as CSV: one time entry a row; days in the account's own order, often month first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.records import Fact
from partwell.sources._contract import Kind
from partwell.sources._table import Names, Row, TableSource
from partwell.sources._time_table import entry
from partwell.sources._values import Order


class _Clockify(TableSource):
    name = "clockify_csv"
    kind: Kind = "time"
    gives = ("time",)
    columns: ClassVar[Names] = {
        "project": ("Project",),
        "client": ("Client",),
        "note": ("Description",),
        "task": ("Task", "Activity"),
        "user": ("User",),
        "group": ("Group",),
        "email": ("Email",),
        "tags": ("Tags",),
        "billable": ("Billable",),
        "start_day": ("Start Date",),
        "start_time": ("Start Time",),
        "end_day": ("End Date",),
        "end_time": ("End Time",),
        "duration": ("Duration (h)",),
        "decimal": ("Duration (decimal)",),
        "rate": ("Billable Rate (*)",),
        "amount": ("Billable Amount (*)",),
        "type": ("Type",),
        "kiosk": ("Kiosk",),
        "date": ("Date of creation",),
        "cost_rate": ("Cost Rate (*)",),
        "cost": ("Cost Amount (*)",),
        "approval": ("Approval",),
        "invoice": ("Invoice ID",),
    }
    needed = ("start_day", "start_time", "end_time", "duration", "decimal")
    days = ("start_day", "end_day")
    order: Order | None = "mdy"

    def facts(self, row: Row) -> Sequence[Fact]:
        """One time entry."""
        start, seconds = row.moment("start_day", "start_time"), row.seconds("duration")
        return [entry(row, "clockify", start, seconds, project=row.text("project"), note=row.text("note"))]


SOURCE = _Clockify()
