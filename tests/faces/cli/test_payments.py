"""`partwell payments`: what waits is listed with reasons, placed, left and taken back, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.cli._line import INVOICES, PAYMENTS, Line


@pytest.fixture
def waiting(line: Line, tmp_path: Path) -> Line:
    bills = [f"A-{at},Acme,2026-01-{at}0,2026-02-{at}0,EUR,100,0,100,,\r\n" for at in (1, 2)]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "i.csv").write_text(INVOICES + "".join(bills))
    (tmp_path / "in" / "p.csv").write_text(PAYMENTS + "2026-02-01,Acme,EUR,100,,\r\n")
    line("import", str(tmp_path / "in"))
    return line


def test_a_payment_is_listed_placed_and_taken_back(waiting: Line) -> None:
    said = waiting("payments")
    assert "A-2, Acme, issued 20 Jan 2026, open 100.00 (the amount fits)" in said.out
    (row,) = waiting("payments", "--json").document["payments"]
    assert [one["number"] for one in row["candidates"]] == ["A-2", "A-1"]
    assert waiting("payments", "place", row["id"][:8], "A-1").out.strip() == "Laid to A-1: 100.00 EUR"
    assert "Every payment lies at an invoice" in waiting("payments").out
    assert waiting("payments", "undo", row["id"]).status == 0
    assert waiting("payments", "leave", row["id"]).status == 0
    assert waiting("payments", "--json").document["payments"] == []
    assert waiting("payments", "place", "none", "A-1").status == 1


def test_the_list_speaks_hungarian(waiting: Line) -> None:
    said = waiting("payments", language="hu")
    assert "melyik számlára?" in said.out
    assert "az összeg egyezik" in said.out
