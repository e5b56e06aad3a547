"""`partwell remedy` and `partwell tune`: log, measure, take back; thresholds set, listed and set back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.cli._line import INVOICES, PAYMENTS, Line


@pytest.fixture
def owed(line: Line, tmp_path: Path) -> Line:
    """One client whose eight invoices are each paid nine days late."""
    bills = [f"A-{m},Acme,2026-{m:02d}-01,2026-{m:02d}-15,EUR,900.00,0.00,900.00,,\r\n" for m in range(1, 9)]
    money = [f"2026-{m:02d}-24,Acme,EUR,900.00,A-{m},\r\n" for m in range(1, 9)]
    for name, text in (("bills.csv", INVOICES + "".join(bills)), ("money.csv", PAYMENTS + "".join(money))):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        assert line("import", str(tmp_path / name)).status == 0
    return line


def test_a_remedy_is_logged_shown_and_taken_back(owed: Line) -> None:
    assert "Nothing logged yet" in owed("remedy").out
    kept = owed("remedy", "acme", "deposit", "--day", "2026-05-01", "--note", "a third")
    assert (kept.status, kept.out.split(".")[0]) == (0, "Logged: A deposit")
    (client,) = owed("remedy", "status", "--json").document["clients"]
    (one,) = client["remedies"]
    assert (one["kind"], one["about"], one["day"], one["note"]) == ("deposit", "slow_to_pay", "2026-05-01", "a third")
    assert (one["before"], one["after"]) == ({"count": 4, "exposure": 4.0}, {"count": 4, "exposure": 4.0})
    assert "4 of 4 before, 4 of 4 since" in one["says"]
    assert "előtte 4 számlából 4" in owed("remedy", "status", "Acme", language="hu").out.replace("\n", " ")
    assert owed("remedy", "Acme", "deposit", "--day", "2026-05-01", "--json").document["id"] == one["id"]
    assert owed("remedy", "Acme", "--drop", one["id"]).status == 0
    assert owed("remedy", "status", "--json").document == {"clients": []}


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("Acme",), 2, "boundary"),
        (("Acme", "bribe"), 1, "bribe"),
        (("Nobody", "deposit"), 1, "Nobody"),
        (("Acme", "deposit", "--day", "2999-01-01"), 1, "2999-01-01"),
        (("Acme", "--drop", "0000"), 1, "0000"),
    ],
)
def test_faults_say_what_is_wrong(owed: Line, words: tuple[str, ...], status: int, says: str) -> None:
    said = owed("remedy", *words)
    assert said.status == status
    assert says in said.err


def test_a_threshold_moves_the_word_and_back(owed: Line) -> None:
    def word() -> str:
        (client,) = owed("portfolio", "--json").document["clients"]
        return str(client["kinds"]["slow_to_pay"]["word"])

    assert word() == "no"
    assert "slow_days is now 5" in owed("tune", "slow_days", "5").out
    assert word() == "yes"
    found = {one["name"]: one for one in owed("tune", "--json").document["thresholds"]}
    assert (found["slow_days"]["value"], found["slow_days"]["shipped"]) == (5.0, 14.0)
    assert found["slow_days"]["set_at"]
    assert found["slow_sure"]["set_at"] is None
    assert owed("tune", "slow_days", "--reset").status == 0
    assert word() == "no"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("slow_days", "0"), 1),
        (("slow_days", "nan"), 1),
        (("min_messages", "7.5"), 1),
        (("mood", "3"), 1),
        (("slow_days",), 2),
    ],
)
def test_a_threshold_out_of_bounds_is_refused(line: Line, words: tuple[str, ...], status: int) -> None:
    said = line("tune", *words)
    assert said.status == status
    assert words[0] in said.err
    assert line("tune").status == 0
