"""Headers of chats exported as text: every phone's layout, an independent count, days that can be read two ways."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.facts.errors import AirlockError
from partwell.sources import _chat_lines as chat_lines
from partwell.sources._contract import Context
from partwell.sources.whatsapp import SOURCE
from tests.sources._reading import facts_of, parse

SOUP = st.text(alphabet="0123/.:-, []\u200e\u202f\nAPMapm", max_size=60)
WORDS = ["[", "]", "1/2/25", "01.02.2025", "2025-02-01", "2025. 02. 01.", ", ", " ", "\u202f", "9:15", "09.15", ":33"]
SIGNS = ["PM", "a. m.", "du. ", "de ", "nachm.", " vorm", "à ", "um ", "kl. ", " - ", ": ", "Anna", "\n", "\u200e", "x"]
PIECES = st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=14).map("".join)


@given(st.one_of(SOUP, PIECES))
def test_the_independent_count_agrees_on_any_text(text: str) -> None:
    assert chat_lines.count_headers(text) == len(list(chat_lines.pieces(text)))


LAYOUTS = (
    "3/14/25, 22:41 - {}: {}",
    "14.03.25, 22:41 - {}: {}",
    "14/03/2025, 10:41 pm - {}: {}",
    "14/03/2025, 10:41 p. m. - {}: {}",
    "2025. 03. 14. 22:41 - {}: {}",
    "2025-03-14, 22:41 - {}: {}",
    "[3/14/25, 10:41:00 PM] {}: {}",
    "[3/14/25, 10:41:00\u202fPM] {}: {}",
    "[14.03.25, 22:41:00] {}: {}",
    "[2025. 03. 14. 22:41:00] {}: {}",
    "\u200e[14/03/2025, 22:41:00] {}: {}",
    "[14-03-2025 22:41] {}: {}",
    "14.3.2025, 22.41 - {}: {}",
    "14/03/2025 à 22:41 - {}: {}",
    "14.03.25, 10:41 nachm. - {}: {}",
    "2025. 03. 14. du. 10:41 - {}: {}",
    "[14.03.25 um 22:41:00] {}: {}",
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_sender_time_and_words(layout: str) -> None:
    text = "\n".join([layout.format("Marta Quell", "Hello: a word"), layout.format("Me", "two\nlines"), ""])
    context = Context("0" * 64, "chat.txt", client="Larkmoor", zone="UTC")
    first, second = facts_of(parse(SOURCE, text.encode(), context))
    assert (first.sender.name, first.text) == ("Marta Quell", "Hello: a word")  # type: ignore[union-attr]
    assert second.text == "two\nlines"  # type: ignore[union-attr]
    assert first.sent.utc.isoformat() == "2025-03-14T22:41:00+00:00"  # type: ignore[union-attr]


def test_a_witness_or_the_run_of_time_settles_the_order() -> None:
    assert chat_lines.orders_of([("13", "02", "25"), ("01", "03", "25")]) == ["dmy"]
    assert chat_lines.orders_of([("02", "13", "25")]) == ["mdy"]
    assert chat_lines.orders_of([("2025", "02", "03")]) == ["ymd"]
    run = [("01", "02", "2025"), ("02", "02", "2025"), ("03", "02", "2025"), ("01", "03", "2025"), ("02", "03", "2025")]
    assert chat_lines.orders_of(run) == ["dmy"]


def test_days_that_can_be_read_two_ways_are_asked_about_and_the_answer_counts() -> None:
    data = b"05/06/2025, 10:00 - A: x\n06/06/2025, 10:00 - B: y\n"
    with pytest.raises(AirlockError) as caught:
        parse(SOURCE, data, Context("0" * 64, "chat.txt", client="C"))
    assert caught.value.code == "ambiguous_dates"
    for option, wanted in (("dmy", date(2025, 6, 5)), ("mdy", date(2025, 5, 6))):
        facts = facts_of(parse(SOURCE, data, Context("0" * 64, "chat.txt", client="C", option=option, zone="UTC")))
        assert facts[0].sent.utc.date() == wanted  # type: ignore[union-attr]


def test_a_chat_with_nobody_kept_leaves_no_word(tmp_path: Path) -> None:
    parsed = parse(SOURCE, b"14/03/2025, 10:00 - A: private\n14/03/2025, 10:01 - B: too\n", Context("0" * 64, "c"))
    assert facts_of(parsed) == []
    assert [person.value for person in parsed[0].passed[0].people] == ["a", "b"]
    assert "private" not in repr(parsed)
