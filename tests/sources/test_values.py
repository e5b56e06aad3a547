"""Days, amounts and durations as people's tools write them; what could mean two things is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.sources import _values as values


@pytest.mark.parametrize(
    ("text", "order", "wanted"),
    [
        ("2026-03-31", None, date(2026, 3, 31)),
        ("20260331", None, date(2026, 3, 31)),
        ("2026. 03. 31.", None, date(2026, 3, 31)),
        ("2026.03.31.", None, date(2026, 3, 31)),
        ("31/03/2026", None, date(2026, 3, 31)),
        ("03/31/2026", None, date(2026, 3, 31)),
        ("3/4/26", "mdy", date(2026, 3, 4)),
        ("3/4/26", "dmy", date(2026, 4, 3)),
        ("05.05.2026", None, date(2026, 5, 5)),
        ("31 Mar 2026", None, date(2026, 3, 31)),
        ("March 3, 2026", None, date(2026, 3, 3)),
        ("3. März 2026", None, date(2026, 3, 3)),
    ],
)
def test_days(text: str, order: values.Order | None, wanted: date) -> None:
    assert values.day_of(text, order) == wanted


@pytest.mark.parametrize("text", ["", "03/04/2026", "31/31/2026", "2026-02-30", "Foo 3, 2026", "1/2/345", "tomorrow"])
def test_no_day(text: str) -> None:
    with pytest.raises(ValueError):
        values.day_of(text)


def test_the_order_of_a_column_needs_a_witness() -> None:
    assert values.order_of(["01/02/2026", "13/02/2026", "x"]) == "dmy"
    assert values.order_of(["01/02/2026", "02/13/2026"]) == "mdy"
    assert values.order_of(["01/02/2026"]) is None
    assert values.order_of(["13/02/2026", "02/13/2026"]) is None
    assert values.order_of(["2026-02-13"]) == "ymd"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("14:30", time(14, 30)), ("2:30 PM", time(14, 30)), ("12:05:09 am", time(0, 5, 9)), ("9.15", time(9, 15))],
)
def test_times(text: str, wanted: time) -> None:
    assert values.time_of(text) == wanted


@pytest.mark.parametrize("text", ["25:00", "13:00 pm", "10", "", "10:61"])
def test_no_time(text: str) -> None:
    with pytest.raises(ValueError):
        values.time_of(text)


def test_instants() -> None:
    assert values.instant_of("2026-03-31T10:00:00Z") == datetime(2026, 3, 31, 10, tzinfo=UTC)
    assert values.instant_of("31/03/2026 4:05 PM") == datetime(2026, 3, 31, 16, 5)
    assert values.instant_of("31.03.2026") == datetime(2026, 3, 31)
    with pytest.raises(ValueError):
        values.instant_of("never")


@pytest.mark.parametrize(
    ("text", "mark", "wanted"),
    [
        ("1234.5", None, "1234.5"),
        ("1,234.50", None, "1234.50"),
        ("1.234,50", None, "1234.50"),
        ("2.000,0", ",", "2000.0"),
        ("1 234,5", None, "1234.5"),
        ("1'234.50", None, "1234.50"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1.234.567", None, "1234567"),
        ("(12.50)", None, "-12.50"),
        ("12.50-", None, "-12.50"),
        ("\u221212.50", None, "-12.50"),
        (".5", None, "0.5"),
        ("12,34,567.00", ".", "1234567.00"),
    ],
)
def test_amounts(text: str, mark: values.Mark | None, wanted: str) -> None:
    assert values.decimal_of(text, mark) == Decimal(wanted)


@pytest.mark.parametrize("text", ["", "1.234", "NaN", "1e5", "inf", "12a", "1.2.3", "1,2,3", "9" * 19, "١٢"])
def test_no_amount(text: str) -> None:
    with pytest.raises(ValueError):
        values.decimal_of(text)


@given(st.integers(-(10**12), 10**12), st.sampled_from([".", ","]))
def test_an_amount_written_with_marks_reads_back(minor: int, mark: values.Mark) -> None:
    plain = f"{Decimal(minor).scaleb(-2):,.2f}"
    text = plain if mark == "." else plain.translate(str.maketrans(",.", ".,"))
    assert values.decimal_of(text, mark) == Decimal(minor).scaleb(-2)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1:30", 5400),
        ("01:30:15", 5415),
        ("1.5", 5400),
        ("1,5", 5400),
        ("1h 30m", 5400),
        ("90 min", 5400),
        ("-0:30", -1800),
    ],
)
def test_durations(text: str, wanted: int) -> None:
    assert values.seconds_of(text) == wanted


@pytest.mark.parametrize("text", ["1:75", "soon", ""])
def test_no_duration(text: str) -> None:
    with pytest.raises(ValueError):
        values.seconds_of(text)
