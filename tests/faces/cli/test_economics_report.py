"""The economics under the portfolio in the terminal and in its JSON document."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.faces.cli._line import Line

_KEY = re.compile(r"\b(?:economics|change|cli)\.[a-z_]+|\{\w+\}")
HEAD = "number,client,issued,due,currency,net,tax,gross"


@pytest.fixture
def line(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """A book with a client who pays on time and one who does not, both billed every month."""
    bills, money = [HEAD], ["date,client,currency,amount,invoice,reference"]
    for month in range(1, 7):
        for name, day in (("Larkmoor", 16), ("Ostrava Lights", 28)):
            bills.append(f"{name[0]}{month},{name},2026-0{month}-01,2026-0{month}-15,EUR,1000.00,0.00,1000.00")
            money.append(f"2026-0{month}-{day},{name},EUR,1000.00,{name[0]}{month},")
    said = Line(book, capsys)
    for name, rows in (("i.csv", bills), ("p.csv", money)):
        (tmp_path / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
        assert said("import", str(tmp_path / name)).status == 0
    return said


@pytest.mark.parametrize("language", ["en", "hu"])
def test_a_few_sentences_follow_the_portfolio(line: Line, language: str) -> None:
    text = line("portfolio", "--as-of", "2026-06-30", language=language).out
    assert _KEY.findall(text) == []
    title = {"en": "The whole book", "hu": "A könyv egésze"}[language]
    block = text.partition(title)[2]
    assert "DSO" in block
    assert "HHI" in block
    unknown = {"en": "is unknown", "hu": "Nem tudni"}[language]
    assert unknown in block


def test_the_document_has_curve_and_economics(line: Line) -> None:
    document = line("portfolio", "--as-of", "2026-06-30", "--json").document
    curve, economics = document["trouble"]["curve"], document["economics"]
    ids = {client["name"]: client["id"] for client in document["clients"]}
    assert curve["first"] == [ids["Ostrava Lights"]]
    assert curve["revenue_share"] == 0.5
    assert curve["trouble_share"] == pytest.approx(13 / 14, abs=1e-6)
    assert economics["runway"] == {"known": False, "reason": "cash_unknown"}
    assert economics["waiting"]["receivables"] == {"amount": "0.00", "currency": "EUR"}
    assert economics["concentration"]["hhi"] == 0.5
    assert set(economics["clients"]) == set(ids.values())
    assert json.dumps(document, allow_nan=False) == json.dumps(
        line("portfolio", "--as-of", "2026-06-30", "--json").document, allow_nan=False
    )
