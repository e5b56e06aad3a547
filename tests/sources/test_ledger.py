"""Plain-text ledgers: how amounts are read, what accounts are, and which entries are invoices and payments."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partwell.facts.records import Fact, Invoice, Payment
from partwell.sources._contract import Context
from partwell.sources._ledger import Amount
from partwell.sources._ledger_accounts import Accounts, claim_on
from partwell.sources._ledger_amounts import Marks, amount_of, weighed
from partwell.sources.registry import by_name
from tests.sources._reading import facts_of, parse


def read(journal: str, name: str = "hledger_journal") -> list[Fact]:
    return facts_of(parse(by_name(name), journal.encode(), Context("0" * 64, "x")))


@pytest.mark.parametrize(
    ("text", "commodity", "number"),
    [
        ("$1", "$", "1"),
        ("$-1,200.50", "$", "-1200.50"),
        ("-$3", "$", "-3"),
        ("1 EUR", "EUR", "1"),
        ("€ -1.000,25", "€", "-1000.25"),
        ("-1 000,50 Ft", "Ft", "-1000.50"),
        ('3 "green apples"', "green apples", "3"),
        ("12.5", "", "12.5"),
    ],
)
def test_amounts_are_read_with_their_commodity(text: str, commodity: str, number: str) -> None:
    assert amount_of(text, Marks()) == Amount(commodity, Decimal(number))


@pytest.mark.parametrize(
    ("text", "code"),
    [("1,000 EUR", "ledger_ambiguous_amount"), ("(1 * 2) EUR", "bad_entry_amount"), ("$1 EUR", "bad_entry_amount")],
)
def test_what_is_no_amount_or_means_two_things_is_refused(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=code):
        amount_of(text, Marks())


def test_a_declared_mark_settles_what_an_amount_means() -> None:
    assert amount_of("1,000 EUR", Marks(declared={"EUR": "."})).number == 1000
    assert amount_of("1,000 EUR", Marks(declared={"EUR": ","})).number == 1


def test_a_cost_weighs_in_its_own_commodity() -> None:
    assert weighed("2 ABC @ 5 EUR", Marks(), lots=False)[1] == Amount("EUR", Decimal(10))
    assert weighed("-2 ABC @@ 5 EUR", Marks(), lots=False)[1] == Amount("EUR", Decimal(-5))
    assert weighed("2 ABC {4 EUR} @ 5 EUR", Marks(), lots=True)[1] == Amount("EUR", Decimal(8))


@pytest.mark.parametrize(
    ("account", "role"),
    [
        ("assets:accounts receivable:acme", "claim"),
        ("Assets:AR:Acme", "claim"),
        ("eszközök:követelések:Kovács Kft.", "claim"),
        ("expenses:receivable", "expense"),
        ("income:consulting", "sale"),
        ("income:salary", "own"),
        ("Income:US:ETrade:Dividend", "own"),
        ("assets:bank:checking", "cash"),
        ("assets:broker:usd", "other"),
        ("liabilities:vat:output", "tax"),
        ("equity:opening balances", "opening"),
    ],
)
def test_an_account_is_what_its_name_says(account: str, role: str) -> None:
    assert Accounts().role(account) == role


def test_below_a_claim_stand_client_and_number() -> None:
    assert claim_on("assets:receivable:acme:20240101") == ("acme", "20240101")
    assert claim_on("assets:receivable:EUR:acme") == ("acme", "")
    assert claim_on("assets:receivable") == ("", "")


def test_an_invoice_and_its_payment_come_from_a_claim() -> None:
    bill, paid = read(
        "2024-01-10 (A-1) Acme\n  assets:receivable:Acme  €119.00\n  income:x  €-100.00\n  liabilities:vat\n"
        "2024-02-01 Acme A-1\n  assets:bank  €119.00\n  assets:receivable:Acme\n"
    )
    assert isinstance(bill, Invoice)
    assert (bill.number, bill.net.text, bill.gross.text) == ("A-1", "100.00", "119.00")
    assert isinstance(paid, Payment)
    assert (paid.amount.text, paid.reference) == ("119.00", "Acme A-1")


def test_virtual_postings_are_no_invoices() -> None:
    assert read("2024-01-10 Acme\n  (assets:receivable:Acme)  €119.00\n") == []


def test_money_between_own_accounts_is_nobodys_payment() -> None:
    journal = "2024-01-10 x\n  assets:prepaid  €-5\n  assets:bank  €5\n  liabilities:prepaid  €5\n  income:x  €-5\n"
    assert read(journal) == []


def test_a_comment_block_holds_no_entries() -> None:
    journal = "comment\n2024-01-10 Acme\n  assets:receivable:Acme  €9.00\n  income:x\nend comment\n"
    assert read(journal) == []


def test_a_semicolon_in_a_string_of_beancount_is_no_comment() -> None:
    ledger = '2024-01-10 * "Acme; Ltd" "work" ^inv-1 ; said\n  Assets:Receivable  10.00 EUR\n  Income:X\n'
    (bill,) = read(ledger, "beancount")
    assert isinstance(bill, Invoice)
    assert (bill.party.name, bill.number) == ("Acme; Ltd", "inv-1")
