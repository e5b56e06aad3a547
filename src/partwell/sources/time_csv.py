"""The plain CSV for time that partwell documents, and tables that say the same: who, and start and end or length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from partwell.facts.moments import Moment
from partwell.facts.records import Fact, TimeEntry
from partwell.sources._contract import Kind
from partwell.sources._table import Names, Row, TableSource
from partwell.sources._time_lengths import is_bare, length
from partwell.sources._time_table import between, entry

_CLOCK = re.compile(r"\d{1,2}\s*(?:[:.h]\s*\d{2}|[AaPp]\.?[Mm])")
_DAY = 86_400


class _Times(TableSource):
    name = "time_csv"
    kind: Kind = "time"
    gives = ("time",)
    columns: ClassVar[Names] = {
        "client": (
            "client", "customer", "client name", "customer name", "account", "company", "ügyfél", "ügyfél neve",
            "megrendelő", "vevő", "kunde", "kundenname", "auftraggeber", "nom du client",
        ),
        "project": ("project", "project name", "matter", "projekt", "projekt neve", "projektname", "projet"),
        "task": (
            "task", "task name", "activity", "feladat", "tevékenység", "aufgabe", "tätigkeit", "tâche", "activité",
        ),
        "note": (
            "description", "note", "notes", "comment", "comments", "memo", "details", "leírás", "megjegyzés",
            "beschreibung", "bemerkung", "notiz", "kommentar", "commentaire", "remarque",
        ),
        "start": (
            "start", "started", "start time", "started at", "begin", "from", "time in", "clock in", "in", "kezdés",
            "kezdete", "kezdés ideje", "kezdő időpont", "-tól", "ettől", "beginn", "von", "startzeit", "anfang",
            "début", "heure de début", "de",
        ),
        "end": (
            "end", "ended", "stop", "end time", "ended at", "finish", "to", "until", "time out", "clock out", "out",
            "befejezés", "befejezés ideje", "vége", "záró időpont", "eddig", "ende", "bis", "endzeit", "fin",
            "heure de fin",
        ),
        "day": (
            "date", "day", "start date", "work date", "entry date", "dátum", "nap", "datum", "tag", "startdatum",
            "jour",
        ),
        "end_day": ("end date", "stop date", "záró dátum", "enddatum", "date de fin"),
        "duration": (
            "duration", "hours", "time", "time spent", "spent", "worked", "hours worked", "logged", "logged hours",
            "total hours", "total time", "quantity (hours)", "minutes", "seconds", "időtartam", "óra", "órák",
            "óraszám",
            "munkaóra", "ráfordítás", "perc", "percek", "dauer", "stunden", "stundenzahl", "arbeitszeit", "minuten",
            "zeit", "durée", "heures", "temps", "temps passé", "duration (*)", "time (*)", "time spent (*)",
            "hours (*)",
            "dauer (*)", "időtartam (*)", "durée (*)", "duration hours", "duration minutes", "duration seconds",
            "duration min", "duration mins", "duration sec", "duration h", "duration s", "duration m", "minutes spent",
            "decimal hours", "hours decimal", "duration decimal",
        ),
        "billable": (
            "billable", "is billable", "billable?", "számlázható", "abrechenbar", "verrechenbar", "facturable",
        ),
        "tags": ("tags", "tag list", "labels", "címkék", "schlagwörter", "étiquettes"),
        "user": (
            "user name", "user", "person", "employee", "staff", "felhasználó", "dolgozó", "mitarbeiter", "benutzer",
        ),
        "email": ("user email", "email", "e-mail"),
        # Columns of statements, invoices and lists of tools' own, which have readers of their own.
        "never": ("invoice number", "balance", "due date", "gross", "organizer", "location", "attendees", "iban"),
    }  # fmt: skip
    sure = 0.9
    needed = ()
    days = ("start", "end", "day", "end_day")
    numbers = ("duration",)
    sized = ("duration",)

    def fits(self, columns: Sequence[str]) -> bool:
        """Whose it is; and a start with an end or a length, or a day with a length."""
        known = set(columns)
        when = {"start", "end"} <= known or {"start", "duration"} <= known or {"day", "duration"} <= known
        worked = "client" in known or ("project" in known and bool(known & {"note", "task", "billable", "user"}))
        return when and worked and "never" not in known

    def header_names(self) -> Iterable[str]:
        """What the columns of a time sheet are usually called."""
        return ("client", "date", "hours")

    def facts(self, row: Row) -> Sequence[Fact]:
        """One entry; without a start its day counts."""
        if row.is_total("day", "start"):
            return []
        if not row.has("start"):
            return [self._entry(row, row.moment("day"), length(row, None), timed=False)]
        start = self._at(row, "start", "day")
        if row.has("duration"):
            span = self._span(row, start) if row.has("end") and is_bare(row.text("duration")) else None
            return [self._entry(row, start, length(row, span))]
        if not row.has("end"):
            row.fault("still_running", "end")
        return [self._entry(row, start, self._span(row, start))]

    def _entry(self, row: Row, start: Moment, seconds: int, *, timed: bool = True) -> TimeEntry:
        """The entry; the project's name stands for the client's in a file that knows no clients."""
        whose = "client"
        if "client" not in row.sheet.layout.columns and not row.sheet.context.client:
            row.sheet.note("projects_as_clients")
            whose = "project"
        note = row.text("note") or row.text("task")
        return entry(row, "plain", start, seconds, project=row.text("project"), note=note, timed=timed, whose=whose)

    def _span(self, row: Row, start: Moment) -> int:
        """Seconds from start to end; a clock without a day of its own that comes before the start is the next day's."""
        column = "end_day" if row.has("end_day") else "day"
        end = self._at(row, "end", column)
        if end.seconds < start.seconds and column == "day" and _clock_only(row, "end"):
            row.sheet.note("past_midnight")
            end = Moment(end.seconds + _DAY, end.offset)
        return between(row, start, end, "end")

    def _at(self, row: Row, column: str, day_column: str) -> Moment:
        return (
            row.moment(day_column, column) if _clock_only(row, column) and row.has(day_column) else row.moment(column)
        )


def _clock_only(row: Row, column: str) -> bool:
    """Whether the cell holds a time of day only, its day standing in a column of its own."""
    text = row.text(column)
    return len(text) <= len("12:00:00 p.m.") and bool(_CLOCK.match(text)) and not text[:4].isdecimal()


SOURCE = _Times()
