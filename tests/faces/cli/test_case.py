"""`partwell case`: the whole parting from the terminal, in words and as documents, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.faces.cli._line import Line, bill, invoices

NAME = "Ostrava Lights"


def ago(days: int) -> str:
    """The day so many days before today."""
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


@pytest.fixture
def case(line: Line, tmp_path: Path) -> Line:
    """A client one has stood before twice within a year, and an open case."""
    line("import", str(invoices(tmp_path, bill(1, NAME))))
    for days in (90, 200):
        assert line("checkin", NAME, "1", "--day", ago(days)).status == 0
    assert line("case", "open", NAME).status == 0
    return line


def do(line: Line, *words: str) -> str:
    """A command that must work; gives what it prints."""
    said = line("case", *words)
    assert said.status == 0, said.out + said.err
    return said.out


def prepare(line: Line) -> None:
    """Everything that stands before the telling, by hand."""
    do(line, "note", NAME, "a bad week", "--score", "8")
    do(line, "do", NAME, "cooling_off", "--skip")
    do(line, "do", NAME, "contract_review", "no_contract", "--done")
    do(line, "do", NAME, "scope_dossier", "gathered", "scope=a web site", "--done")
    do(line, "do", NAME, "obligations", "all_listed", "--done")
    do(line, "do", NAME, "timing", f"tell_day={ago(0)}", f"last_day={ago(-30)}", "--done")
    do(line, "do", NAME, "meeting", "channel=phone", "at=14:30", "--done")
    do(line, "do", NAME, "script", "reason=capacity", "if_more_money=no", "rehearsed", "--done")


def test_a_parting_from_open_to_closed_on_the_terminal_alone(case: Line) -> None:
    assert "Read the contract" in do(case, "next", NAME)
    prepare(case)
    assert "case told" in do(case, "next", NAME)
    do(case, "told", NAME, "phone")
    assert case("case", "show", NAME, "--json").document["state"] == "told"
    do(case, "do", NAME, "notice", "channel=email", f"sent_day={ago(0)}", "--done")
    do(case, "do", NAME, "referral", "--skip")
    ticks = ("pending", "deadlines", "files", "accounts_theirs", "accounts_mine", "secrets", "data")
    do(case, "do", NAME, "handover", *ticks, "--done")
    assert "Thirty days later" in do(case, "next", NAME)
    do(case, "do", NAME, "afterwards", "lesson=a deposit first", "--override", "they moved away, nothing is open")
    assert "Calmer nights" in do(case, "close", NAME)
    document = case("case", "show", NAME, "--json").document
    assert (document["client"], document["state"], document["next"]) == (NAME, "closed", None)
    assert document["journal"][0]["score"] == 8


def test_the_document_says_what_is_next_and_why_something_waits(case: Line) -> None:
    document = case("case", "show", NAME, "--json").document
    steps = {step["step"]: step for step in document["steps"]}
    assert document["gut"]["times"] == 3
    assert steps["cooling_off"]["state"] == "blocked"
    assert steps["contract_review"]["state"] == "next"
    assert steps["meeting"]["why"].startswith("First: Cool off, Read the contract")
    assert case("case", "next", NAME, "--json").document["next"]["step"] == "contract_review"
    assert [row["client"] for row in case("case", "--json").document["cases"]] == [NAME]


@pytest.mark.parametrize("language", ["en", "hu"])
def test_every_view_speaks_the_language_and_shows_no_key(case: Line, language: str) -> None:
    prepare(case)
    for words in (("list",), ("show", NAME), ("next", NAME)):
        said = case("case", *words, language=language)
        assert said.status == 0
        assert "case." not in said.out.replace("partwell case", "")
        assert "None" not in said.out
    assert case("case", language=language).out == case("case", "list", language=language).out


def test_a_gate_that_stands_is_told_in_one_sentence(case: Line) -> None:
    said = case("case", "do", NAME, "timing", "--done")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert case("case", "told", NAME, "phone").status == 1
    early = case("case", "do", NAME, "cooling_off", "--override", "no")
    assert "reason" in early.err
    assert case("case", "do", NAME, "cooling_off", "--skip", "--done").status == 2
    assert case("case", "close", NAME).status == 1


def test_answers_are_shown_again_and_can_be_taken_back(case: Line) -> None:
    assert "half past" in case("case", "do", NAME, "meeting", "at=half past").err
    assert "the old town hall" in do(case, "do", NAME, "meeting", "channel=in_person", "place=the old town hall")
    assert "the old town hall" not in do(case, "do", NAME, "meeting", "place=")
    do(case, "do", NAME, "cooling_off", "--override", "I have thought for a year")
    assert "not yet" in do(case, "do", NAME, "cooling_off", "--reopen")


def test_withdrawing_says_the_decided_answer(case: Line) -> None:
    assert case("case", "withdraw", NAME, "pay_more").status == 1
    out = do(case, "withdraw", NAME, "pay_more", "--terms", "80 EUR an hour")
    assert "Behaviour has no price" in out
    assert case("case", "show", NAME, "--json").document["state"] == "withdrawn"
    assert "over" in do(case, "next", NAME)


def test_an_emergency_begins_with_safety(case: Line) -> None:
    out = do(case, "emergency", NAME, "he threatened me")
    assert "Safety first" in out
    assert case("case", "show", NAME, "--json").document["next"] == "safety"
    assert case("case", "open", NAME, "--emergency").status == 1


def test_the_calendar_is_written_where_one_says(case: Line, tmp_path: Path) -> None:
    place = tmp_path / "dates.ics"
    do(case, "calendar", str(place))
    assert b"BEGIN:VEVENT" in place.read_bytes()


def test_without_a_case_one_is_told_how_to_begin(line: Line, tmp_path: Path) -> None:
    assert "case open" in line("case").out
    line("import", str(invoices(tmp_path, bill(1, NAME))))
    said = line("case", "show", NAME, "--json")
    assert (said.status, said.document["error"]["code"]) == (1, "no_case")


def test_words_that_would_steer_a_terminal_do_not(case: Line) -> None:
    do(case, "note", NAME, "\x1b[31mred\u202egnp", "--score", "3")
    assert "\x1b[31m" not in case("case", "show", NAME).out
