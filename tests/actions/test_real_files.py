"""Files through the real airlock: a demo book, and a calendar whose meetings are kept for confirmed clients only."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.alias_client import alias
from partwell.actions.check_book import check_book
from partwell.actions.import_files import import_files
from partwell.actions.list_clients import list_clients
from partwell.actions.list_imports import list_imports
from partwell.actions.portfolio import portfolio
from partwell.actions.run_demo import DemoRun, run_demo
from partwell.actions.show_original import show_original
from partwell.actions.undo_import import undo_import
from partwell.actions.undo_roster_change import undo_roster_change
from partwell.book.dump import dump
from partwell.book.evidence import decoded, resolve
from partwell.book.models import Meeting
from partwell.facts.errors import NotFound
from tests._home import close_book

UNTIL = date(2026, 6, 30)
EVENT = (
    "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20260303T100000Z\r\nDTEND:20260303T110000Z\r\nSUMMARY:{title}\r\n"
    "ATTENDEE;CN=Somebody:mailto:{who}\r\nEND:VEVENT\r\n"
)


@pytest.fixture
def demo(book: Path) -> DemoRun:
    """The demo book of seed 7."""
    return run_demo(OWNER, book, seed=7, until=UNTIL)


def test_the_demo_is_read_whole_and_every_number_leads_back_to_its_words(demo: DemoRun) -> None:
    assert demo.report is not None
    papers = {str(path) for path in demo.book.papers}  # contracts: read elsewhere, or by nobody yet
    for file in demo.report.files:
        if file.path not in papers:
            assert file.format is not None
            assert file.rows == file.new
    found = portfolio(OWNER, UNTIL)
    assert len(found.clients) == len(demo.book.clients)
    ids = {fact for row in found.clients for reading in row.readings.values() for fact in reading.evidence}
    assert len(ids) > 500
    evidence = resolve(sorted(ids))
    assert set(evidence) == ids
    for one in evidence.values():
        assert decoded(one) == one.quote != ""


def test_the_demo_book_is_sound_and_asks_nothing_more(demo: DemoRun) -> None:
    assert check_book(OWNER) == ()
    assert list_clients(OWNER).proposals == ()


def test_the_demo_again_brings_nothing_new_and_goes_away_whole(demo: DemoRun) -> None:
    before = dump()
    again = import_files(OWNER, [path for path in demo.book.files if path not in demo.book.papers])
    assert again.total["new"] == 0
    assert again.total["rows"] == again.total["known"]
    assert dump() == before
    for row in list_imports(OWNER):
        undo_import(OWNER, row.id)
    kinds = {line.split('"')[1] for line in dump()}
    assert kinds <= {"client", "identity", "profile", "refusal", "checkin", "remedy"}
    assert check_book(OWNER) == ()


def test_strangers_words_of_the_demo_mail_are_nowhere_in_the_home(demo: DemoRun, book: Path) -> None:
    kept = {human.address for client in demo.book.clients for human in client.people}
    mbox = next(path for path in demo.book.files if path.suffix == ".mbox")
    needles = set()
    for raw in mbox.read_bytes().split(b"\nFrom "):
        mail = message_from_bytes(raw.split(b"\n", 1)[-1])
        if any(address in str(mail.items()) for address in kept):
            continue
        subject = str(mail["Message-ID"] or "")
        if len(subject) > 10:
            needles.add(subject.encode())
    assert len(needles) > 20
    close_book()
    stored = b"".join(p.read_bytes() for p in book.rglob("*") if p.is_file() and "demo-files" not in p.parts)
    assert [needle for needle in needles if needle in stored] == []


def test_evidence_is_shown_in_its_place(demo: DemoRun) -> None:
    found = portfolio(OWNER, UNTIL)
    kinds = {}
    for row in found.clients:
        for reading in row.readings.values():
            kinds.update({fact.partition(":")[0]: fact for fact in reading.evidence})
    assert {"time", "message", "payment"} <= set(kinds)
    for fact in kinds.values():
        shown = show_original(OWNER, fact)
        assert shown.words == shown.evidence.quote
        assert shown.before + shown.words + shown.after
    with pytest.raises(NotFound, match="no_evidence"):
        show_original(OWNER, "message:nothing")


def test_meetings_are_kept_with_confirmed_people_and_by_a_clients_name(book: Path, tmp_path: Path) -> None:
    events = [("a", "Kick-off", "jo@acme.example"), ("b", "Bolt review", "x@y.example"), ("c", "Dentist", "d@z.hu")]
    body = "".join(EVENT.format(uid=uid, title=title, who=who) for uid, title, who in events)
    calendar = tmp_path / "c.ics"
    calendar.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n", newline="")
    hours = tmp_path / "t.csv"
    lines = ["User,Email,Client,Project,Description,Start date,Start time,End date,End time,Duration,Tags"]
    clock = "2026-03-02,09:00:00,2026-03-02,10:00:00,01:00:00,"
    lines += [f"Me,me@own.example,{name},Web,Work,{clock}" for name in ("Acme", "Bolt")]
    hours.write_text("\n".join(lines) + "\n")
    report = import_files(OWNER, [calendar, hours])
    assert [file.problems for file in report.files] == [(), ()]
    assert [(file.kind, file.rows, file.new) for file in report.files] == [("calendar", 3, 3), ("time", 2, 2)]
    assert [meeting.title for meeting in Meeting.objects.all()] == ["Bolt review"]
    alias(OWNER, "Acme", "jo@acme.example")
    assert sorted(Meeting.objects.values_list("title", flat=True)) == ["Bolt review", "Kick-off"]
    ids = [f"meeting:{meeting.key}" for meeting in Meeting.objects.all()]
    for one in resolve(ids).values():
        assert decoded(one) == one.quote
    assert not any(b"Dentist" in path.read_bytes() for path in (book / "originals").rglob("*") if path.is_file())
    assert check_book(OWNER) == ()
    calendar.unlink()
    undo_roster_change(OWNER)
    assert [meeting.title for meeting in Meeting.objects.all()] == ["Bolt review"]
