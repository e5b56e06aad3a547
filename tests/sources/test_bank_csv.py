"""Statements of any bank: which columns make one, which way money went, and what is never taken for one."""

from __future__ import annotations

import pytest

from partwell.facts.records import Payment
from partwell.sources._contract import RECOGNISED, Context, Head
from partwell.sources.registry import by_name
from tests.sources._reading import facts_of, parse

BANK = by_name("bank_csv")


def score(header: str) -> float:
    data = (header + "\n").encode()
    return BANK.score(Head(data, "x.csv", len(data)))


def payments(table: str) -> list[tuple[str, str]]:
    facts = facts_of(parse(BANK, table.encode(), Context("0" * 64, "x")))
    return [(fact.party.name if fact.party else "", fact.amount.text) for fact in facts if isinstance(fact, Payment)]


@pytest.mark.parametrize(
    "header",
    [
        "Booking Date,Value Date,Partner Name,Partner Iban,Type,Payment Reference,Account Name,Amount (EUR)",
        "Date,Description,Paid out,Paid in,Balance",
        "Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Betrag;Währung",
        "Könyvelés dátuma;Partner neve;Közlemény;Összeg;Devizanem",
    ],
)
def test_columns_of_banks_are_a_statement(header: str) -> None:
    assert score(header) >= RECOGNISED


@pytest.mark.parametrize(
    "header",
    [
        "Date,Client,Amount,Invoice,Note",
        "Invoice Number,Client,Date,Due Date,Amount,Balance,Description",
        "Date,Client,Project,Task,Notes,Hours,Billable?,Currency,Amount",
        "Date,Name,Description,Amount",
        "Name,Email,Balance",
    ],
)
def test_other_tables_are_no_statement(header: str) -> None:
    assert score(header) < RECOGNISED


def test_only_money_that_came_in_is_a_payment() -> None:
    table = "Date,Description,Paid out,Paid in,Balance\n2024-03-14,ACME,,100.00,100.00\n2024-03-15,RENT,40.00,,60.00\n"
    assert payments(table) == [("", "100.00")]


def test_a_letter_beside_the_amount_tells_its_way() -> None:
    table = "Booking date;Payer;Memo;Amount;S/H\n14.03.2024;Acme;x;100,00;H\n15.03.2024;Shop;y;40,00;S\n"
    assert payments(table) == [("Acme", "100.00")]
