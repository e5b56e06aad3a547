"""Timeclock, timedot and JSON lists of time: sessions, quarters of an hour, running clocks, names that are missing."""

from __future__ import annotations

from partwell.facts.records import Fact, TimeEntry
from partwell.sources._contract import Context, Parsed
from partwell.sources.registry import by_name
from tests.sources._reading import facts_of, parse


def read(name: str, text: str, client: str = "") -> list[Parsed]:
    return parse(by_name(name), text.encode(), Context("0" * 64, "x", client=client, zone="Europe/Budapest"))


def entries(parsed: list[Parsed]) -> list[TimeEntry]:
    found: list[Fact] = facts_of(parsed)
    return [fact for fact in found if isinstance(fact, TimeEntry)]


def test_a_session_across_the_change_of_clocks_has_its_true_length() -> None:
    (one,) = entries(read("timeclock", "i 2024-03-31 01:30:00 acme\no 2024-03-31 03:30:00\n"))
    assert one.seconds == 3600


def test_two_sessions_end_by_the_account_they_name() -> None:
    text = "i 2024-03-08 09:00 first\ni 2024-03-08 10:00 second\no 2024-03-08 11:00 first\no 2024-03-08 12:00\n"
    lengths = {one.party.name: one.seconds for one in entries(read("timeclock", text)) if one.party}
    assert lengths == {"first": 7200, "second": 7200}


def test_the_client_named_for_the_file_owns_its_time() -> None:
    (one,) = entries(read("timedot", "2024-03-04\nacme:site  .... ..\n", client="Blue Door"))
    assert one.party is not None
    assert (one.party.name, one.project, one.seconds, one.timed) == ("Blue Door", "acme:site", 5400, False)


def test_quantities_of_timedot_have_units_letters_and_dots() -> None:
    text = "2024-03-04\na:x  1.5h\na:y  30m\na:z  aab\na:w  2\n"
    assert [one.seconds for one in entries(read("timedot", text))] == [5400, 1800, 2700, 7200]


def test_a_running_entry_of_toggl_is_a_problem_with_its_reason() -> None:
    text = '[{"id":1,"wid":2,"start":"2024-03-04T09:00:00Z","duration":-1709542800,"description":"now"}]'
    (one,) = read("toggl_json", text)
    assert [problem.code for problem in one.problems] == ["still_running"]


def test_kimai_without_names_says_so() -> None:
    text = '[{"id":1,"begin":"2024-03-04T09:00:00+0000","end":"2024-03-04T10:00:00+0000","project":3,"activity":4}]'
    parsed = read("kimai_json", text)
    assert [one.seconds for one in entries(parsed)] == [3600]
    assert [note.code for one in parsed for note in one.notes] == ["client_names_elsewhere"]
