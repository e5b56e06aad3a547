"""Calendars: what repeats, what is refused, whose clock counts, and what is kept of whom."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partwell.facts.records import Meeting
from partwell.sources._contract import Context, Head, Parsed
from partwell.sources._ics_rules import MOST_TIMES
from partwell.sources.ics import SOURCE
from tests.sources._reading import facts_of, parse

ROOT = Path(__file__).resolve().parents[2]
RECURRING = Path(os.environ.get("PARTWELL_SAMPLES", ROOT.parent / "shared" / "samples")) / "calendar" / "recurring"
ALL = Context("0" * 64, "x.ics", client="Acme", zone="Europe/Budapest")
SOME = Context("0" * 64, "x.ics", kept=frozenset({"anna@larkmoor.example"}))


def calendar(*events: str, top: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\n{top}{body}END:VCALENDAR\r\n".replace("|", "\r\n").encode()


def meetings(data: bytes, context: Context = ALL) -> list[Meeting]:
    return [fact for fact in facts_of(parse(SOURCE, data, context)) if isinstance(fact, Meeting)]


def starts(data: bytes, context: Context = ALL) -> list[str]:
    return [datetime.fromtimestamp(one.start.seconds, UTC).strftime("%m-%d %H:%M") for one in meetings(data, context)]


def codes(parsed: list[Parsed]) -> list[str]:
    return [problem.code for one in parsed for problem in one.problems]


def notes(data: bytes, context: Context) -> list[str]:
    return [note.code for one in parse(SOURCE, data, context) for note in one.notes]


def test_a_weekly_call_keeps_its_wall_clock_when_the_clock_changes_and_skips_what_was_deleted() -> None:
    rule = "UID:a|DTSTAMP:20260420T080000Z|DTSTART;TZID=Europe/Budapest:20260316T090000|RRULE:FREQ=WEEKLY"
    data = calendar(rule + "|EXDATE;TZID=Europe/Budapest:20260406T090000")
    assert starts(data) == ["03-16 08:00", "03-23 08:00", "03-30 07:00", "04-13 07:00", "04-20 07:00"]


def test_this_and_all_later_ones_moved() -> None:
    rule = "UID:a|DTSTAMP:20260304T120000Z|DTSTART:20260301T090000Z|DTEND:20260301T100000Z|RRULE:FREQ=DAILY;COUNT=4"
    moved = "UID:a|RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T090000Z|DTSTART:20260303T110000Z|DTEND:20260303T120000Z"
    assert starts(calendar(rule, moved)) == ["03-01 09:00", "03-02 09:00", "03-03 11:00", "03-04 11:00"]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("RRULE:FREQ=SECONDLY", "rule_too_often"),
        ("RRULE:FREQ=MINUTELY;COUNT=5", "rule_too_often"),
        ("RRULE:FREQ=HOURLY", "rule_too_often"),
        ("RRULE:FREQ=DAILY;BYHOUR=1,2,3", "rule_too_often"),
        ("RRULE:FREQ=DAILY;INTERVAL=0", "bad_rule"),
        ("RRULE:FREQ=DAILY;INTERVAL=-1", "bad_rule"),
        ("RRULE:FREQ=DAILY;COUNT=0", "bad_rule"),
        ("RRULE:FREQ=SOMETIMES", "bad_rule"),
    ],
)
def test_a_rule_that_may_not_be_repeated_is_refused_whoever_is_invited(rule: str, code: str) -> None:
    data = calendar(f"UID:a|DTSTART:20260301T090000Z|{rule}")
    assert codes(parse(SOURCE, data, ALL)) == [code]
    assert codes(parse(SOURCE, data, SOME)) == [code]


def test_a_repetition_by_times_without_days_cannot_be_understood() -> None:
    data = calendar("UID:a|DTSTART:20260301T090000Z|RDATE;VALUE=TIME:083000")
    assert codes(parse(SOURCE, data, ALL)) == ["bad_rule"]


def test_more_than_twenty_years_and_more_than_the_most_are_cut() -> None:
    data = calendar("UID:a|DTSTAMP:21990101T000000Z|DTSTART:19700102T090000Z|RRULE:FREQ=DAILY")
    found = meetings(data)
    assert len(found) <= MOST_TIMES
    assert found[-1].start.seconds < datetime(1990, 6, 1, tzinfo=UTC).timestamp()


def test_the_zone_is_only_assumed_for_times_that_name_none() -> None:
    nobody = Context("0" * 64, "x.ics", client="Acme")
    assert notes(calendar("UID:a|DTSTART:20260301T090000"), nobody) == ["zone_assumed"]
    assert notes(calendar("UID:a|DTSTART:20260301T090000"), ALL) == []
    assert notes(calendar("UID:a|DTSTART:20260301T090000Z"), nobody) == []
    assert notes(calendar("UID:a|DTSTART;TZID=Europe/Paris:20260301T090000"), nobody) == []
    assert notes(calendar("UID:a|DTSTART;VALUE=DATE:20260301"), nobody) == []
    assert notes(calendar("UID:a|DTSTART:20260301T090000", top="X-WR-TIMEZONE:Asia/Tokyo\r\n"), nobody) == []


def test_the_calendars_own_clock_goes_before_the_persons() -> None:
    assert starts(calendar("UID:a|DTSTART:20260301T090000", top="X-WR-TIMEZONE:Asia/Tokyo\r\n")) == ["03-01 00:00"]
    assert starts(calendar("UID:a|DTSTART:20260301T090000")) == ["03-01 08:00"]


def test_entries_that_share_a_uid_without_replacing_each_other_all_stay() -> None:
    data = calendar("UID:a|DTSTART:20260301T090000Z", "UID:a|DTSTART:20260302T090000Z")
    assert starts(data) == ["03-01 09:00", "03-02 09:00"]


def test_long_uids_that_differ_in_their_folded_end_are_two() -> None:
    long = "UID:" + "0" * 60 + "|  1"
    data = calendar(f"{long}1|DTSTART:20260301T090000Z|SEQUENCE:1", f"{long}2|DTSTART:20260301T090000Z|SEQUENCE:2")
    assert len({one.key for one in meetings(data)}) == 2


def test_nothing_of_the_title_of_a_meeting_with_others_is_kept() -> None:
    data = calendar("UID:a|DTSTART:20260301T090000Z|SUMMARY:Secret plan|ATTENDEE:mailto:bob@else.example")
    (row,) = [one for one in parse(SOURCE, data, SOME) if one.rows]
    assert not row.facts
    assert [person.value for person in row.passed[0].people] == ["bob@else.example"]
    assert "Secret" not in repr([getattr(row.passed[0], one.name) for one in fields(row.passed[0])])
    again = data.replace(b"UID:a", b"UID:a\r\nDTSTAMP:20260501T000000Z")
    assert parse(SOURCE, again, SOME)[0].passed[0].key == row.passed[0].key


@pytest.mark.parametrize(
    ("start", "known"),
    [
        (b"BEGIN:VEVENT\r\nUID:a", True),
        (b"\xef\xbb\xbf\r\nbegin:vcalendar\r\n", True),
        (b"BEGIN:MYOWN\nBEGIN:VEVENT\nEND:VEVENT\nEND:MYOWN\n", True),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", False),
        (b"-----BEGIN CERTIFICATE-----\n", False),
        (b"Dear all,\nBEGIN:VEVENT\n", False),
    ],
)
def test_a_calendar_begins_with_one_of_its_components(start: bytes, known: bool) -> None:
    assert (SOURCE.score(Head(start, "x", len(start))) >= 0.5) is known


@pytest.mark.skipif(not RECURRING.is_dir(), reason=f"no samples in {RECURRING}")
@pytest.mark.parametrize("name", sorted(path.name for path in RECURRING.glob("*.ics")))
def test_occurrences_are_those_the_repeating_library_gives(name: str) -> None:
    from icalendar import Calendar
    from recurring_ical_events import of

    from partwell.sources._ics_event import _written

    data = (RECURRING / name).read_bytes()
    if name in {"issue_62_moved_event_2.ics", "issue_201_mixed_datetime_and_date.ics"}:
        pytest.skip("the calendar's own clock for whole days, a day that ends at a time: read differently on purpose")
    until = _written(data)
    mine = sorted(one.start.seconds for one in meetings(data) if until and one.start.seconds <= until.timestamp())
    theirs = []
    for one in Calendar.from_ical(data, multiple=True):
        for event in of(one).between(datetime(1970, 1, 2, tzinfo=UTC), until or datetime(1970, 1, 2, tzinfo=UTC)):
            theirs.append(_seconds(event["DTSTART"].dt))
    assert mine == sorted(at for at in theirs if until and at <= until.timestamp())


def _seconds(value: object) -> int:
    from datetime import date
    from zoneinfo import ZoneInfo

    from partwell.sources._ics_rules import as_datetime

    assert isinstance(value, date)
    return int(as_datetime(value, ZoneInfo("Europe/Budapest")).timestamp())
