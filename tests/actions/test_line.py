"""Fields of a batch object: kind, range and the fault that names them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from partwell.actions import _line as line


@pytest.mark.parametrize(
    ("read", "code"),
    [
        (lambda: line.text({}, "x"), "missing_field"),
        (lambda: line.text({"x": 3}, "x"), "wrong_type"),
        (lambda: line.text({"x": "abcd"}, "x", longest=3), "too_long"),
        (lambda: line.number({"x": True}, "x"), "wrong_type"),
        (lambda: line.number({"x": None}, "x"), "wrong_type"),
        (lambda: line.number({"x": float("inf")}, "x"), "wrong_value"),
        (lambda: line.number({"x": 10**400}, "x"), "wrong_value"),
        (lambda: line.number({"x": -1}, "x", low=0), "wrong_value"),
        (lambda: line.number({"x": 2}, "x", low=0, high=1), "wrong_value"),
        (lambda: line.whole({"x": 1.5}, "x"), "wrong_type"),
        (lambda: line.whole({"x": 7}, "x", high=3, low=0), "wrong_value"),
        (lambda: line.flag({"x": 1}, "x", default=True), "wrong_type"),
        (lambda: line.day({"x": 20240101}, "x"), "wrong_type"),
        (lambda: line.day({"x": "2024-02-31"}, "x"), "wrong_value"),
        (lambda: line.day({"x": "20240101"}, "x"), "wrong_value"),
        (lambda: line.choice({"x": 1}, "x", ("a",)), "wrong_type"),
        (lambda: line.choice({"x": "b"}, "x", ("a",)), "wrong_value"),
        (lambda: line.objects({"x": {}}, "x"), "wrong_type"),
        (lambda: line.objects({"x": [{}, 3]}, "x"), "wrong_type"),
        (lambda: line.objects({"x": [{}, {}]}, "x", most=1), "too_many"),
    ],
)
def test_a_field_at_fault_is_named(read: Any, code: str) -> None:
    with pytest.raises(line.LineFault) as fault:
        read()
    assert fault.value.code == code
    assert str(fault.value.args_by_name["field"]).startswith("x")


def test_good_fields_come_back_in_their_kind() -> None:
    record = {"t": "ő", "n": 3, "w": 4.0, "f": False, "d": "2024-02-29", "c": "a", "o": [{}]}
    assert line.text(record, "t") == "ő"
    assert line.number(record, "n") == 3.0
    assert line.whole(record, "w") == 4
    assert line.flag(record, "f", default=True) is False
    assert line.day(record, "d") == date(2024, 2, 29)
    assert line.choice(record, "c", ("a", "b")) == "a"
    assert line.objects(record, "o") == [{}]


def test_absent_and_null_mean_the_default() -> None:
    for record in ({}, {"x": None}):
        assert line.text(record, "x", None) is None
        assert line.number(record, "x", 2.0) == 2.0
        assert line.whole(record, "x", 5) == 5
        assert line.flag(record, "x", default=True) is True
        assert line.day(record, "x", None) is None
        assert line.choice(record, "x", ("a",), "a") == "a"
        assert line.objects(record, "x", []) == []


@pytest.mark.parametrize(
    ("value", "seen"),
    [({}, "{}"), ({"a": 1}, "{…}"), ([], "[]"), ([1], "[…]"), ("x" * 99, '"' + "x" * 38 + "…"), (None, "null")],
)
def test_what_is_shown_of_a_value_is_short(value: object, seen: str) -> None:
    assert line.shown(value) == seen
