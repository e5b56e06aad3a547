"""A client's contract and obligations from the command line: review, corrections, papers, days, the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.cli._line import Line, bill, invoices

CONTRACT = """# Design agreement

This agreement is between Acme (the Client) and the Designer, a freelancer.

The Designer may terminate this agreement by giving the Client 30 days' notice in writing.
The Client may terminate this agreement at any time for any reason with immediate effect.
The deposit is not refundable once work has begun.
All rights in the work pass to the Client upon full payment.
Both parties keep all information confidential.
Invoices are payable within 14 days of receipt.
This agreement is governed by the laws of Hungary.
"""


@pytest.fixture
def acme(line: Line, tmp_path: Path) -> Line:
    paper = tmp_path / "agreement.md"
    paper.write_text(CONTRACT, encoding="utf-8")
    line("init", "--name", "Me", "--currency", "EUR", "--timezone", "Europe/Budapest", "--country", "HU")
    assert line("import", str(invoices(tmp_path, bill(1, "Acme"), bill(2, "Brook"))), str(paper)).status == 0
    return line


def test_review_by_client_names_the_contract_and_the_way_out(acme: Line) -> None:
    said = acme("contract", "review", "acme")
    assert said.status == 0
    assert said.out.startswith("Acme: Design agreement")
    assert "30 days, counted from the notice" in said.out
    assert "The contract ends on" in said.out
    assert "because it names them" in said.err
    document = acme("contract", "review", "Acme", "--json").document
    assert (document["file"], len(document["topics"]), document["corrected"]) == ("agreement.md", 25, [])


def test_neither_client_nor_file_nor_contract_is_said_plainly(acme: Line) -> None:
    assert "neither a file nor a client" in acme("contract", "review", "nobody").err
    assert "There is no file gone.pdf" in acme("contract", "review", "gone.pdf").err
    assert "no contract with Brook" in acme("contract", "review", "Brook").err
    assert acme("contract", "review", "Acme", "--document", "ffff").status == 1


def test_a_correction_is_kept_shown_and_taken_back(acme: Line) -> None:
    assert acme("contract", "confirm", "Acme", "deposit_refund", "absent", "struck out").status == 0
    said = acme("contract", "review", "Acme")
    assert "Your word on Deposits and prepayments counts: struck out" in said.out
    assert "There is a deposit" not in said.out
    assert acme("contract", "review", "Acme", "--json").document["corrected"] == ["deposit_refund"]
    assert "taken back" in acme("contract", "confirm", "Acme", "deposit_refund").out
    assert "There is a deposit" in acme("contract", "review", "Acme").out
    assert acme("contract", "confirm", "Acme", "weather", "absent").status == 1
    assert acme("contract", "confirm", "Acme", "term", "gone").status == 1


def test_papers_are_listed_and_given_to_a_client(acme: Line) -> None:
    listed = acme("contract", "papers").out
    assert "Design agreement  (Acme)" in listed
    number = listed.split()[0]
    assert acme("contract", "assign", number, "Brook").status == 0
    assert "(Brook)" in acme("contract", "papers").out
    assert acme("contract", "review", "Brook").status == 0
    assert acme("contract", "assign", "ffff", "Brook").status == 1


def test_an_empty_book_has_no_papers(line: Line) -> None:
    assert "no contract or other paper" in line("contract", "papers").out


def test_days_of_a_clients_own_contract(acme: Line, tmp_path: Path) -> None:
    target = tmp_path / "days.ics"
    said = acme("contract", "notice-date", "--client", "acme", "--given", "2026-03-02", "--wanted", "2026-06-30")
    assert "The contract ends on 1 Apr 2026" in said.out
    assert "notice must go out by 31 May 2026" in said.out
    document = acme(
        "contract", "notice-date", "--client", "acme", "--given", "2026-03-02", "--json", "--ics", str(target)
    ).document
    assert (document["end_date"], document["certain"]) == ("2026-04-01", True)
    assert b"BEGIN:VCALENDAR" in target.read_bytes()


def test_obligations_list_add_confirm_and_end(acme: Line) -> None:
    said = acme("obligations", "Acme", language="hu")
    assert "Számlázva, de nem fizetve" in said.out
    assert acme("obligations", "Acme", "add", "Anna's hours", "--amount", "250 EUR", "--due", "2026-05-01").status == 0
    document = acme("obligations", "Acme", "--json").document
    assert document["owed_by_me"] == [{"amount": "250.00", "currency": "EUR"}]
    assert document["owed_by_client"] == [{"amount": "100.00", "currency": "EUR"}]
    mine = next(item for item in document["items"] if item["what"] == "Anna's hours")
    assert (mine["by"], mine["kind"], mine["due"], mine["first"]) == ("me", "other", "2026-05-01", True)
    assert "I owe: €250.00" in acme("obligations", "Acme").out
    assert acme("obligations", "Acme", "done", mine["id"]).status == 0
    assert acme("obligations", "Acme", "--json").document["owed_by_me"] == []


def test_obligations_at_fault(acme: Line) -> None:
    for words, status in (
        (("eat", "x"), 2),
        (("add",), 2),
        (("add", "x", "--amount", "much"), 2),
        (("add", "x", "--by", "nobody"), 1),
        (("add", "x", "--kind", "weather"), 1),
        (("done", "ffff"), 1),
        (("confirm", "ffff"), 1),
    ):
        said = acme("obligations", "Acme", *words)
        assert (said.status, said.out) == (status, ""), words
        assert said.err
    assert acme("obligations", "nobody").status == 1


def test_a_bill_dropped_does_not_count_and_comes_back_with_nothing(acme: Line) -> None:
    item = acme("obligations", "Acme", "--json").document["items"][0]
    assert acme("obligations", "Acme", "drop", item["id"]).status == 0
    assert acme("obligations", "Acme", "--json").document["owed_by_client"] == []
