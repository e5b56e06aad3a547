"""Kimai's timesheet export as CSV, in English, German or Hungarian headers: one entry a row with day, from and to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.records import Fact
from partwell.sources._contract import Kind
from partwell.sources._table import Names, Row, TableSource
from partwell.sources._time_table import entry


class _Kimai(TableSource):
    name = "kimai_csv"
    kind: Kind = "time"
    gives = ("time",)
    columns: ClassVar[Names] = {
        "day": ("Date", "Datum", "Dátum"),
        "from": ("From", "Von", "Beginn", "Kezdés", "Begin"),
        "to": ("To", "Bis", "Ende", "Befejezés", "End"),
        "duration": ("Duration", "Dauer", "Időtartam"),
        "currency": ("Currency", "Währung", "Pénznem"),
        "price": ("Price", "Preis", "Ár", "Total rate"),
        "internal": ("Internal price", "Interner Preis", "Belső ár", "Internal rate"),
        "hourly": ("Hourly price", "Stundenlohn", "Stundensatz", "Óradíj", "Hourly rate"),
        "fixed": ("Fixed price", "Festpreis", "Fix ár", "Fixed rate"),
        "name": ("Name", "Név"),
        "user": ("User", "Benutzer", "Felhasználó", "Username"),
        "email": ("E-mail", "E-Mail", "Email"),
        "staff": ("Staff number", "Personalnummer", "Account number"),
        "client": ("Customer", "Kunde", "Ügyfél"),
        "project": ("Project", "Projekt"),
        "activity": ("Activity", "Tätigkeit", "Tevékenység"),
        "note": ("Description", "Beschreibung", "Leírás"),
        "billable": ("Billable", "Abrechenbar", "Számlázható"),
        "tags": ("Tags", "Schlagworte", "Címkék"),
        "type": ("Type", "Typ", "Típus"),
        "category": ("category", "Kategorie", "Kategória"),
        "exported": ("Exported", "Exportiert", "Exportálva"),
        "account": ("Account", "Kundennummer"),
        "number": ("Project number", "Projektnummer"),
        "vat": ("VAT-ID", "USt-IdNr.", "Adószám"),
        "order_number": ("Order number", "Bestellnummer"),
    }
    needed = ("day", "from", "to", "duration", "client", "project", "activity")
    days = ("day",)
    numbers = ("price", "internal", "hourly", "fixed")

    def facts(self, row: Row) -> Sequence[Fact]:
        """One entry; a running one (no end yet) is told as a problem."""
        if not row.has("to"):
            row.fault("still_running", "to")
            return []
        start, seconds = row.moment("day", "from"), row.seconds("duration")
        project = row.text("project")
        note = " – ".join(text for text in (row.text("activity"), row.text("note")) if text)
        return [entry(row, "kimai", start, seconds, project=project, note=note)]


SOURCE = _Kimai()
