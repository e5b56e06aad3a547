"""The pass of questions: each answer in a letter or a name, and stopping keeps what was answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from partwell.faces.cli._face import Face
from tests.faces.cli._line import Line

MAIL = """From {sender} Mon Mar  2 09:00:00 2026
From: {sender}
To: {to}
Date: Mon, 2 Mar 2026 {hour:02d}:00:00 +0100
Message-ID: <{hour}.{sender}>
Subject: Poster

Could you send the poster?

"""
PEOPLE = ["ann@birch.example", "bob@cedar.example", "cyd@dogwood.example"]


@pytest.fixture
def asked(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    """Three people who wrote and were written to, and somebody at the keyboard."""
    mails = []
    for at, one in enumerate(PEOPLE):
        for turn in range(3 - at):
            mails.append(MAIL.format(sender=one, to="list@elm.example", hour=8 + at * 4 + turn))
            mails.append(MAIL.format(sender="list@elm.example", to=one, hour=11 + at * 4 + turn))
    box = tmp_path / "box.mbox"
    box.write_text("".join(mails), encoding="ascii")
    line("import", str(box))
    monkeypatch.setattr(Face, "talks", property(lambda _: True))
    return line


def subjects(line: Line) -> list[str]:
    return [one["subject"] for one in line("clients", "--json").document["proposals"]]


def test_every_kind_of_answer_is_taken_in_one_pass(asked: Line) -> None:
    before = subjects(asked)
    words = {"list@elm.example": "me", "ann@birch.example": "new:Ann", "bob@cedar.example": "new:Bob & Co"}
    assert set(words) <= set(before)
    said = asked("clients", "confirm", stdin="".join(words.get(one, "") + "\n" for one in before).encode())
    assert "3 answers kept" in said.out
    assert f"(1 of {len(before)})" in said.err
    found = asked("clients", "--json").document
    assert {card["name"] for card in found["clients"]} == {"Ann", "Bob & Co"}
    assert [one["value"] for one in found["me"]] == ["list@elm.example"]


@pytest.mark.parametrize("end", [b"q\n", b""])
def test_stopping_keeps_the_answers_so_far(asked: Line, end: bytes) -> None:
    first, second = (one["id"] for one in asked("clients", "--json").document["proposals"][:2])
    said = asked("clients", "confirm", stdin=b"n\n" + end)
    assert said.status == 0
    assert "One answer kept" in said.out
    left = {one["id"] for one in asked("clients", "--json").document["proposals"]}
    assert first not in left
    assert second in left


def test_an_answer_that_fits_nothing_is_asked_again_in_hungarian(asked: Line) -> None:
    said = asked("clients", "confirm", language="hu", stdin="valaki\nén\nq\n".encode())
    assert "„valaki”" in said.err
    assert len(asked("clients", "--json").document["me"]) == 1


def test_an_import_of_messages_says_that_the_person_is_unknown(line: Line, tmp_path: Path) -> None:
    box = tmp_path / "box.mbox"
    mails = [
        MAIL.format(sender=one, to=f"to-{one}", hour=hour) + MAIL.format(sender=f"to-{one}", to=one, hour=hour + 1)
        for one in PEOPLE
        for hour in (9, 11)
    ]
    box.write_text("".join(mails), encoding="ascii")
    assert "partwell clients me" in line("import", str(box)).out
    line("clients", "me", PEOPLE[0])
    assert "partwell clients me" not in line("import", str(box)).out
