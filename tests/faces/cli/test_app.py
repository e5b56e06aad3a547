"""The entry: which command, which language, what a failure looks like, and a clean end whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from partwell import __version__
from partwell.faces.cli import _app
from tests.faces.cli._line import PROGRAM, Line, bill, invoices, process


def test_version(line: Line) -> None:
    assert line("--version").out == f"partwell {__version__}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["importt"], "Did you mean “import”?"),
        (["zzz"], "There is no command “zzz”."),
        (["portfolio", "--jso"], "There is no option --jso here. Did you mean --json?"),
        (["why"], "CLIENT is missing."),
        (["checkin", "x", "9"], "“9” does not fit 1..5. 1 miserable"),
        (["imports", "undo", "two"], "“two” does not fit ID."),
        (["demo", "--seed"], "--seed"),
        (["portfolio", "--as-of", "yesterday"], "“yesterday” is no day."),
        (["portfolio", "--as-of", "2026-02-30"], "“2026-02-30” is no day."),
        (["clients", "decide", "x", "fire"], "“fire” is none of keep, manage, part, none."),
    ],
)
def test_a_malformed_line_is_status_two_with_one_plain_sentence(line: Line, words: list[str], sentence: str) -> None:
    said = line(*words)
    assert said.status == 2
    assert said.out == ""
    assert sentence in said.err
    assert "Traceback" not in said.err
    assert "_" not in said.err.replace("__", "")


@pytest.mark.parametrize("words", [["portfolio", "--as-of", "x"], ["why"], ["nope"]])
def test_under_json_a_failure_is_one_document_and_nothing_else(line: Line, words: list[str]) -> None:
    said = line(*words, "--json")
    assert said.status == 2
    assert said.err == ""
    assert set(said.document) == {"error"}
    assert {"code", "message"} <= set(said.document["error"])


def test_input_at_fault_is_status_one(line: Line) -> None:
    said = line("why", "Nobody", "--json")
    assert said.status == 1
    assert said.document["error"]["code"] == "no_client"
    assert "Nobody" in said.document["error"]["message"]


def test_an_unknown_language_or_an_option_without_value_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert _app.run(["sources", "--lang", "xx"]) == 2
    assert "“xx” is not a language" in capsys.readouterr().err
    assert _app.run(["sources", "--home"]) == 2
    assert "--home needs a value" in capsys.readouterr().err


def test_the_books_language_is_spoken_unless_the_call_says_otherwise(
    line: Line, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line("init", "--language", "hu").status == 0
    assert _app.run(["portfolio", "--home", str(line.home)]) == 0
    assert "A könyvben még nincs ügyfél" in capsys.readouterr().out
    assert _app.run(["portfolio", "--home", str(line.home), "--lang=en"]) == 0
    assert "The book has no clients yet" in capsys.readouterr().out


def test_words_behind_a_double_dash_are_taken_as_they_are(line: Line, tmp_path: Path) -> None:
    del tmp_path
    assert line("import", "--json", "--", "--home").document["files"][0]["path"].endswith("--home")


def test_a_hostile_name_cannot_steer_the_terminal(line: Line, tmp_path: Path) -> None:
    evil = "Acme\x1b[31m\u202eGmbH\x07"
    path = invoices(tmp_path, bill(1, evil), name="in\x1b[2Jvoices.csv")
    shown = [line("import", str(path)), line("imports"), line("clients"), line("portfolio"), line("why", evil)]
    for said in shown:
        text = said.out + said.err
        assert not [c for c in text if ord(c) < 32 and c != "\n"] + [c for c in text if c in "\x7f\u202e\x9b"]
    assert any("Acme" in said.out for said in shown)


def test_a_reader_who_leaves_early_hears_no_complaint(line: Line) -> None:
    shell = subprocess.Popen(
        [*PROGRAM, "sources", "--home", str(line.home)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert shell.stdout is not None
    shell.stdout.close()
    assert shell.stderr is not None
    assert shell.stderr.read() == b""
    assert shell.wait(60) == 141
    shell.stderr.close()


def test_ctrl_c_ends_with_its_own_status_and_no_traceback(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(_app, "_run", interrupt)
    said = line("portfolio")
    assert said.status == 130
    assert "Traceback" not in said.err


def test_ctrl_c_while_reading_standard_input(line: Line) -> None:
    running = subprocess.Popen(
        [*PROGRAM, "import", "-", "--home", str(line.home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdin is not None
    running.stdin.write(b"number,client\n" * 400_000)  # more than a pipe holds: once written, it is being read
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in err
    assert out == b""


def test_a_folder_that_cannot_be_a_book_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    assert _app.run(["portfolio", "--home", str(tmp_path / "file"), "--lang", "en"]) == 1
    assert str(tmp_path / "file") in capsys.readouterr().err


def test_a_damaged_book_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "book.sqlite3").write_bytes(b"not a database, " * 300)
    said = process("portfolio", "--json", "--home", str(tmp_path), "--lang", "en")
    assert said.status == 1
    assert said.err == ""
    assert said.document["error"]["message"]


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["sources"], ["import", "--help"]])
def test_what_needs_no_book_loads_neither_django_nor_duckdb(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; from partwell.faces.cli._app import run; run(sys.argv[1:]);"
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'django', 'duckdb', 'numpy', 'lxml'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PARTWELL_HOME": str(tmp_path / "none")},
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert not (tmp_path / "none").exists()


def test_the_installed_program_is_this_program() -> None:
    program = Path(sys.executable).with_name("partwell")
    done = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"partwell {__version__}\n"
