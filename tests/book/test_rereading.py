"""Who is kept decides what is kept: archives are read again after an answer, and strangers' words never stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.alias_client import alias
from partwell.actions.answer_proposals import answer
from partwell.actions.import_files import import_files
from partwell.actions.list_clients import list_clients
from partwell.actions.list_imports import list_imports
from partwell.actions.set_own_identity import claim, disclaim
from partwell.actions.settings import read_settings, write_settings
from partwell.actions.undo_import import undo_import
from partwell.actions.undo_roster_change import undo_roster_change
from partwell.book.dump import dump
from partwell.book.models import Candidate, Invoice, Message, Passed
from partwell.facts.profile import Profile
from tests._home import close_book
from tests.book import _fake

ME, JO, EVE = "me@own.example", "jo@acme.example", "eve@other.example"
SECRET = "The treasure lies under the old oak"
HELLO = "Where is my logo?"
MAIL = [
    _fake.mail(JO, ME, HELLO, name="Jo Smith"),
    _fake.mail(ME, JO, "Tomorrow.", 1_770_000_100),
    _fake.mail(EVE, ME, SECRET, 1_770_000_200, name="Eve"),
    _fake.mail(ME, EVE, "No thanks", 1_770_000_250),
    _fake.mail(EVE, ME, SECRET + " indeed", 1_770_000_300),
]


@pytest.fixture
def archive(book: Path, tmp_path: Path) -> Path:
    """A book with one client's hours and an archive of mail; nobody was confirmed yet."""
    path = _fake.write(tmp_path / "all.txt", "#archive", MAIL)
    hours = _fake.write(tmp_path / "t.txt", "#time", [_fake.hours("Acme", "2026-01-05")])
    import_files(OWNER, [hours, path])
    return path


def _home_contains(home: Path, words: str) -> bool:
    close_book()
    needle = words.encode()
    return any(needle in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_before_anybody_is_confirmed_no_word_of_mail_is_stored(book: Path, archive: Path) -> None:
    assert Message.objects.count() == 0
    assert Passed.objects.count() == 5
    assert not _home_contains(book, SECRET)
    assert not _home_contains(book, HELLO)


def test_answers_are_asked_for_with_reasons_and_bring_the_messages(book: Path, archive: Path) -> None:
    me = next(one for one in list_clients(OWNER).proposals if one.kind == "me")
    assert me.subject == ME
    answer(OWNER, {me.id: "yes"})
    asked = {one.subject: one for one in list_clients(OWNER).proposals}
    assert [reason.code for reason in asked[JO].reasons] == ["domain_is_name", "you_both_write"]
    taken = answer(OWNER, {asked[JO].id: "yes", asked[EVE].id: "no"})
    assert [file.new for file in taken.reread.files] == [5]
    assert sorted(Message.objects.values_list("text", flat=True)) == ["Tomorrow.", HELLO]
    assert [one.subject for one in list_clients(OWNER).proposals] == []
    assert not _home_contains(book, SECRET)


def test_a_client_who_is_none_after_all_leaves_no_word_behind(book: Path, archive: Path) -> None:
    claim(OWNER, ME)
    alias(OWNER, "Acme", EVE)
    assert Message.objects.count() == 3
    undo_roster_change(OWNER)
    assert Message.objects.count() == 0
    assert not _home_contains(book, SECRET)


def test_where_the_archive_is_gone_words_of_nobody_kept_are_dropped_all_the_same(book: Path, archive: Path) -> None:
    claim(OWNER, ME)
    alias(OWNER, "Acme", JO)
    alias(OWNER, "Acme", EVE)
    archive.unlink()
    undo_roster_change(OWNER)
    assert sorted(Message.objects.values_list("text", flat=True)) == ["Tomorrow.", HELLO]
    assert {c.value: (c.sent, c.received) for c in Candidate.objects.filter(value=EVE)} == {EVE: (2, 1)}
    assert not _home_contains(book, SECRET)
    rows = list_imports(OWNER)
    assert all(row.rows == row.new + row.known + row.problems for row in rows)


def test_an_archive_that_is_gone_is_named_so_that_it_can_be_given_again(book: Path, archive: Path) -> None:
    claim(OWNER, ME)
    moved = archive.rename(archive.with_name("moved.txt"))
    asked = next(one for one in list_clients(OWNER).proposals if one.subject == JO)
    assert answer(OWNER, {asked.id: "yes"}).reread.missing == (str(archive),)
    import_files(OWNER, [moved])
    assert Message.objects.count() == 2


def test_undo_of_an_archive_takes_words_and_blobs_off_the_disk(book: Path, archive: Path) -> None:
    claim(OWNER, ME)
    alias(OWNER, "Acme", JO)
    number = next(row.id for row in list_imports(OWNER) if row.kind == "mail")
    report = undo_import(OWNER, number)
    assert report.removed["message"] == 2
    assert not _home_contains(book, HELLO)


def test_a_claim_taken_back_is_as_never_made(book: Path, archive: Path) -> None:
    before = dump()
    claim(OWNER, "second@own.example")
    assert dump() != before
    disclaim(OWNER, "second@own.example")
    assert dump() == before


def test_a_new_currency_is_used_for_files_that_name_none(book: Path, tmp_path: Path) -> None:
    one = _fake.write(tmp_path / "a.txt", "#money", [_fake.bill("Acme", "1", 10)])
    same = _fake.write(tmp_path / "b.txt", "#money", [_fake.bill("Acme", "1", 10), _fake.bill("Acme", "2", 10)])
    import_files(OWNER, [one, same])
    write_settings(OWNER, Profile(currency="HUF"))
    assert read_settings(OWNER).currency == "HUF"
    assert set(Invoice.objects.values_list("currency", flat=True)) == {"HUF"}
    assert [row.problems for row in list_imports(OWNER)] == [0, 0]


def test_a_file_at_odds_counts_once_the_other_import_is_taken_back(book: Path, tmp_path: Path) -> None:
    one = _fake.write(tmp_path / "a.txt", "#money", [_fake.bill("Acme", "1", 10)])
    other = _fake.write(tmp_path / "b.txt", "#money", [_fake.bill("Acme", "1", 99)])
    import_files(OWNER, [one, other])
    undo_import(OWNER, min(row.id for row in list_imports(OWNER)))
    assert list(Invoice.objects.values_list("net", flat=True)) == [9900]
    row = list_imports(OWNER)[0]
    assert (row.new, row.problems) == (1, 0)
