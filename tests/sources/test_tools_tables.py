"""Tables as well-known tools head them: each is taken by the source it belongs to, with its one row read."""

from __future__ import annotations

import pytest

from partwell.sources._contract import Context, Head
from partwell.sources.registry import recognise
from tests.sources._reading import facts_of, parse

CONTEXT = Context("0" * 64, "x", zone="Europe/Budapest")
TABLES = {
    "Toggl, stop instead of end": (
        "toggl_csv",
        (
            "Description,Billable,Duration,Member,Email,Project,Client,Tags,Start date,Start time,Stop date,Stop time\n"
            "Layout,Yes,01:30:00,Me,me@x.example,Site,Larkmoor,,2026-03-31,09:00:00,2026-03-31,10:30:00\n"
        ),
    ),
    "Clockify, days first": (
        "clockify_csv",
        (
            '"Project","Client","Description","Task","User","Group","Email","Tags","Billable","Start Date",'
            '"Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Billable Rate (USD)"\n'
            '"Site","Larkmoor","x","","Me","","me@x.example","","Yes","31/03/2026","09:00:00","31/03/2026","10:30:00",'
            '"01:30:00","1.50","0.00"\n'
        ),
    ),
    "Kimai in German": (
        "kimai_csv",
        (
            "Datum,Von,Bis,Dauer,Preis,Interner Preis,Benutzer,Kunde,Projekt,Tätigkeit,Beschreibung,Exportierbar,"
            "Abrechenbar,Schlagworte,Stundenlohn,Festpreis,Typ,Kategorie\n"
            "31.03.2026,09:00,10:30,1:30,0,0,me,Larkmoor,Site,Design,n,,1,,,,timesheet,work\n"
        ),
    ),
    "any timer": ("time_csv", "Date,Client,Project,Task,Member,Time,Comment\n2026-03-31,Larkmoor,Site,T,Me,1h 30m,c\n"),
    "PayPal in German": (
        "paypal_csv",
        (
            '"Datum","Uhrzeit","Zeitzone","Name","Typ","Status","Währung","Brutto","Gebühr","Netto",'
            '"Absender E-Mail-Adresse","Empfänger E-Mail-Adresse","Transaktionscode","Lieferadresse","Guthaben"\n'
            '"31.03.2026","09:00:00","CET","Larkmoor","Allgemeine Zahlung","Abgeschlossen","EUR","1.000,00","-29,30",'
            '"970,70","a@l.example","me@x.example","1AB","","970,70"\n'
        ),
    ),
    "an accounting program": (
        "invoice_list_csv",
        (
            "*ContactName,EmailAddress,*InvoiceNumber,*InvoiceDate,*DueDate,Total,TaxTotal,InvoiceAmountDue,Currency,Type\n"
            "Larkmoor,a@l.example,INV-1,31/03/2026,30/04/2026,1200,200,1200,GBP,Sales invoice\n"
        ),
    ),
    "a Hungarian invoicing program": (
        "invoice_list_csv",
        (
            "Számlaszám;Típus;Kelt;Teljesítés;Fizetési határidő;Vevő neve;Nettó;ÁFA;Bruttó;Devizanem;Kiegyenlítve\n"
            "E-1;SZ;2026-03-31;2026-03-31;2026-04-08;Larkmoor;100000;27000;127000;HUF;2026-04-05\n"
        ),
    ),
    "a Hungarian bank": (
        "bank_csv",
        (
            "könyvelés dátuma\ttranzakció azonosító\ttípus\tpartner elnevezése\tösszeg\tdeviza\tközlemény\n"
            "2026.03.31\t1\tJóváírás\tLarkmoor\t127000\tHUF\t2026-001\n"
        ),
    ),
    "a German bank": (
        "bank_csv",
        (
            '"Booking Date","Value Date","Partner Name","Partner Iban","Type","Payment Reference","Amount (EUR)"\n'
            '"2026-03-31","2026-03-31","Larkmoor","DE1","Credit Transfer","INV-1",1270.0\n'
        ),
    ),
}


@pytest.mark.parametrize("tool", sorted(TABLES))
def test_a_tools_table_is_read_by_its_source(tool: str) -> None:
    name, text = TABLES[tool]
    data = text.encode()
    found, _ = recognise(Head(data, "x", len(data), data))
    assert found is not None
    assert found.name == name
    parsed = parse(found, data, CONTEXT)
    assert [problem for one in parsed for problem in one.problems] == []
    first = facts_of(parsed)[0]
    assert first.party.name == "Larkmoor"  # type: ignore[union-attr]
