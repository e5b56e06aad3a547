"""Whom the person met lately: over, not called off, on the owner's clock, and not noted since."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.check_in import check_in
from partwell.actions.import_files import import_files
from partwell.book.contacts import Mood, moods
from partwell.book.models import Identity, Meeting, MeetingWith
from tests.book import _fake

TODAY = date(2026, 3, 20)


@pytest.fixture
def two(book: Path, tmp_path: Path) -> dict[str, Identity]:
    rows = [_fake.hours(name, "2026-03-02") for name in ("Birch", "Cedar")]
    import_files(OWNER, [_fake.write(tmp_path / "t.txt", "#time", rows)])
    return {one.name: one for one in Identity.objects.exclude(client=None)}


def held(key: str, start: str, identity: Identity | None = None, *guests: Identity, **more: bool) -> None:
    at = int(datetime.fromisoformat(start).replace(tzinfo=UTC).timestamp())
    meeting = Meeting.objects.create(key=key, identity=identity, start=at, seconds=1800, **more)
    for guest in guests:
        MeetingWith.objects.create(meeting=meeting, identity=guest)


def met(zone: str | None = None) -> dict[str, date | None]:
    return {one.name: one.met for one in moods(TODAY, 3, zone)}


def test_the_last_meeting_of_three_days_counts_once(two: dict[str, Identity]) -> None:
    held("a", "2026-03-18 09:00", two["Birch"])
    held("b", "2026-03-19 09:00", None, two["Birch"])
    held("c", "2026-03-16 23:30", two["Cedar"])
    assert met() == {"Birch": date(2026, 3, 19), "Cedar": None}
    assert met("Europe/Budapest") == {"Birch": date(2026, 3, 19), "Cedar": date(2026, 3, 17)}


def test_called_off_whole_day_and_coming_meetings_are_none(two: dict[str, Identity]) -> None:
    held("a", "2026-03-19 09:00", two["Birch"], cancelled=True)
    held("b", "2026-03-19 00:00", two["Birch"], all_day=True)
    held("c", "2026-03-21 09:00", two["Birch"])
    assert met() == {"Birch": None, "Cedar": None}


def test_a_note_of_that_day_or_later_settles_it_and_the_lowest_of_a_day_is_shown(two: dict[str, Identity]) -> None:
    held("a", "2026-03-19 09:00", two["Birch"])
    check_in(OWNER, "Birch", 2, day=date(2026, 3, 18))
    first, second = moods(TODAY, 3, None)
    assert (first.name, first.score, first.met) == ("Birch", 2, date(2026, 3, 19))
    assert (second.name, second.score, second.day) == ("Cedar", None, None)
    check_in(OWNER, "Birch", 4, day=date(2026, 3, 19))
    check_in(OWNER, "Birch", 3, day=date(2026, 3, 19))
    (birch, _) = moods(TODAY, 3, None)
    assert birch == Mood(birch.client, "Birch", 3, date(2026, 3, 19), None)
