"""Harvest's detailed time report as CSV: hours a day, without a time of day, numbers in the account's writing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.records import Fact
from partwell.sources._contract import Kind
from partwell.sources._table import Names, Row, TableSource
from partwell.sources._time_table import entry
from partwell.sources._values import Order


class _Harvest(TableSource):
    name = "harvest_csv"
    kind: Kind = "time"
    gives = ("time",)
    columns: ClassVar[Names] = {
        "day": ("Date",),
        "client": ("Client",),
        "project": ("Project",),
        "code": ("Project Code",),
        "task": ("Task",),
        "note": ("Notes",),
        "hours": ("Hours",),
        "rounded": ("Hours Rounded",),
        "billable": ("Billable?",),
        "invoiced": ("Invoiced?",),
        "approved": ("Approved?",),
        "user": ("First Name",),
        "last": ("Last Name",),
        "employee_id": ("Employee Id",),
        "roles": ("Roles", "Department"),
        "employee": ("Employee?",),
        "rate": ("Billable Rate",),
        "amount": ("Billable Amount",),
        "cost_rate": ("Cost Rate",),
        "cost": ("Cost Amount",),
        "currency": ("Currency",),
        "url": ("External Reference URL",),
    }
    needed = ("day", "client", "project", "hours", "billable", "note")
    days = ("day",)
    numbers = ("hours", "rate", "amount", "cost_rate", "cost")
    order: Order | None = "mdy"

    def facts(self, row: Row) -> Sequence[Fact]:
        """One entry of a day."""
        start, seconds = row.moment("day"), row.seconds("hours")
        return [entry(row, "harvest", start, seconds, project=row.text("project"), note=row.text("note"), timed=False)]


SOURCE = _Harvest()
