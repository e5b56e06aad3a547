"""`forecast`, `when` and `interest` from the person's own book, in words and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.cli._line import PAYMENTS, Line, bill, invoices


@pytest.fixture
def owed(line: Line, tmp_path: Path) -> Line:
    folder = tmp_path / "in"
    folder.mkdir()
    months = [(n, f"2026-0{n}-10", f"2026-0{n}-24") for n in range(1, 7)]
    invoices(folder, *(bill(n, "Acme", issued=issued, due=due) for n, issued, due in months))
    rows = "".join(f"2026-0{n + 1}-0{n + 2},Acme,EUR,100.00,{n},\r\n" for n, _, _ in months[:5])
    (folder / "p.csv").write_text(PAYMENTS + rows)
    line("init", "--name", "Emma", "--country", "HU", "--timezone", "Europe/Budapest")
    assert line("import", str(folder)).status == 0
    return line


def test_the_open_invoice_of_the_book_is_forecast_and_the_record_told(owed: Line) -> None:
    said = owed("forecast", "--as-of", "2026-06-10")
    assert said.status == 0
    assert "Acme" in said.out
    assert "€100.00 open, €0.00 overdue" in said.out
    assert "Your ranges have held" in said.out
    document = owed("forecast", "--as-of", "2026-06-10", "--json").document
    (one,) = document["open"]
    assert one["range_80"][0] >= "2026-06-10"
    assert document["record"]["of"] == 5
    assert owed("forecast", "--client", "Nobody").status == 1
    assert owed("forecast", "x.csv", "--client", "Acme").status == 2


def test_the_backtest_of_the_book_has_the_sentence(owed: Line) -> None:
    said = owed("forecast", "--backtest")
    assert "of 5 times" in said.out
    document = owed("forecast", "--backtest", "--json").document
    assert document["record"]["of"] == document["summary"]["n"] == 5
    assert len(document["predictions"]) == 6


def test_an_empty_book_has_nothing_to_forecast(line: Line) -> None:
    assert "None is open" in line("forecast").out
    assert "Your ranges" not in line("forecast", "--backtest").out
    assert "Nothing is overdue" in line("interest", "all").out


def test_when_of_a_client_says_the_day_the_money_and_why(owed: Line) -> None:
    said = owed("when", "Acme", "--risk", "90", "--day-cost", "0.01", "--notice", "0", "--wait", "0")
    assert said.status == 0
    assert "Acme" in said.out
    assert "€100.00 is at stake" in said.out
    assert "Rule of thumb" in said.out
    assert "give the notice in full" in said.out
    document = owed(
        "when", "Acme", "--notice", "7", "--pace", "50", "--freeze", "10", "--never", "5", "--json"
    ).document
    assert document["knobs"]["notice"] == 7
    assert document["knobs"]["pace"] == 0.5
    assert document["owed"]["amount"] == "100.00"
    assert owed("when", "Nobody").status == 1
    assert owed("when", "Acme", "--risk", "400").status == 1
    assert owed("when", "Acme", "--invoice", "5@3").status == 2


def test_interest_of_the_book_asks_for_the_rate_it_lacks_and_takes_it(owed: Line) -> None:
    before = owed("interest", "Acme")
    assert before.status == 1
    assert "is not on file" in before.out
    assert owed("interest", "--rate-of", "2026-07-01", "--rate", "6.25").status == 2
    assert owed("interest", "--rate-of", "2026-07-01", "--rate", "x", "--source", "mnb.hu").status == 1
    kept = owed("interest", "--rate-of", "2026-08-15", "--rate", "6.25", "--source", "mnb.hu, table")
    assert kept.status == 0
    document = owed("interest", "6", "--json").document
    (row,) = document["invoices"]
    assert row["basis"] == "law"
    assert [s[4] for s in row["segments"] if s[0] >= "2026-07-01"][:1] == ["mnb.hu, table"]
    assert owed("interest", "Z-1").status == 1
    assert "Acme, számla" in owed("interest", "6", language="hu").out
