"""Plain tables as people's programs really write them: other names, marks, days and lengths; asked where two fit."""

from __future__ import annotations

import codecs
from datetime import date

import pytest

from partwell.facts.errors import InputError
from partwell.facts.records import Fact, Invoice, Payment, TimeEntry
from partwell.sources._contract import Context, Head
from partwell.sources.registry import by_name, recognise
from tests.sources._reading import facts_of, parse

CONTEXT = Context("0" * 64, "x.csv", zone="Europe/Budapest")
BILL = "2026-001,Larkmoor,2026-03-31,2026-04-30,EUR,1000.00,270.00,1270.00"
TITLES = "number,client,issued,due,currency,net,tax,gross"


def read(data: bytes, name: str, context: Context = CONTEXT) -> tuple[list[Fact], list[str], list[str]]:
    """Facts, codes of problems, codes of notes; every row must have come out."""
    found, _ = recognise(Head(data, "x.csv", len(data), data))
    assert found is not None
    assert found.name == name
    parsed = parse(found, data, context)
    problems = [problem.code for one in parsed for problem in one.problems]
    return facts_of(parsed), problems, [note.code for one in parsed for note in one.notes]


INVOICES = {
    "semicolons and decimal commas": f"{TITLES}\n{BILL}".replace(",", ";").replace(".00", ",00").encode(),
    "tabs in UTF-16": codecs.BOM_UTF16_LE + f"{TITLES}\n{BILL}\n".replace(",", "\t").encode("utf-16-le"),
    "a line for a spreadsheet first": b"sep=;\n" + f"{TITLES}\n{BILL}".replace(",", ";").encode(),
    "words before the header": f"Export\nof 1 May\n\n{TITLES}\n{BILL}\n".encode(),
    "empty columns at the end": f"{TITLES},,\n{BILL},,\n".encode(),
    "the columns the other way round": "\n".join(",".join(s.split(",")[::-1]) for s in (TITLES, BILL)).encode(),
    "a sum at the end": f"{TITLES}\n{BILL}\nTotal,,,,,1000.00,270.00,1270.00\n".encode(),
    "titles with the currency": (
        b"number,client,issued,due,net (EUR),gross (EUR)\n"
        b'2026-001,Larkmoor,31-Mar-2026,"April 30, 2026","1,000","1,270"\n'
    ),
    "signs in the cells": (
        "number;client;issued;due;net;gross\n2026-001;Larkmoor;31.03.2026;30.04.2026;€ 1.000,00;1.270,00 €\n".encode()
    ),
}


@pytest.mark.parametrize("how", sorted(INVOICES))
def test_one_invoice_however_its_table_is_written(how: str) -> None:
    facts, problems, _ = read(INVOICES[how], "invoices_csv")
    (bill,) = facts
    assert isinstance(bill, Invoice)
    assert problems == []
    assert (bill.party.name, bill.number, bill.issued, bill.due) == (
        "Larkmoor", "2026-001", date(2026, 3, 31), date(2026, 4, 30),
    )  # fmt: skip
    assert (bill.net.minor, bill.gross.minor, bill.gross.currency) == (100_000, 127_000, "EUR")


def test_hungarian_without_accents_and_with_thousands() -> None:
    data = b"Szamlaszam;Ugyfel;Kelt;Hatarido;Netto;AFA;Brutto\n1;Kovacs Kft.;2026.03.31.;2026.04.30.;"
    data += b"100.000 Ft;27.000 Ft;"
    (bill,), problems, _ = read(data + b"127.000 Ft\n", "invoices_csv")
    assert isinstance(bill, Invoice)
    assert (bill.gross.currency, bill.gross.minor, problems) == ("HUF", 12_700_000, [])


PAYMENTS = {
    "english": "Payment Date,Customer Name,Currency,Amount Paid,Invoice #\n2026-04-12,Bois,EUR,1200.50,F-1\n",
    "hungarian": "Fizetés dátuma;Ügyfél;Összeg;Devizanem;Számlaszám\n2026.04.12.;Bois;1 200,50;EUR;F-1\n",
    "german": "Zahlungsdatum;Kunde;Betrag;Währung;Rechnungsnummer\n12.04.2026;Bois;1.200,50;EUR;F-1\n",
    "french": "Date de paiement;Client;Montant;Devise;Facture\n12/04/2026;Bois;1 200,50 €;EUR;F-1\n",
    "with a sum": "date,client,currency,amount,invoice\n2026-04-12,Bois,EUR,1200.50,F-1\n,Total,,1200.50,\n",
}


@pytest.mark.parametrize("language", sorted(PAYMENTS))
def test_one_payment_in_every_language(language: str) -> None:
    (paid,), problems, _ = read(
        PAYMENTS[language].encode("cp1250" if language == "hungarian" else "utf-8"), "payments_csv"
    )
    assert isinstance(paid, Payment)
    assert (paid.day, paid.amount.minor, paid.number, problems) == (date(2026, 4, 12), 120_050, "F-1", [])


TIMES = {
    "day and clocks": "Client,Date,Start,End\nBois,2026-03-31,9:00 AM,10:30 AM\n",
    "french hours": "Client;Projet;Date;Début;Fin;Durée\nBois;Site;31/03/2026;09h00;10h30;1h30\n",
    "german": "Kunde;Projekt;Datum;Von;Bis;Dauer\nBois;Web;31.03.2026;09:00;10:30;1:30\n",
    "hungarian": "Ügyfél;Projekt;Dátum;Kezdés;Befejezés;Óraszám\nBois;Web;2026.03.31.;9:00;10:30;1,5\n",
    "two days and two clocks": (
        "Client,Start Date,Start Time,End Date,End Time\nBois,3/31/2026,9:00,3/31/2026,10:30\n"
    ),
    "a zone behind": "client,start,end\nBois,2026-03-31 07:00:00 UTC,2026-03-31 08:30:00 UTC\n",
    "minutes that start and end prove": "client,start,end,duration\nBois,2026-03-31 09:00,2026-03-31 10:30,90\n",
}


@pytest.mark.parametrize("how", sorted(TIMES))
def test_one_entry_however_it_is_written(how: str) -> None:
    (worked,), problems, _ = read(TIMES[how].encode(), "time_csv")
    assert isinstance(worked, TimeEntry)
    assert problems == []
    assert worked.party is not None
    assert worked.party.name == "Bois"
    assert (worked.start.utc.isoformat(), worked.seconds) == ("2026-03-31T07:00:00+00:00", 5400)


LENGTHS = [
    ("duration (min)", "90"),
    ("duration_seconds", "5400"),
    ("minutes", "90"),
    ("hours", "1.5"),
    ("duration", "1:30"),
    ("duration", "01:30:00"),
    ("duration", "1h 30m"),
    ("duration", "1 óra 30 perc"),
    ("duration", "PT1H30M"),
    ("duration", "1,5"),
]


@pytest.mark.parametrize(("title", "text"), LENGTHS)
def test_lengths(title: str, text: str) -> None:
    (worked,), problems, _ = read(f"client;date;{title}\nBois;2026-03-31;{text}\n".encode(), "time_csv")
    assert isinstance(worked, TimeEntry)
    assert (worked.seconds, problems) == (5400, [])


def test_a_bare_number_of_no_unit_is_asked_about_and_the_answer_is_taken() -> None:
    data = b"client,date,duration\nBois,2026-03-31,5400\nBois,2026-04-01,3600\n"
    facts, problems, _ = read(data, "time_csv")
    assert (facts, problems) == ([], ["ambiguous_duration"] * 2)
    answered = Context("0" * 64, "x.csv", zone="UTC", option="seconds")
    facts, problems, _ = read(data, "time_csv", answered)
    assert [fact.seconds for fact in facts if isinstance(fact, TimeEntry)] == [5400, 3600]
    _, problems, notes = read(b"client,date,duration\nBois,2026-03-31,15\n", "time_csv")
    assert (problems, notes) == ([], ["hours_assumed"])


def test_work_past_midnight_ends_on_the_next_day() -> None:
    (worked,), problems, notes = read(b"client,date,start,end\nBois,2026-03-31,22:00,01:30\n", "time_csv")
    assert isinstance(worked, TimeEntry)
    assert (worked.seconds, problems, notes) == (12_600, [], ["past_midnight"])


def test_without_clients_the_project_is_taken_and_told() -> None:
    (worked,), _, notes = read(b"project,date,hours,description\nBois site,2026-03-31,1.5,x\n", "time_csv")
    assert isinstance(worked, TimeEntry)
    assert worked.party is not None
    assert (worked.party.name, notes) == ("Bois site", ["projects_as_clients"])


def test_the_language_of_the_header_settles_the_order_of_days_and_english_does_not() -> None:
    _, problems, notes = read(PAYMENTS["french"].encode(), "payments_csv")
    assert (problems, notes) == ([], ["date_order_assumed"])
    data = b"date,client,currency,amount,invoice\n12/04/2026,Bois,EUR,1200.50,F-1\n"
    assert read(data, "payments_csv")[1] == ["ambiguous_day"]


def test_columns_of_other_names_can_be_given() -> None:
    data = b"Firma,Von,Bis,Saldo,Balance\nBois,2026-03-31 09:00,2026-03-31 10:30,1,2\n"
    assert recognise(Head(data, "x.csv", len(data), data))[0] is None
    source = by_name("time_csv:client=Firma,start=Von,end=Bis,dmy")
    (worked,) = facts_of(parse(source, data, CONTEXT))
    assert isinstance(worked, TimeEntry)
    assert worked.seconds == 5400
    assert parse(by_name("time_csv:customer=Firma;von=Von;bis=Bis"), data, CONTEXT)[0].facts == (worked,)
    with pytest.raises(InputError, match="unknown_column"):
        by_name("time_csv:weather=Firma")


BANK = {
    "french": "Date;Date valeur;Libellé;Débit;Crédit;Solde\n31/03/2026;31/03/2026;VIR BOIS;;1 270,00;5 000,00\n"
    "01/04/2026;01/04/2026;LOYER;500,00;;4 500,00\n",
    "hungarian without accents": "Konyveles datuma;Ertek nap;Kozlemeny;Osszeg;Devizanem\n"
    "2026.03.31.;2026.03.31.;VIR BOIS;1270,00;EUR\n2026.04.01.;2026.04.01.;LOYER;-500,00;EUR\n",
}


@pytest.mark.parametrize("language", sorted(BANK))
def test_a_statement_in_every_language(language: str) -> None:
    (paid,), problems, notes = read(BANK[language].encode("cp1252"), "bank_csv")
    assert isinstance(paid, Payment)
    assert (paid.day, paid.amount.minor, paid.reference, problems) == (date(2026, 3, 31), 127_000, "VIR BOIS", [])
    assert "debits_passed" in notes
