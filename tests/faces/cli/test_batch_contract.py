"""`contract review`, `notice` and `notice-date` for scripts and for people: answers, bad lines, exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from partwell.contracts.review import TOPICS
from tests.faces.cli._line import Line

CLAUSE = {"id": "a", "text": "Either of us can end this agreement by giving the other two weeks' notice in writing."}
DATE = {"id": 1, "anchor": "before_term_end", "term_end": "2031-05-31", "notice": {"n": 3, "unit": "month"}}
CONTRACT = """# Contract
The Client may terminate this Agreement at any time.
The Contractor shall keep all information confidential.
This Agreement is governed by the laws of Utah.
The Client owns all rights in the work.
Invoices are due within 30 days.
"""


def ask(line: Line, command: str, *records: object, language: str = "en") -> tuple[int, list[Any]]:
    """Answers to these records; a string is sent as it stands."""
    text = "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)
    said = line("contract", command, "--jsonl", language=language, stdin=text.encode())
    assert said.err == ""
    return said.status, [json.loads(row) for row in said.out.splitlines()]


def saved(folder: Path, text: str, name: str = "retainer.md") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_notice_answers_the_examples(line: Line) -> None:
    status, (first, second) = ask(
        line, "notice", CLAUSE, {"id": "b", "text": "The Client may cancel with forty (45) days' notice."}
    )
    assert status == 0
    assert first == {
        "id": "a",
        "rule": {
            "n": 2, "unit": "week", "day_type": "unspecified", "anchor": "rolling", "who": "either", "form": "written",
            "delivery": None,
        },
        "certain": True,
        "ask": [],
    }  # fmt: skip
    assert (second["rule"]["conflict"], second["certain"]) == ([40, 45], False)
    assert "40 and 45" in second["ask"][0]


def test_bad_lines_between_good_ones(line: Line) -> None:
    long = {"id": "l", "text": "x" * 1_000_001}
    status, answers = ask(
        line, "notice", CLAUSE, "nope", '{"text": "no id"}', '{"id": "b"}', '{"id": 7, "text": ["x"]}', long, CLAUSE
    )
    assert status == 1
    assert [(a["id"], a.get("error", {}).get("code")) for a in answers] == [
        ("a", None), (None, "not_json"), (None, "missing_field"), ("b", "missing_field"), (7, "wrong_type"),
        ("l", "too_long"), ("a", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"anchor": None}, "wrong_type", "anchor"),
        ({"anchor": "soon"}, "wrong_value", "anchor"),
        ({"term_end": "2031-02-30"}, "wrong_value", "term_end"),
        ({"term_end": None}, "missing_field", "term_end"),
        ({"notice": {"n": -3, "unit": "day"}}, "wrong_value", "notice.n"),
        ({"notice": {"n": 3, "unit": "moon"}}, "wrong_value", "notice.unit"),
        ({"notice": {"unit": "day"}}, "missing_field", "notice.n"),
        ({"notice": 3}, "wrong_type", "notice"),
        ({"notice": {"n": 9999, "unit": "year"}}, "wrong_value", "notice"),
        ({"renewal_term": {"n": 0, "unit": "year"}}, "wrong_value", "renewal_term.n"),
        ({"country": "XX"}, "wrong_value", "country"),
        ({"strict": 1}, "wrong_type", "strict"),
        ({"snap": "week_end"}, "wrong_value", "snap"),
    ],
)
def test_bad_dates_are_named(line: Line, change: dict[str, object], code: str, field: str) -> None:
    status, (bad, good) = ask(line, "notice-date", DATE | change, DATE)
    assert status == 1
    assert bad["error"]["code"] == code
    assert field in bad["error"]["message"]
    assert good["cutoff"] == "2031-02-28"


def test_dates_come_with_steps_in_both_languages(line: Line) -> None:
    for language, words in (("en", "The last day for the notice is"), ("hu", "A felmondás utolsó napja")):
        status, (answer,) = ask(line, "notice-date", DATE, language=language)
        assert status == 0
        assert answer["steps"][-1].startswith(words)
        assert answer["certain"] is True


def test_a_review_is_one_document(line: Line, tmp_path: Path) -> None:
    said = line("contract", "review", saved(tmp_path, CONTRACT), "--json")
    found = said.document
    assert said.status == 0
    assert (found["file"], found["lang"], found["lines"], found["pages"]) == ("retainer.md", "en", 7, None)
    assert set(found["topics"]) == set(TOPICS)
    right = found["topics"]["termination_convenience_client"]
    assert right == {
        "status": "present",
        "lines": [2],
        "page": None,
        "quote": "The Client may terminate this Agreement at any time.",
    }
    first = found["loose_ends"][0]
    assert (first["id"], first["severity"], first["lines"]) == ("no-right-to-leave", "high", [2])
    assert first["finding"].endswith(".")


def test_a_review_in_words_in_both_languages(line: Line, tmp_path: Path) -> None:
    path = saved(tmp_path, CONTRACT)
    english, hungarian = (line("contract", "review", path, language=language) for language in ("en", "hu"))
    assert "You may end it without a ground: not found" in english.out
    assert "(line 2)" in english.out
    assert "not legal advice" in english.out
    assert "Csak az ügyfél mondhatja fel" in hungarian.out


def test_a_recipe_is_told_from_a_contract(line: Line, tmp_path: Path) -> None:
    path = saved(tmp_path, "Mix flour with two eggs.\n")
    assert (
        line("contract", "review", path, "--json").document["note"]
        == "This does not read like a contract: 0 of 25 topics."
    )
    assert line("contract", "review", path).out.startswith("This does not read like a contract")


def test_faulty_files_are_errors(line: Line, tmp_path: Path) -> None:
    missing = line("contract", "review", str(tmp_path / "no.md"), "--json")
    assert (missing.status, missing.document["error"]["code"]) == (1, "no_contract_file")
    broken = line("contract", "review", saved(tmp_path, "%PDF-1.7 broken", "a.pdf"), "--json")
    assert (broken.status, broken.document["error"]["code"]) == (1, "document_damaged_document")


def test_one_clause_in_words_and_as_json(line: Line) -> None:
    said = line("contract", "notice", CLAUSE["text"])
    assert said.status == 0
    assert "Notice: 2 weeks, counted from the notice." in said.out
    asked = line("contract", "notice", "The Writer may end it if the Client is in default.")
    assert "please answer" in asked.out
    assert line("contract", "notice", CLAUSE["text"], "--json").document["certain"] is True
    empty = line("contract", "notice")
    assert (empty.status, "text" in empty.err) == (2, True)


def test_one_calculation_in_words_and_as_json(line: Line) -> None:
    words = ("contract", "notice-date", "--given", "2030-06-10", "--notice", "30 days")
    assert "end on 10 Jul 2030" in line(*words).out
    assert line(*words, "--json").document["end_date"] == "2030-07-10"
    assert "How long is the notice period?" in line("contract", "notice-date", "--given", "2030-06-10").out
    bad = line("contract", "notice-date", "--notice", "soon")
    assert (bad.status, "soon" in bad.err) == (2, True)
