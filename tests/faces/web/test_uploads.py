"""Uploads: whatever a file is called, nothing is written outside the home, nothing is left, and every row is told."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from partwell.book.home import WORK
from partwell.faces.web import _uploads
from tests.faces.conftest import House, invoices

NASTY = [
    *("../evil.csv", "../../../../tmp/evil.csv", "/etc/cron.d/evil", "/tmp/evil.csv", "..\\..\\evil.csv"),
    *("C:\\Windows\\evil.csv", "C:evil.csv", "\\\\server\\share\\evil.csv", "....//....//evil.csv", "a/../../evil.csv"),
    *("", " ", ".", "..", "...", "/", "\\", "./", "../", "~", "~/evil.csv", "-rf", "--help", "-", "*", "?.csv"),
    *("\0evil.csv", "evil\0.csv", "evil.csv\0.png", "e\nvil.csv", "e\r\nX-Header: 1\r\n.csv", "e\tvil.csv"),
    *("\x1b[31mevil.csv", "CON", "con.csv", "NUL", "nul.txt.csv", "COM1", "LPT9.csv", "aux.", "PRN "),
    *("evil.csv.", "evil.csv ", " evil.csv", "x" * 300, "x" * 300 + ".csv", "é" * 200 + ".csv", "𝔵" * 120 + ".csv"),
    *("a." + "b" * 300, "." * 300, "caf\u00e9.csv", "cafe\u0301.csv", "\u202evsc.exe", "\u2066evil\u2069.csv"),
    *("\ufeffevil.csv", "\u200b.csv", "\u2028.csv", "\u2024\u2024/evil.csv", "..%2f..%2fevil.csv", "%00.csv"),
    *("$(id).csv", "`id`.csv", "a;b|c&d.csv", "'\".csv", "<b>.csv", ".hidden", "book.sqlite3", "../book.sqlite3"),
    *("secret.key", "tmp", "😀.csv", "\udcff.csv", "\ud800.csv"),
]
TOGETHER = 12


def everything(folder: Path, but: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*") if not path.is_relative_to(but)}


def test_sixty_names_write_nothing_outside_the_home_and_leave_nothing_behind(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(NASTY) >= 60
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere" / "deep")
    around = everything(tmp_path, house.home)
    secret = (house.home / "secret.key").read_bytes()
    for at in range(0, len(NASTY), TOGETHER):
        names = NASTY[at : at + TOGETHER]
        answer = house.visitor.upload([(name, invoices("Ostrava Lights")) for name in names])
        assert answer.status in {200, 302, 400}, (names, answer.status)  # 400: no name a browser could send
        assert list((house.home / WORK).iterdir()) == [], names
    assert everything(tmp_path, house.home) == around
    assert not any(Path(place).exists() for place in ("/tmp/evil.csv", "/etc/cron.d/evil"))
    assert (house.home / "secret.key").read_bytes() == secret
    assert [path for path in house.home.rglob("*") if not path.resolve().is_relative_to(house.home.resolve())] == []


@pytest.mark.parametrize("name", NASTY, ids=range(len(NASTY)))
def test_a_base_name_is_one_harmless_part_of_a_path(name: str) -> None:
    base = _uploads.base_name(name)
    assert base
    assert base not in {".", ".."}
    assert not re.search(r"[/\\\0\n\r\x1b\u202e\u2066\ud800-\udfff]", base)
    assert len(os.fsencode(base)) <= 200
    assert base == base.strip(" .")
    assert base.partition(".")[0].upper() not in {"CON", "NUL", "COM1", "LPT9", "AUX", "PRN"}
    assert _uploads.base_name(base) == base


def test_the_name_a_person_knows_stays(house: House) -> None:
    for name in ("Számlák 2026 – végleges (2).csv", "a.b.c.csv", "café.csv"):
        assert _uploads.base_name(name) == name


def test_an_upload_is_told_row_by_row_and_taken_out_again(house: House) -> None:
    answer = house.visitor.upload([("one.csv", invoices("Ostrava Lights")), ("no.bin", b"\0\1\2")])
    told = house.visitor.get(answer.header("location")) if answer.status == 302 else answer
    numbers = [int(n) for n in re.findall(r"<b>(\d+)</b>", told.text)]
    assert numbers[0] == sum(numbers[1:]) == 5
    assert "no.bin" in told.words
    for place in re.findall(r'action="(/import/undo/\d+)"', house.visitor.get("/import").text):
        assert house.visitor.post(place, {}).status == 302
    assert "/import/undo/" not in house.visitor.get("/import").text


def test_the_same_file_again_is_known(house: House) -> None:
    for expected in (("4", "0"), ("0", "4")):
        answer = house.visitor.upload([("one.csv", invoices("Ostrava Lights"))])
        told = house.visitor.get(answer.header("location"))
        assert tuple(re.findall(r"<b>(\d+)</b>", told.text)[1:3]) == expected


def test_a_rehearsal_keeps_nothing(house: House) -> None:
    answer = house.visitor.upload([("one.csv", invoices("Ostrava Lights"))], {"rehearse": "on"})
    assert answer.status == 200
    assert "nothing was kept" in answer.words
    assert "/import/undo/" not in house.visitor.get("/import").text


def test_no_file_and_a_wrong_format_are_told_at_the_form(house: House) -> None:
    none = house.visitor.upload([], {"client": "Somebody <b>"})
    assert none.status == 400
    assert "Somebody &lt;b&gt;" in none.text
    wrong = house.visitor.upload([("one.csv", invoices("A"))], {"format": "no_such"})
    assert wrong.status == 400
    assert 'role="alert"' in wrong.text


def test_what_a_killed_server_left_is_cleared_after_a_day(house: House) -> None:
    old, young = house.home / WORK / "upload-1-1", house.home / WORK / "upload-2-2"
    for folder in (old, young):
        (folder / "0").mkdir(parents=True)
        (folder / "0" / "x").write_text("x")
    os.utime(old, (1, 1))
    _uploads.clear_stale(house.home / WORK)
    assert (old.exists(), young.exists()) == (False, True)


def test_too_many_files_are_told_with_the_limit(house: House) -> None:
    answer = house.visitor.upload([(f"{number}.csv", b"x") for number in range(201)])
    assert answer.status == 400
    assert "200" in answer.words
    assert list((house.home / WORK).iterdir()) == []
