"""The roster from the command line: verbs change it, undo takes each back, proposals wait for an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.cli._line import Line, bill, invoices


@pytest.fixture
def two(line: Line, tmp_path: Path) -> Line:
    line("import", str(invoices(tmp_path, bill(1, "Acme"), bill(2, "ACME Ltd."), bill(3, "Brook"))))
    return line


def names(line: Line) -> list[str]:
    return [card["name"] for card in line("clients", "--json").document["clients"]]


def test_merge_split_rename_alias_and_back(two: Line) -> None:
    assert names(two) == ["Acme", "ACME Ltd.", "Brook"]
    start = two("clients", "--json").document["clients"]
    assert two("clients", "merge", "Acme", "ACME Ltd.").status == 0
    assert names(two) == ["Acme", "Brook"]
    assert two("clients", "rename", "brook", "Brook & Sons").status == 0
    assert two("clients", "alias", "Acme", "info@acme.example").status == 0
    assert names(two) == ["Acme", "Brook & Sons"]
    for _ in range(3):
        assert two("clients", "undo").status == 0
    assert two("clients", "--json").document["clients"] == start
    assert two("clients", "undo").status == 1


def test_split_gives_identities_to_a_new_client(two: Line) -> None:
    two("clients", "merge", "Acme", "ACME Ltd.")
    card = two("clients", "--json").document["clients"][0]
    other = next(one["id"] for one in card["identities"] if one["name"] == "ACME Ltd.")
    assert two("clients", "split", "Acme", str(other), "--name", "Apart").status == 0
    assert "Apart" in names(two)


def test_the_own_word_stands_in_roster_and_portfolio(two: Line) -> None:
    assert two("clients", "decide", "Brook", "part", "enough").status == 0
    assert "your word: part" in two("clients").out
    row = next(row for row in two("portfolio", "--json").document["clients"] if row["name"] == "Brook")
    assert row["verdict"] == "part"
    two("clients", "decide", "Brook", "none")
    assert "your word" not in two("clients").out


def test_an_own_address_can_be_given_and_taken_back(two: Line) -> None:
    two("clients", "me", "me@mine.example")
    assert [one["value"] for one in two("clients", "--json").document["me"]] == ["me@mine.example"]
    assert two("clients", "me", "me@mine.example", "--not").status == 0
    assert two("clients", "--json").document["me"] == []


def test_a_clients_clock_is_kept_or_refused(two: Line) -> None:
    assert two("clients", "clock", "Brook", "--zone", "America/Toronto", "--hours", "8-16").status == 0
    assert two("clients", "clock", "Brook", "--zone", "Nowhere").status == 1
    assert two("clients", "clock", "Brook", "--hours", "late").status == 1


@pytest.mark.parametrize("language", ["en", "hu"])
def test_proposals_are_questions_with_reasons_and_take_one_answer(two: Line, language: str) -> None:
    proposal = two("clients", "--json", language=language).document["proposals"][0]
    assert proposal["kind"] == "same_client"
    assert proposal["reasons"]
    assert all("{" not in text and "proposal." not in text for text in [proposal["question"], *proposal["reasons"]])
    assert f"[{proposal['id']}]" in two("clients", language=language).out
    said = two("clients", "confirm", "--answer", f"{proposal['id']}=yes", "--json")
    assert said.document["answered"] == 1
    assert len(names(two)) == 2


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (["--answer", "zzz=yes"], "no_proposal"),
        (["--answer", "zzz"], "bad_answer"),
        (["--yes", "some"], "yes_means_all"),
    ],
)
def test_an_answer_that_fits_nothing_is_told(two: Line, flags: list[str], code: str) -> None:
    assert two("clients", "confirm", *flags, "--json").document["error"]["code"] == code


def test_yes_to_all_leaves_nothing_open(two: Line) -> None:
    assert two("clients", "confirm", "--yes", "all").status == 0
    assert two("clients", "--json").document["proposals"] == []


def test_yes_to_all_joins_no_names_that_only_begin_alike(line: Line, tmp_path: Path) -> None:
    line("import", str(invoices(tmp_path, bill(1, "Brook"), bill(2, "Brook Outdoor"), bill(3, "BROOK Ltd."))))
    assert line("clients", "confirm", "--yes", "all").status == 0
    assert names(line) == ["Brook", "Brook Outdoor"]
    (left,) = line("clients", "--json").document["proposals"]
    assert line("clients", "confirm", "--answer", f"{left['id']}=yes").status == 0
    assert names(line) == ["Brook"]


def test_a_check_in_is_kept_within_its_scale(two: Line) -> None:
    assert two("checkin", "ac", "2", "long call").status == 1  # two names begin so
    assert two("checkin", "Brook", "2", "long call", "--day", "2026-03-01").status == 0
    assert two("checkin", "Brook", "0").status == 2
    assert two("checkin", "Brook", "3", "--day", "2999-01-01").status == 1


def test_a_healthy_book_is_in_order(two: Line) -> None:
    assert two("check").out == "The book is in order.\n"
    assert two("check", "--json").document == {"ok": True, "findings": []}


def test_damage_is_found_and_is_status_one(two: Line) -> None:
    for original in (two.home / "originals").rglob("*"):
        if original.is_file():
            original.chmod(0o600)
            original.write_bytes(b"other")
    said = two("check", "--json")
    assert said.status == 1
    assert said.document["findings"]
    assert all("finding." not in one["message"] for one in said.document["findings"])


def test_without_a_client_the_check_ins_are_listed(two: Line) -> None:
    two("checkin", "Brook", "2")
    said = two("checkin")
    assert (said.status, "Brook: 2 of 5 on" in said.out, "Acme: nothing noted yet" in said.out) == (0, True, True)
    rows = {row["name"]: row["score"] for row in two("checkin", "--json").document["clients"]}
    assert rows == {"Acme": None, "ACME Ltd.": None, "Brook": 2}
    assert two("checkin", "Brook").status == 2
