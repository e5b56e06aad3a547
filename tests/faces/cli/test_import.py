"""Importing from the command line: what was recognised, every problem with its place, exact status, exact undo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.faces.cli._line import PAYMENTS, Line, bill, invoices

FILE_KEYS = {"path", "sha256", "format", "kind", "rows", "new", "known", "problems", "notes"}


def broken(folder: Path, count: int = 1) -> Path:
    rows = [bill(1, "Acme"), *(bill(2 + n, "Acme", issued="2026-99-01") for n in range(count))]
    return invoices(folder, *rows, name="mixed.csv")


def test_rows_are_new_the_first_time_and_known_the_second(line: Line, tmp_path: Path) -> None:
    path = invoices(tmp_path, bill(1, "Acme"), bill(2, "Acme"))
    first, second = (line("import", str(path), "--json") for _ in range(2))
    assert (first.status, second.status) == (0, 0)
    assert [said.document["files"][0]["new"] for said in (first, second)] == [2, 0]
    assert [said.document["files"][0]["known"] for said in (first, second)] == [0, 2]


def test_the_document_holds_what_the_interface_promises(line: Line, tmp_path: Path) -> None:
    (tmp_path / "unknown.bin").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "payments.csv").write_text(PAYMENTS + "2026-02-01,Acme,EUR,100.00,1,ref\r\n", newline="")
    broken(tmp_path, 3)
    said = line(
        "import", str(tmp_path / "unknown.bin"), str(tmp_path / "payments.csv"), str(tmp_path / "mixed.csv"), "--json"
    )
    assert said.status == 0
    assert said.err == ""
    for file in said.document["files"]:
        assert set(file) >= FILE_KEYS
        assert file["rows"] == file["new"] + file["known"] + len(file["problems"])
        for problem in file["problems"]:
            assert {"code", "message"} < set(problem)
            assert ("line" in problem) != ("part" in problem)
    assert [file["format"] for file in said.document["files"]] == [None, "payments_csv", "invoices_csv"]
    total = said.document["total"]
    assert total["files"] == 3
    assert total["rows"] == total["new"] + total["known"] + total["problems"]


def test_a_problem_names_file_line_and_what_was_expected(line: Line, tmp_path: Path) -> None:
    path = broken(tmp_path)
    said = line("import", str(path))
    assert said.status == 0
    told = next(text for text in said.out.splitlines() if text.startswith(f"{path}:3: "))
    assert "2026-99-01" in told


@pytest.mark.parametrize("language", ["en", "hu"])
def test_many_problems_are_cut_and_the_rest_can_be_asked_for(line: Line, tmp_path: Path, language: str) -> None:
    path = broken(tmp_path, 30)
    said = line("import", str(path), language=language)
    assert said.out.count(f"{path}:") == 12
    number = re.search(r"partwell imports show (\d+)", said.out)
    assert number is not None
    assert "18" in said.out
    assert line("imports", "show", number[1], language=language).out.count(f"{path}:") == 30
    assert len(line("imports", "show", number[1], "--json").document["files"][0]["problems"]) == 30


def test_nothing_usable_is_status_one_with_the_way_on(line: Line, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\x00\x01" * 300)
    said = line("import", str(tmp_path / "x.bin"))
    assert said.status == 1
    assert "partwell sources" in said.out
    assert line("import", str(tmp_path / "nowhere"), "--json").status == 1


def test_one_good_file_among_bad_ones_is_status_nought(line: Line, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\x00\x01" * 300)
    invoices(tmp_path, bill(1, "Acme"))
    assert line("import", str(tmp_path), "--json").status == 0


def test_standard_input_is_a_file_like_any_other(line: Line, tmp_path: Path) -> None:
    data = invoices(tmp_path, bill(1, "Acme")).read_bytes()
    file = line("import", "-", "--json", stdin=data).document["files"][0]
    assert (file["format"], file["new"]) == ("invoices_csv", 1)
    assert line("import", str(tmp_path / "invoices.csv"), "--json").document["files"][0]["known"] == 1


def test_a_rehearsal_keeps_nothing(line: Line, tmp_path: Path) -> None:
    path = invoices(tmp_path, bill(1, "Acme"))
    said = line("import", str(path), "--dry-run")
    assert "nothing was kept" in said.out
    assert line("imports", "--json").document == {"imports": []}


def test_an_unknown_format_is_told(line: Line, tmp_path: Path) -> None:
    said = line("import", str(invoices(tmp_path, bill(1, "Acme"))), "--as", "papyrus", "--json")
    assert said.status in {1, 2}
    assert said.document["error"]["code"] == "unknown_format"


def test_undo_takes_out_exactly_one_file(line: Line, tmp_path: Path) -> None:
    line("import", str(invoices(tmp_path, bill(1, "Acme"))))
    before = line("portfolio", "--json").document
    line("import", str(invoices(tmp_path, bill(2, "Brook"), bill(1, "Acme"), name="more.csv")))
    newest = line("imports", "--json").document["imports"][0]
    assert (newest["new"], newest["known"]) == (1, 1)
    said = line("imports", "undo", str(newest["id"]))
    assert "1 invoice." in said.out
    assert "One record stays" in said.out
    assert line("portfolio", "--json").document == before
    assert line("imports", "undo", str(newest["id"])).status == 1


def test_imports_are_listed_newest_first(line: Line, tmp_path: Path) -> None:
    assert "partwell import FOLDER" in line("imports").out
    for number in (1, 2):
        line("import", str(invoices(tmp_path, bill(number, "Acme"), name=f"n{number}.csv")))
    assert [Path(row["path"]).name for row in line("imports", "--json").document["imports"]] == ["n2.csv", "n1.csv"]
    assert line("imports").out.index("n2.csv") < line("imports").out.index("n1.csv")


def test_sources_tell_how_to_export_in_both_languages(line: Line) -> None:
    rows = line("sources", "--json").document["sources"]
    assert {"invoices_csv", "payments_csv", "toggl_csv"} <= {row["name"] for row in rows}
    for language in ("en", "hu"):
        text = line("sources", language=language).out
        assert not re.search(r"source\.\w+\.", text)
        assert all(row["name"] in text for row in rows)
