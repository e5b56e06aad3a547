"""The same fact gets the same key; what differs anywhere gets another one."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from partwell.facts.keys import KEY_LENGTH, Ordinals, key
from tests.facts.examples import MANY

FIELDS = st.lists(st.none() | st.text() | st.integers(), max_size=6)


def canonical(fields: list[str | int | None]) -> list[str | None]:
    return [None if field is None else unicodedata.normalize("NFC", str(field)) for field in fields]


@MANY
@given(FIELDS, FIELDS)
def test_keys_are_equal_exactly_when_the_fields_are(one: list[str | int | None], two: list[str | int | None]) -> None:
    if "\x00" in canonical(one) + canonical(two):
        return
    assert (key(*one) == key(*two)) is (canonical(one) == canonical(two))


def test_a_key_is_twenty_hex_digits_and_never_changes() -> None:
    found = key("toggl", "2026-01-05", 3600, None)
    assert len(found) == KEY_LENGTH
    assert set(found) <= set("0123456789abcdef")
    assert found == "c9e3fad91d4cf1f824a8"


def test_composed_and_decomposed_letters_are_one() -> None:
    assert key("Kovács") == key("Kova\u0301cs")


def test_nothing_and_the_empty_text_differ_and_so_do_other_cuts() -> None:
    assert len({key(None), key(""), key(), key("", ""), key("ab", "c"), key("a", "bc")}) == 6


def test_a_lone_surrogate_from_a_broken_name_still_has_a_key() -> None:
    assert key("a\udcff") != key("a")


def test_equal_rows_of_one_file_stay_two_and_a_second_reading_gives_the_same_keys() -> None:
    first, second = Ordinals(), Ordinals()
    rows = [("coffee", 350), ("coffee", 350), ("tea", 300)]
    keys = [first.key(*row) for row in rows]
    assert len(set(keys)) == 3
    assert keys == [second.key(*row) for row in rows]


def test_a_row_seen_once_has_the_key_of_its_fields_and_nought() -> None:
    made = Ordinals()
    assert [made.key("tea", 300) for _ in range(2)] == [key(key("tea", 300), count) for count in range(2)]
