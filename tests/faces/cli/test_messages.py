"""`partwell messages`: a client's words with labels, filtered; yes, no, always and never from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from partwell.book.models import Identity, ImportedFile, Message
from tests.faces.cli._line import Line, bill, invoices


@pytest.fixture
def written(line: Line, tmp_path: Path) -> Line:
    line("import", str(invoices(tmp_path, bill(1, "Acme"))))
    sender, file = Identity.objects.get(name="Acme"), ImportedFile.objects.first()
    for number, text in enumerate(("Any news on the flyer?", "It is not quite it.", "See you at the fair.")):
        key = f"{number}" * 20
        Message.objects.create(key=key, file=file, sent=1_770_000_000, sender=sender, channel="mail", text=text)
    return line


def test_messages_are_told_with_their_quotes_and_worth(written: Line) -> None:
    said = written("messages", "Acme")
    assert "asks again: “Any news on” (counts)" in said.out
    assert "vague feedback: “is not quite it” (maybe)" in said.out
    assert "See you at the fair." in said.out
    assert "újra érdeklődik: „Any news on” (számít)" in written("messages", "Acme", language="hu").out


def test_filters_and_the_document(written: Line) -> None:
    document = written("messages", "Acme", "--label", "chase", "--json").document
    assert (document["n"], document["messages"][0]["text"]) == (1, "Any news on the flyer?")
    assert written("messages", "Acme", "--sure", "maybe", "--json").document["n"] == 1
    assert "No message fits" in written("messages", "Acme", "--who", "me").out


def test_a_word_is_kept_and_taken_back(written: Line) -> None:
    assert written("messages", "Acme", "no", "000", "chase").status == 0
    assert written("messages", "Acme", "--sure", "rejected", "--json").document["n"] == 1
    assert written("messages", "Acme", "back", "000", "chase").status == 0
    assert written("messages", "Acme", "--sure", "rejected", "--json").document["n"] == 0
    assert written("messages", "Acme", "always", "111", "vague_feedback").status == 0
    standing = written("messages", "Acme", "--label", "vague_feedback", "--json").document["messages"][0]["labels"][0]
    assert (standing["standing"], standing["word"]) == ("confirmed", "yes")


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("Acme", "shrug"), 2, "shrug does not fit here"),
        (("Acme", "no"), 2, "Say which message and which label"),
        (("Acme", "--sure", "very"), 2, "very does not fit here"),
        (("Acme", "no", "999", "chase"), 1, "There is no message 999"),
        (("Acme", "never", "000", "threat"), 1, "has no label threat"),
        (("Acme", "--label", "gossip"), 1, "gossip is no label"),
        (("Nobody",), 1, "Nobody"),
    ],
)
def test_what_cannot_be_asked(written: Line, words: tuple[str, ...], status: int, told: str) -> None:
    said = written("messages", *words)
    assert said.status == status
    assert told in said.err
    assert said.out == ""
