"""`when`, `interest` and `forecast` for scripts and for people: answers, bad lines between good ones, exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faces.cli._line import PROGRAM, Line, Said

WHEN = {
    "id": 1,
    "invoices": [{"amount": 2000, "hazard": {"pays_on": 10}}],
    "rho": 0.3,
    "stay_cost_per_day": 20,
    "notice_days": 0,
    "horizon": 90,
}
CLAIM = {"id": "x", "jurisdiction": "UK", "amount": 100, "due": "2024-02-01", "paid": "2024-03-01"}
HEAD = "client,invoice,issued,due,paid,amount,currency\n"
GOOD = "Bakery,1,2024-01-01,2024-01-15,2024-01-20,100,EUR\nBakery,2,2024-02-01,2024-02-15,,100,EUR\n"


def ask(line: Line, command: str, *records: object, language: str = "en") -> tuple[int, list[Any]]:
    """Answers to these records; a string is sent as it stands."""
    text = "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)
    said = line(command, "--jsonl", language=language, stdin=text.encode("utf-8", "surrogatepass"))
    assert said.err == ""
    return said.status, [json.loads(row) for row in said.out.splitlines()]


def table(folder: Path, text: str) -> str:
    """A CSV with this text."""
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_when_answers_the_example(line: Line) -> None:
    status, (answer,) = ask(line, "when", WHEN)
    assert status == 0
    expected = {
        "id": 1,
        "action": "wait",
        "value": 1800.0,
        "best_fixed_day": 10,
        "give_up_day": 10,
        "rho_breakeven": 0.1,
    }
    assert {k: answer[k] for k in expected} == expected


def test_interest_answers_the_example(line: Line) -> None:
    status, (answer,) = ask(line, "interest", CLAIM)
    assert status == 0
    assert answer["interest"] == 1.05
    assert answer["segments"] == [["2024-02-02", "2024-03-01", 29, 13.25]]
    assert (answer["fixed_sum"], answer["refuse"], answer["reason"]) == (40, False, None)


def test_interest_refuses_in_the_persons_language(line: Line) -> None:
    unknown = {**CLAIM, "jurisdiction": "HU", "paid": "2030-01-01"}
    for language, word in (("en", "not known"), ("hu", "nem ismert")):
        status, answers = ask(line, "interest", unknown, {**CLAIM, "jurisdiction": "AU"}, language=language)
        assert status == 0
        assert all(a["refuse"] and a["interest"] is None and a["fixed_sum"] is None for a in answers)
        assert word in answers[0]["reason"]


def test_bad_lines_are_answered_between_good_ones(line: Line) -> None:
    bad = [
        "nope",
        "[1]",
        '{"rho": 0.1}',
        '{"id": true}',
        '{"id": 3, "x": NaN}',
        '{"id": 4, "x": 1' + "0" * 5000 + "}",
        "[" * 100_000,
        {"id": "b1"},
    ]
    records = [row for wrong in bad for row in (WHEN, wrong)]
    status, answers = ask(line, "when", *records, "", "   ")
    assert status == 1
    assert len(answers) == len(records)
    assert all("error" not in a for a in answers[::2])
    assert [a["error"]["code"] for a in answers[1::2]] == [
        "not_json",
        "not_an_object",
        "missing_field",
        "wrong_type",
        "not_json",
        "not_json",
        "not_json",
        "missing_field",
    ]
    assert [a["id"] for a in answers[1::2]] == [None] * 7 + ["b1"]
    assert all(set(a) == {"id", "error"} and a["error"]["message"] for a in answers[1::2])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"invoices": [{"amount": 10, "hazard": 1.5}]}, "invoices[0].hazard"),
        ({"invoices": [{"amount": 10, "hazard": []}]}, "invoices[0].hazard"),
        ({"invoices": [{"amount": 10, "hazard": [0.1, "x"]}]}, "invoices[0].hazard[1]"),
        ({"invoices": [{"amount": 10, "hazard": {}}]}, "invoices[0].hazard.pays_on"),
        ({"invoices": [{"amount": 10}]}, "invoices[0].hazard"),
        ({"invoices": [{"amount": -1, "hazard": 0.1}]}, "invoices[0].amount"),
        ({"invoices": [{"amount": 1, "hazard": 0.1}] * 201}, "invoices"),
        ({"rho": 7}, "rho"),
        ({"horizon": 1e9}, "horizon"),
        ({"notice_days": 0.5}, "notice_days"),
        ({"milestones": [{"day": 1, "amount": 1}]}, "milestones[0].p_accept"),
        ({"prepaid": [{"ready_day": 3}]}, "prepaid[0].amount"),
        ({"prepaid": [{"amount": 5, "ready_day": 99}]}, "horizon"),
        ({"earliest_tell": 9, "latest_tell": 8}, "latest_tell"),
        ({"must_deliver_prepaid": "yes"}, "must_deliver_prepaid"),
    ],
)
def test_when_names_the_field_at_fault(line: Line, change: dict[str, Any], field: str) -> None:
    for language in ("en", "hu"):
        status, answers = ask(line, "when", {**WHEN, **change}, {**WHEN, "id": 2}, language=language)
        assert status == 1
        assert f" {field} " in answers[0]["error"]["message"]
        assert answers[1]["action"] == "wait"


def test_when_takes_every_field(line: Line) -> None:
    full = {
        **WHEN,
        "invoices": [{"amount": 10, "hazard": [0.1, 0], "p_ever": 0.9, "collect_lag_days": 3}],
        "kappa": 0.5,
        "rho_tell": 0.1,
        "notice_cost_per_day": None,
        "earliest_tell": 1,
        "latest_tell": 50,
        "annual_discount": 0.05,
        "p_never": 0.1,
        "milestones": [{"day": 5, "amount": 100, "p_accept": 0.9, "p_accept_if_told": 0.2, "survives_notice": True}],
        "prepaid": [{"amount": 5, "ready_day": 3, "refund_share": 0.5}],
        "must_deliver_prepaid": False,
        "unknown": 1,
    }
    assert ask(line, "when", full)[0] == 0


def test_many_invoices_say_that_they_are_approximated(line: Line) -> None:
    _, (answer,) = ask(line, "when", {**WHEN, "invoices": [{"amount": 9, "hazard": 0.1}] * 30})
    assert answer["approximate"] is True
    assert answer["value_at_most"] >= answer["value"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"jurisdiction": "Narnia"}, "unknown_jurisdiction"),
        ({"jurisdiction": 3}, "wrong_type"),
        ({"amount": "100"}, "wrong_type"),
        ({"amount": 0}, "wrong_value"),
        ({"amount": -5}, "wrong_value"),
        ({"due": "2024-02-31"}, "wrong_value"),
        ({"paid": None}, "wrong_type"),
        ({"convention": "30/360"}, "wrong_value"),
    ],
)
def test_interest_names_the_fault(line: Line, change: dict[str, Any], code: str) -> None:
    status, (answer,) = ask(line, "interest", {**CLAIM, **change})
    assert (status, answer["id"], answer["error"]["code"]) == (1, "x", code)


def test_ids_come_back_as_they_were(line: Line) -> None:
    ids = ["", "ű\u2028", "\ud800", 0, -(10**30), "7"]
    status, answers = ask(line, "interest", *({**CLAIM, "id": i} for i in ids))
    assert status == 0
    assert [a["id"] for a in answers] == ids


def test_no_input_no_output(line: Line) -> None:
    assert line("interest", "--jsonl") == Said(0, "", "")


def test_a_line_without_an_end_and_a_byte_order_mark_are_read(line: Line) -> None:
    said = line("interest", "--jsonl", stdin=b"\xef\xbb\xbf" + json.dumps(CLAIM).encode())
    assert said.status == 0
    assert len(said.out.splitlines()) == 1


def test_bytes_that_are_no_text_are_not_json(line: Line) -> None:
    said = line("interest", "--jsonl", stdin=b'{"id": "\xff"}\n')
    assert json.loads(said.out)["error"]["code"] == "not_json"


def test_a_line_far_too_long_is_refused_and_the_next_is_answered(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partwell.faces.cli._jsonl.LONGEST_LINE", 100_000)
    long = json.dumps({**CLAIM, "pad": "x" * 300_000}).encode()
    said = line("interest", "--jsonl", stdin=long + b"\n" + json.dumps(CLAIM).encode() + b"\n")
    first, second = map(json.loads, said.out.splitlines())
    assert first["id"] is None
    assert first["error"]["code"] == "line_too_long"
    assert second["interest"] == 1.05


def test_every_line_is_answered_before_more_is_awaited() -> None:
    command = [*PROGRAM, "interest", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for number in (1, 2):
            program.stdin.write(json.dumps({**CLAIM, "id": number}) + "\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == number
        program.stdin.close()
        assert program.wait(30) == 0


def test_neither_the_book_nor_django_is_started() -> None:
    code = (
        "import sys, io\nsys.stdin = io.TextIOWrapper(io.BytesIO(b''))\n"
        "from partwell.faces.cli._app import run\n"
        "assert run(['when', '--jsonl']) == 0 and run(['interest', '--jsonl']) == 0\n"
        "assert 'django' not in sys.modules and 'duckdb' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_jsonl_takes_no_other_options(line: Line) -> None:
    for words in (["interest", "--jsonl", "--amount", "3"], ["when", "--jsonl", "--json"]):
        said = line(*words)
        assert said.status == 2
        assert "--jsonl" in said.out + said.err


def test_a_person_gets_a_claim_with_source_and_caution(line: Line) -> None:
    words = ["interest", "--jurisdiction", "HU", "--amount", "500000", "--due", "2024-03-15", "--paid", "2024-09-20"]
    said = line(*words)
    assert said.status == 0
    for piece in ("44,332.19", "40 EUR", "Ptk.", "18.75", "not legal advice"):
        assert piece in said.out
    assert "jogi tanács" in line(*words, language="hu").out
    assert line(*words, "--json").document["interest"] == 44332.19


def test_a_person_is_told_of_refusal_and_of_payment_in_time(line: Line) -> None:
    refused = line("interest", "--jurisdiction", "AU", "--amount", "5", "--due", "2024-03-15", "--paid", "2024-09-20")
    assert refused.status == 1
    assert "No statutory interest" in refused.out
    in_time = line("interest", "--jurisdiction", "FR", "--amount", "5", "--due", "2024-03-15", "--paid", "2024-03-01")
    assert "on time" in in_time.out


def test_a_person_is_helped_to_ask(line: Line) -> None:
    assert "--paid" in line("interest", "--amount", "5").err
    assert "--invoice 2000@25" in line("when").err
    assert "2000@25" in line("when", "--invoice", "lots", "--day-cost", "3").err
    bad = line("interest", "--jurisdiction", "HU", "--amount", "5", "--due", "soon", "--paid", "2024-03-01")
    assert (bad.status, "due" in bad.err) == (2, True)
    assert line("when", "--invoice", "5@3", "--day-cost", "3", "--risk", "900").status == 2


def test_a_person_gets_advice_in_words(line: Line) -> None:
    waits = line("when", "--invoice", "2000@10", "--day-cost", "5", "--risk", "50", "--notice", "0")
    assert waits.status == 0
    assert "Wait" in waits.out
    now = line("when", "--invoice", "20@10", "--day-cost", "500")
    assert "Tell now." in now.out
    assert "whatever you assume" in now.out
    many = line("when", "--day-cost", "5", *(w for n in range(12) for w in ("--invoice", f"{100 + n}@20")))
    assert "approximation" in many.out
    assert line("when", "--invoice", "2000@10", "--day-cost", "5", "--json").document["action"] in {"wait", "tell_now"}


def test_a_backtest_predicts_every_row(line: Line, tmp_path: Path) -> None:
    said = line("forecast", table(tmp_path, HEAD + GOOD), "--backtest", "--json")
    assert said.status == 0
    first, second = said.document["predictions"]
    assert (first["invoice"], first["n_history"], second["n_history"]) == ("1", 0, 1)
    assert list(second["quantiles"]) == [f"{n / 100:.2f}" for n in range(5, 100, 5)]
    assert second["p_late_30"] <= second["p_late_7"]
    assert said.document["summary"]["n"] == 1
    assert said.document["problems"] == said.document["notes"] == []


def test_bad_rows_are_named_and_the_rest_goes_on(line: Line, tmp_path: Path) -> None:
    rows = (
        "Bakery,1,2024-01-01,2024-01-15,2024-01-20,100,EUR\n"  # a second number 1
        "Bakery,3,2024-03-01,,,100,EUR\n"
        "Bakery,4,2024-02-30,2024-03-15,,100,EUR\n"
        "Bakery,5,0024-02-03,2024-03-15,,100,EUR\n"
        "Bakery,6,2024-03-01,2024-03-15,2024-02-01,NaN,EUR\n"
        "Bakery,7,2024-03-01,2024-03-15,,abc,EUR\n"
        "Bakery,8,2024-04-01,2024-04-15,,,EUR\n"
    )
    said = line("forecast", table(tmp_path, HEAD + GOOD + rows), "--backtest", "--json")
    assert said.status == 1
    assert [(p["line"], p["code"]) for p in said.document["problems"]] == [
        (4, "invoice_twice"),
        (5, "cell_empty"),
        (6, "cell_no_day"),
        (7, "cell_far_day"),
    ]
    assert [n["code"] for n in said.document["notes"]] == [
        "paid_before_issue",
        "amount_not_positive",
        "amount_not_positive",
    ]
    assert [p["invoice"] for p in said.document["predictions"]] == ["1", "2", "6", "7", "8"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table_columns"),
        (b"a,b\n1,2\n", "table_columns"),
        (b"\xff\xfe", "table_encoding"),
        (b'client,invoice,issued,due,paid\n"' + b"x" * 2_000_000, "table_broken"),
    ],
)
def test_a_file_at_fault_is_one_error(line: Line, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    said = line("forecast", str(path), "--backtest", "--json")
    assert said.status == 1
    assert said.document["error"]["code"] == code


def test_no_file_a_folder_and_a_huge_file(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert line("forecast", str(tmp_path / "none.csv"), "--json").document["error"]["code"] == "table_missing"
    assert line("forecast", str(tmp_path), "--json").document["error"]["code"] == "table_folder"
    path = table(tmp_path, HEAD + GOOD)
    monkeypatch.setattr("partwell.actions._invoice_table.LARGEST", 10)
    assert line("forecast", path, "--json").document["error"]["code"] == "table_too_large"


def test_a_person_sees_open_invoices_and_the_backtest(line: Line, tmp_path: Path) -> None:
    path = table(tmp_path, HEAD + GOOD + "Bakery,9,2024-04-01,,,1,EUR\n")
    open_ = line("forecast", path, "--as-of", "2024-03-01")
    assert open_.status == 1
    assert "Bakery" in open_.out
    assert "line 4" in open_.err
    back = line("forecast", path, "--backtest", language="hu")
    assert "határidő" in back.out
    document = line("forecast", path, "--as-of", "2024-03-01", "--json").document
    assert document["predictions"][0]["expected_on"] >= "2024-03-01"


def test_a_person_sees_that_there_is_nothing(line: Line, tmp_path: Path) -> None:
    path = table(tmp_path, HEAD + "Bakery,2,2024-02-01,2024-02-15,,100,EUR\n")
    assert "nothing to compare" in line("forecast", path, "--backtest").out
    assert line("forecast", path, "--backtest", "--json").document["summary"]["crps"] is None
    assert "None is open." in line("forecast", table(tmp_path, HEAD), "--as-of", "2024-01-01").out
