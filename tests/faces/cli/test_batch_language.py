"""`label` and `lint` for scripts and for people: answers, bad lines, exit status, and no book at start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faces.cli._line import Line

NEWS = {"id": 1, "text": "Any news on the flyer? I asked on Monday.", "lang": "en"}
THANKS = {"id": "h2", "text": "Köszönöm, nagyon szép lett!"}
LETTER = {
    "id": 7,
    "text": "I have decided to end our work together on 30 June. Thank you for the two years.",
    "lang": "en",
}
CODES = ["not_json", "not_an_object", "missing_field", "missing_field", "wrong_type", "unknown_language", "too_long"]


def ask(line: Line, *words: str, records: list[object], language: str = "en") -> tuple[int, list[Any]]:
    """Answers to these records; a string is sent as it stands."""
    text = "".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in records)
    said = line(*words, "--jsonl", language=language, stdin=text.encode())
    assert said.err == ""
    return said.status, [json.loads(row) for row in said.out.splitlines()]


def test_label_answers_in_order_with_the_same_ids(line: Line) -> None:
    status, (news, thanks, empty) = ask(line, "label", records=[NEWS, "", THANKS, {"id": "", "text": "", "lang": None}])
    assert status == 0
    assert news["id"] == 1
    assert news["lang"] == "en"
    assert ("chase", 0) in [(one["label"], one["start"]) for one in news["labels"]]
    assert set(news["labels"][0]) == {"label", "start", "end", "rule", "strength"}
    assert (thanks["id"], thanks["lang"]) == ("h2", "hu")
    assert {one["label"] for one in thanks["labels"]} == {"praise_thanks"}
    assert empty == {"id": "", "lang": "en", "labels": []}


@pytest.mark.parametrize("command", [("label",), ("lint", "--kind", "letter"), ("lint", "--kind", "talk")])
def test_a_line_at_fault_is_answered_and_the_rest_goes_on(line: Line, command: tuple[str, ...]) -> None:
    bad = [
        "not json", "[1, 2]", '{"text": "no id"}', {"id": "b1"}, {"id": "b2", "text": 5},
        {"id": "b3", "text": "x", "lang": "xx"}, {"id": "b4", "text": "x" * 1_000_001},
    ]  # fmt: skip
    status, answers = ask(line, *command, records=[NEWS, *bad, LETTER])
    assert status == 1
    assert [answer["error"]["code"] for answer in answers[1:-1]] == CODES
    assert [answer["id"] for answer in answers] == [1, None, None, None, "b1", "b2", "b3", "b4", 7]
    assert "error" not in answers[0]
    assert "error" not in answers[-1]


def test_lint_answers_the_example(line: Line) -> None:
    status, (answer,) = ask(line, "lint", "--kind", "letter", records=[LETTER])
    assert status == 0
    assert answer["id"] == 7
    found = {one["rule"]: one for one in answer["findings"]}
    assert set(found) == {"end_date", "thanks"}
    assert LETTER["text"][found["end_date"]["start"] : found["end_date"]["end"]] == "30 June"
    assert found["end_date"]["message"] == "The last day is named."


def test_lint_speaks_the_language_asked_for_and_proposes_in_the_text_s_own(line: Line) -> None:
    record = {"id": 1, "text": "I think we might stop.", "lang": "en"}
    _, (answer,) = ask(line, "lint", "--kind", "talk", records=[record], language="hu")
    hedge = next(one for one in answer["findings"] if one["rule"] == "hedge")
    assert hedge["message"] == "Magát a döntést gyengíti."
    assert hedge["rewrite"] == "I have decided to end our work together on [date]."
    assert "why" in hedge


def test_the_same_line_gets_the_same_answer_whatever_stands_beside_it(line: Line) -> None:
    _, alone = ask(line, "label", records=[NEWS])
    _, beside = ask(line, "label", records=[THANKS, NEWS, "broken"])
    assert beside[1] == alone[0]


def test_empty_input_gives_no_output(line: Line) -> None:
    assert ask(line, "label", records=[]) == (0, [])


def test_a_person_labels_a_file(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("Any news on the flyer? You idiots!", encoding="utf-8")
    said = line("label", str(file))
    assert said.status == 0
    assert "asks again: “Any news on”" in said.out
    assert "disrespect" in said.out
    assert line("label", str(file), "--text-lang", "hu").out.strip() == "Nothing to remark."


def test_a_person_lints_a_letter(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("You never answer. I might stop.", encoding="utf-8")
    bad = line("lint", "letter", str(file))
    assert bad.status == 1
    assert "Do not send: Holds the other side at fault." in bad.out
    file.write_text(str(LETTER["text"]), encoding="utf-8")
    assert line("lint", "talk", str(file)).status == 0
    assert "Nothing to change." in line("lint", "talk", str(file)).out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("lint",), 2),
        (("lint", "speech"), 2),
        (("lint", "--jsonl"), 2),
        (("label", "--text-lang", "xx"), 2),
        (("label", "no such file.txt"), 1),
    ],
)
def test_wrong_usage_says_so_and_prints_nothing(line: Line, words: tuple[str, ...], status: int) -> None:
    said = line(*words)
    assert (said.status, said.out) == (status, "")
    assert said.err


def test_a_file_that_is_not_text_is_refused(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "picture.bin"
    file.write_bytes(b"\xff\xfe\x00\x80")
    said = line("label", str(file))
    assert said.status == 1
    assert "UTF-8" in said.err


def test_labelling_needs_no_book_and_no_django() -> None:
    code = (
        "import sys; from partwell.faces.cli._app import run; run(['label', '--jsonl']);"
        "assert not any(name.split('.')[0] in {'django', 'duckdb'} for name in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(NEWS).encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "PARTWELL_HOME": "/nowhere"},
    )
    assert done.stderr == b""
    assert done.returncode == 0
