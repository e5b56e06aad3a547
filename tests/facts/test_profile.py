"""Working hours are read as people write them, and refuse what is no working time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.facts.profile import MINUTES_A_DAY, Profile, WorkHours
from tests.facts.examples import MANY


@st.composite
def hours(draw: st.DrawFn) -> WorkHours:
    days = draw(st.sets(st.integers(1, 7), min_size=1))
    start = draw(st.integers(0, MINUTES_A_DAY - 1))
    return WorkHours(tuple(sorted(days)), start, draw(st.integers(start + 1, MINUTES_A_DAY)))


@MANY
@given(hours())
def test_working_hours_read_back_from_their_text(found: WorkHours) -> None:
    assert WorkHours.parse(found.text()) == found


@pytest.mark.parametrize(
    ("text", "days", "start", "end"),
    [
        ("9-18", (1, 2, 3, 4, 5), 540, 1080),
        ("09:00-17:30", (1, 2, 3, 4, 5), 540, 1050),
        ("9–17", (1, 2, 3, 4, 5), 540, 1020),
        ("1-4 8-16:15", (1, 2, 3, 4), 480, 975),
        ("1,3,5 0-24", (1, 3, 5), 0, 1440),
        ("6-7,1 10-14", (1, 6, 7), 600, 840),
        ("  2   9-17 ", (2,), 540, 1020),
    ],
)
def test_the_ways_people_write_working_hours(text: str, days: tuple[int, ...], start: int, end: int) -> None:
    assert WorkHours.parse(text) == WorkHours(days, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9",
        "18-9",
        "9-9",
        "9-25",
        "9-17:60",
        "9-24:01",
        "-1-9",
        "nine-five",
        "8-9 9-17",
        "0-5 9-17",
        "5-1 9-17",
        ", 9-17",
        "1- 9-17",
        "1-5 9-17 extra",
        "1-99999999999999 9-17",
    ],
)
def test_what_is_no_working_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        WorkHours.parse(text)


def test_a_profile_nobody_filled_claims_nothing() -> None:
    blank = Profile()
    assert (blank.zone, blank.country, blank.rate, blank.cash, blank.costs, blank.reserve) == (None,) * 6
    assert blank.hours.text() == "1,2,3,4,5 09:00-18:00"
