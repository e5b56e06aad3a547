"""Every file of the demo is recognised by its own source and read whole, without a problem; nobody's words are kept."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from partwell import demo
from partwell.demo.cast import HOME_ZONE
from partwell.facts.records import Fact, Invoice, Meeting, Message, Payment
from partwell.sources._contract import HEAD_BYTES, Context, Head, Parsed
from partwell.sources.documents.docx import read_docx
from partwell.sources.documents.pdf import read_pdf
from partwell.sources.registry import by_name, recognise

UNTIL = date(2026, 11, 20)
FORMATS = {
    "Clockify": "clockify_csv",
    "Toggl": "toggl_csv",
    "invoices": "invoices_csv",
    "payments": "payments_csv",
    "FreshBooks": "freshbooks_csv",
    "All mail": "mbox",
    "WhatsApp": "whatsapp",
    "Slack": "slack_zip",
    "calendar": "ics",
}


@pytest.fixture(scope="module", params=[4, 7])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> demo.DemoBook:
    return demo.write(tmp_path_factory.mktemp("files"), request.param, UNTIL)


@dataclass(frozen=True)
class Reading:
    rows: int
    items: list[Parsed]

    @property
    def facts(self) -> list[Fact]:
        return [fact for item in self.items for fact in item.facts]


def read(book: demo.DemoBook, path: Path, *, kept: bool = True) -> Reading:
    """A file read as on the day when all clients are confirmed, or when nobody is."""
    if (path, kept) not in _READ:
        _READ[path, kept] = _read(book, path, kept=kept)
    return _READ[path, kept]


_READ: dict[tuple[Path, bool], Reading] = {}


def _read(book: demo.DemoBook, path: Path, *, kept: bool) -> Reading:
    people = {human.address for client in book.clients for human in client.people}
    people |= {human.name.casefold() for client in book.clients for human in client.people}
    own = frozenset(book.me.addresses)
    context = Context(
        hashlib.sha256(path.read_bytes()).hexdigest(),
        path.name,
        zone=HOME_ZONE,
        own=own,
        kept=frozenset(people if kept else ()),
    )
    source = by_name(name_of(path))
    with path.open("rb") as stream:
        rows = source.count(stream)
    with path.open("rb") as stream:
        return Reading(rows, list(source.read(stream, context)))


def name_of(path: Path) -> str:
    return next(name for piece, name in FORMATS.items() if piece in path.name)


def readable(book: demo.DemoBook) -> list[Path]:
    return [path for path in book.files if path not in book.papers]


def the(book: demo.DemoBook, piece: str, *, last: bool = False) -> Path:
    found = [path for path in book.files if piece in path.name]
    return found[-1 if last else 0]


def test_every_file_is_recognised_as_what_it_is_and_as_nothing_else(book: demo.DemoBook) -> None:
    for path in readable(book):
        data = path.read_bytes()
        head = Head(data[:HEAD_BYTES], path.name, len(data), data[-1024:])
        source, scores = recognise(head)
        assert source is not None, path.name
        assert source.name == name_of(path), scores


def test_every_row_is_a_fact_or_passed_over_and_none_a_problem(book: demo.DemoBook) -> None:
    for path in readable(book):
        found = read(book, path)
        assert [problem for item in found.items for problem in item.problems] == [], path.name
        assert sum(item.rows for item in found.items) == found.rows > 0


def test_nothing_private_is_kept_and_nothing_at_all_before_anybody_is_confirmed(book: demo.DemoBook) -> None:
    assert read(book, the(book, "Anyu")).facts == []
    for piece in ("All mail", "WhatsApp", "Slack", "calendar"):
        assert read(book, the(book, piece), kept=False).facts == []


def test_both_chats_and_the_mail_hold_words_of_both_sides(book: demo.DemoBook) -> None:
    for piece in ("All mail", "WhatsApp", "Slack"):
        messages = [fact for fact in read(book, the(book, piece)).facts if isinstance(fact, Message)]
        mine = [one for one in messages if book.mine(one.sender.value)]
        assert len(messages) > 150
        assert 0.15 < len(mine) / len(messages) < 0.6
        assert all(one.text for one in messages)


def test_drafts_are_sent_as_files_and_their_mails_keep_their_words(book: demo.DemoBook) -> None:
    data = the(book, "All mail").read_bytes()
    assert data.count(b"Content-Disposition: attachment") > 60
    assert b"_v3.pdf" in data


def test_the_calendar_holds_calls_with_clients_every_week_with_one_and_a_life_beside(book: demo.DemoBook) -> None:
    found = read(book, the(book, "calendar"))
    meetings = [fact for fact in found.facts if isinstance(fact, Meeting)]
    steady = next(client for client in book.clients if client.role.weekly)
    weekly = [one for one in meetings if {party.value for party in one.parties} & {p.address for p in steady.people}]
    assert len(weekly) > 90
    assert len(meetings) > len(weekly) + 30
    assert any(one.cancelled for one in meetings)
    assert sum(len(item.passed) for item in found.items) > 15
    assert "VALUE=DATE" in the(book, "calendar").read_text(encoding="utf-8")


def test_one_client_is_billed_in_another_tool_and_pays_there(book: demo.DemoBook) -> None:
    facts = read(book, the(book, "FreshBooks")).facts
    bills, paid = ([fact for fact in facts if isinstance(fact, kind)] for kind in (Invoice, Payment))
    assert len(bills) > 15
    assert len(bills) - 3 <= len(paid) <= len(bills)
    assert {owner.role.name for bill in bills if (owner := book.owner(bill.party.name))} == {"elsewhere"}


def test_the_contracts_have_words_a_reader_finds(book: demo.DemoBook) -> None:
    docx, pdf = sorted(book.papers, key=lambda path: path.suffix)
    assert list(book.files[-2:]) == list(book.papers)
    english, hungarian = read_pdf(pdf.read_bytes()), read_docx(docx.read_bytes())
    words = " ".join(str(getattr(english, "text", english)).split())
    for clause in ("at least 30 days' notice in writing", "with immediate effect", "a deposit of 30 %", "full payment"):
        assert clause in words
    for clause in ("30 napos felmondási idővel", "teljes kiegyenlítésével", "előlegként"):
        assert clause in str(getattr(hungarian, "text", hungarian))
    assert zipfile.is_zipfile(docx)
