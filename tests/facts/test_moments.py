"""Instants survive every zone and both changes of the clock; days are read strictly."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.facts.moments import EARLIEST, LATEST, Moment, day, zone_exists
from tests.facts.examples import MANY

ZONES = st.sampled_from(
    [
        "Europe/Budapest",
        "America/Toronto",
        "America/St_Johns",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Casablanca",
        "UTC",
    ]
)
SECONDS = st.integers(EARLIEST, LATEST - 1)
WALL = st.datetimes(datetime(1971, 1, 1), datetime(2037, 12, 30))


@MANY
@given(SECONDS, ZONES)
def test_an_instant_shown_on_any_clock_is_the_same_instant(seconds: int, zone: str) -> None:
    shown = Moment(seconds).at(zone)
    assert Moment.of(shown).seconds == seconds
    assert Moment(seconds).utc == shown


@MANY
@given(SECONDS, st.integers(-14 * 60, 14 * 60) | st.none())
def test_iso_text_reads_back_as_the_same_instant(seconds: int, offset: int | None) -> None:
    text = Moment(seconds, offset).iso()
    assert datetime.fromisoformat(text).timestamp() == seconds
    assert text.endswith("Z") is (offset is None)


@MANY
@given(WALL, ZONES)
def test_a_wall_clock_time_comes_back_unless_the_clock_skipped_it(wall: datetime, zone: str) -> None:
    wall = wall.replace(microsecond=0, fold=0)
    moment = Moment.local(wall, zone)
    shown = moment.at(zone).replace(tzinfo=None)
    if shown != wall:
        assert shown > wall
        assert not any(at(zone, instant) == wall for instant in near(moment))
    else:
        assert all(instant >= moment.seconds for instant in near(moment) if at(zone, instant) == wall)


def near(moment: Moment) -> list[int]:
    """Instants half an hour apart, a day around: every instant that can show the same wall-clock time."""
    return [moment.seconds + step * 1800 for step in range(-48, 49)]


def at(zone: str, seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, ZoneInfo(zone)).replace(tzinfo=None)


def test_the_hour_that_comes_twice_means_the_first() -> None:
    moment = Moment.local(datetime(2026, 10, 25, 2, 30), "Europe/Budapest")
    assert moment.iso() == "2026-10-25T02:30:00+02:00"
    assert Moment(moment.seconds + 3600).at("Europe/Budapest").hour == 2


def test_the_hour_that_never_comes_means_the_later() -> None:
    assert Moment.local(datetime(2026, 3, 29, 2, 30), "Europe/Budapest").iso() == "2026-03-29T03:30:00+02:00"
    assert Moment.local(datetime(2026, 3, 8, 2, 30), "America/Toronto").iso() == "2026-03-08T03:30:00-04:00"


def test_a_day_is_an_hour_short_in_spring_and_an_hour_long_in_autumn() -> None:
    def hours(first: datetime) -> float:
        begin, end = (Moment.local(when, "Europe/Budapest").seconds for when in (first, first + timedelta(days=1)))
        return (end - begin) / 3600

    assert hours(datetime(2026, 3, 29)) == 23
    assert hours(datetime(2026, 10, 25)) == 25
    assert hours(datetime(2026, 6, 1)) == 24


def test_sub_seconds_are_cut_and_the_writers_offset_is_kept() -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    moment = Moment.of(datetime(2026, 2, 28, 23, 59, 59, 999_999, tzinfo=india))
    assert moment.offset == 330
    assert moment.iso() == "2026-02-28T23:59:59+05:30"
    west = timezone(-timedelta(hours=3, minutes=30))
    assert Moment.of(datetime(2026, 1, 1, tzinfo=west)).offset == -210


def test_a_naive_or_far_off_time_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Moment.of(datetime(2026, 1, 1))
    for when in (datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)):
        with pytest.raises(ValueError, match="1970"):
            Moment.of(when)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Europe/Budapest", True),
        ("UTC", True),
        ("Mars/Olympus", False),
        ("", False),
        ("../etc/passwd", False),
        ("/etc/localtime", False),
        ("Europe", False),
        ("a\x00b", False),
    ],
)
def test_only_zones_of_the_tz_database_exist(name: str, known: bool) -> None:
    assert zone_exists(name) is known


@MANY
@given(st.dates())
def test_a_day_reads_back_from_its_iso_text(when: date) -> None:
    assert day(when.isoformat()) == when


@pytest.mark.parametrize(
    "text",
    ["", "2026-2-3", "20260203", "2026-02-30", "2026-W05-1", "2025-02-29", "2026-02-03 ", "03/02/2026", "٢٠٢٦-٠٢-٠٣"],
)
def test_any_other_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        day(text)


def test_a_leap_day_exists_only_in_leap_years() -> None:
    assert day("2028-02-29") == date(2028, 2, 29)
    assert day("2000-02-29") == date(2000, 2, 29)
    with pytest.raises(ValueError):
        day("2100-02-29")
