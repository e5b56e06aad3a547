"""solidtime's own export, its table of time entries: clients stand as numbers there, their names in other files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.records import Fact
from partwell.sources._contract import Kind
from partwell.sources._table import Names, Row, TableSource
from partwell.sources._time_table import between, entry


class _Solidtime(TableSource):
    name = "solidtime_csv"
    kind: Kind = "time"
    gives = ("time",)
    columns: ClassVar[Names] = {
        "id": ("id",),
        "note": ("description",),
        "start": ("start",),
        "end": ("end",),
        "rate": ("billable_rate",),
        "billable": ("billable",),
        "member": ("member_id",),
        "user": ("user_id",),
        "organization": ("organization_id",),
        "client_id": ("client_id",),
        "project_id": ("project_id",),
        "task": ("task_id",),
        "tags": ("tags",),
        "imported": ("is_imported",),
        "mailed": ("still_active_email_sent_at",),
        "created": ("created_at",),
        "updated": ("updated_at",),
    }
    needed = ("id", "start", "end", "member", "client_id", "project_id")

    def facts(self, row: Row) -> Sequence[Fact]:
        """One entry; without --client it is nobody's, since the names of clients stand in another file."""
        if not row.has("end"):
            row.fault("still_running", "end")
            return []
        start = row.moment("start")
        seconds = between(row, start, row.moment("end"), "end")
        if not row.sheet.context.client and row.has("client_id"):
            row.sheet.note("client_names_elsewhere")
        return [entry(row, f"solidtime {row.text('id')}", start, seconds, note=row.text("note"))]


SOURCE = _Solidtime()
