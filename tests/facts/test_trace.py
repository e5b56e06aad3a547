"""A trace as the JSON document promises it: a line, or a part where lines mean nothing."""

from __future__ import annotations

from partwell.facts.trace import Trace


def test_a_tables_row_is_found_by_its_line() -> None:
    found = Trace("ab", line=7, spans=((0, 12),), quote="a,b").as_json("time.csv")
    assert found == {"original": "ab", "path": "time.csv", "line": 7, "start": 0, "end": 12}


def test_a_message_is_found_by_its_part_and_its_first_and_last_word() -> None:
    found = Trace("ab", line=3, part="1.2", spans=((4, 9), (20, 31))).as_json("box.mbox")
    assert found == {"original": "ab", "path": "box.mbox", "part": "1.2", "start": 4, "end": 31}


def test_a_trace_without_words_says_so() -> None:
    assert Trace("ab").as_json("x") == {"original": "ab", "path": "x", "line": None, "start": None, "end": None}
