"""What a person answers with --as reaches the reader: the order of days, a unit, what columns are called."""

from __future__ import annotations

from pathlib import Path

from tests.faces.cli._line import Line


def _write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_order_of_days_in_a_chat(line: Line, tmp_path: Path) -> None:
    chat = _write(tmp_path, "c.txt", "1/2/26, 9:15 - Anna: x\n3/4/26, 9:15 - Me: y\n")
    asked = line("import", chat, "--client", "Acme", "--json").document["files"][0]
    assert [problem["code"] for problem in asked["problems"]] == ["ambiguous_dates"]
    told = line("import", chat, "--client", "Acme", "--as", "whatsapp:dmy", "--json").document["files"][0]
    assert (told["new"], told["problems"]) == (2, [])


def test_the_unit_of_a_length(line: Line, tmp_path: Path) -> None:
    sheet = _write(tmp_path, "d.csv", "client,date,duration\nAcme,2026-03-31,5400\n")
    asked = line("import", sheet, "--json").document["files"][0]
    assert [problem["code"] for problem in asked["problems"]] == ["ambiguous_duration"]
    assert line("import", sheet, "--as", "time_csv:seconds", "--json").document["total"]["new"] == 1


def test_the_names_of_columns_and_a_name_that_is_none(line: Line, tmp_path: Path) -> None:
    sheet = _write(tmp_path, "x.csv", "Firma,Von,Bis,Saldo,Balance\nAcme,2026-03-31 09:00,2026-03-31 10:30,1,2\n")
    words = ("import", sheet, "--json", "--as")
    assert line(*words, "time_csv:client=Firma,start=Von,end=Bis").document["total"]["new"] == 1
    assert line(*words, "time_csv:weather=Firma").document["error"]["code"] == "unknown_column"
