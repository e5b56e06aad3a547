"""The health check finds every planted damage and raises no false alarm."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from partwell.actions._actor import OWNER
from partwell.actions.alias_client import alias
from partwell.actions.check_book import check_book
from partwell.actions.check_in import check_in
from partwell.actions.import_files import import_files
from partwell.actions.merge_clients import merge
from partwell.actions.set_own_identity import claim
from partwell.book.home import DATABASE, open_book
from partwell.book.models import Book, Client, ImportedFile, Invoice, Match, Message, Payment, Sighting, Slice
from partwell.book.originals import blob_path
from partwell.facts.errors import Conflict
from partwell.words.texts import LANGUAGES, knows, say
from tests._home import close_book
from tests.book import _fake

ME, JO = "me@own.example", "jo@acme.example"


@pytest.fixture
def full(book: Path, tmp_path: Path) -> Path:
    """A book with something of everything: tables, mail, matches, a merge, a check-in, refused and doubled files."""
    work = _fake.write(tmp_path / "t.txt", "#time", [_fake.hours("Acme", "2026-01-05"), "!bad_day"])
    bills = [_fake.bill("Acme", "7", 100), _fake.bill("Acme Ltd", "8", 50), _fake.paid("Acme", 127, "2026-02-01", "7")]
    money = _fake.write(tmp_path / "m.txt", "#money", bills)
    talk = [_fake.mail(JO, ME, "Hello?"), _fake.mail("eve@x.example", ME, "Gold!")]
    post = _fake.write(tmp_path / "p.txt", "#archive", talk)
    odd = _fake.write(tmp_path / "odd.txt", "#unknown", [])
    import_files(OWNER, [work, money, post, work, odd, tmp_path / "none"])
    claim(OWNER, ME)
    alias(OWNER, "Acme", JO)
    merge(OWNER, "Acme", "Acme Ltd")
    check_in(OWNER, "Acme", 2, "hm")
    assert Message.objects.count() == 1
    return book


def _codes() -> set[str]:
    findings = check_book(OWNER)
    for one in findings:
        for language in LANGUAGES:
            assert knows(language, f"finding.{one.code}")
            assert "{" not in say(language, f"finding.{one.code}", **one.args)
    return {one.code for one in findings}


def test_a_sound_book_raises_no_alarm(full: Path) -> None:
    assert check_book(OWNER) == ()


def test_an_empty_book_raises_no_alarm(book: Path) -> None:
    assert check_book(OWNER) == ()


def _blob() -> Path:
    return blob_path(str(ImportedFile.objects.filter(kind="time")[0].original_id))


def _rewrite(path: Path, data: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(data)


def _orphan() -> None:
    place = blob_path("ab" * 32)
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"left over")


def _flip() -> None:
    data = bytearray(_blob().read_bytes())
    data[10] ^= 1
    _rewrite(_blob(), bytes(data))


def _circle() -> None:
    one, other = Client.objects.order_by("key")[:2]
    Client.objects.filter(pk=one.pk).update(merged_into=other)
    Client.objects.filter(pk=other.pk).update(merged_into=one)


def _double() -> None:
    """A key that stands twice: possible only where the table has lost its own rule."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("CREATE TABLE copied AS SELECT * FROM book_sighting")
        cursor.execute("DROP TABLE book_sighting")
        cursor.execute("ALTER TABLE copied RENAME TO book_sighting")
        cursor.execute("INSERT INTO book_sighting SELECT * FROM book_sighting LIMIT 1")


def _later(model: type, **values: object) -> Callable[[], object]:
    return lambda: model.objects.update(**values)  # type: ignore[attr-defined]


AHEAD = datetime.now(UTC) + timedelta(days=400)
DAMAGES: dict[str, tuple[str, Callable[[], object]]] = {
    "an original is gone": ("missing_original", lambda: _blob().unlink()),
    "a slice of mail is gone": ("missing_original", lambda: blob_path(Slice.objects.get().sha256).unlink()),
    "a byte has changed": ("changed_original", _flip),
    "an original is cut short": ("changed_original", lambda: _rewrite(_blob(), _blob().read_bytes()[:-3])),
    "a blob of nobody": ("orphan_original", _orphan),
    "a sum does not add up": ("broken_sum", lambda: ImportedFile.objects.filter(kind="time").update(known=9)),
    "a trace leads nowhere": ("dangling_trace", lambda: Sighting.objects.filter(kind="time").update(fact_key="f" * 20)),
    "a fact has no trace": ("fact_without_trace", lambda: Sighting.objects.filter(kind="invoice").delete()),
    "a trace points outside": ("trace_outside_file", _later(Sighting, at_end=10**9)),
    "a currency that is none": ("unknown_currency", _later(Invoice, currency="XQQ")),
    "a match over currencies": ("currencies_mixed", _later(Payment, currency="USD")),
    "more settled than billed": ("match_exceeds", _later(Match, minor=99_999_99)),
    "a bill of next year": ("future_date", _later(Invoice, issued=AHEAD.date())),
    "a message to come": ("future_date", _later(Message, sent=int(AHEAD.timestamp()))),
    "clients merged in a circle": ("merge_cycle", _circle),
    "a doubled key": ("doubled_row", _double),
    "another schema": ("schema_mismatch", _later(Book, schema="0099_later")),
    "a foreign file": ("foreign_file", lambda: (Path(os.environ["PARTWELL_HOME"]) / "virus.exe").write_text("x")),
    "a foreign file among originals": ("foreign_file", lambda: (blob_path("aa").parent.parent / "x").write_text("x")),
    "a foreign file in the work folder": (
        "foreign_file",
        lambda: (Path(os.environ["PARTWELL_HOME"]) / "tmp" / "notes.txt").write_text("x"),
    ),
    "a home open to others": ("open_to_others", lambda: Path(os.environ["PARTWELL_HOME"]).chmod(0o755)),
}


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_planted_damage_is_found(full: Path, name: str) -> None:
    code, plant = DAMAGES[name]
    plant()
    assert code in _codes()


def test_a_reference_to_a_row_that_is_gone_is_found(full: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("DELETE FROM book_identity WHERE kind='name'")
    assert "broken_reference" in _codes()


def test_a_broken_page_of_the_tables_is_found(full: Path) -> None:
    close_book()
    place = full / DATABASE
    data = bytearray(place.read_bytes())
    for at in range(4096 * 3, len(data), 4096 * 2):
        data[at : at + 200] = b"\xff" * 200
    place.write_bytes(data)
    for end in ("-wal", "-shm"):
        Path(f"{place}{end}").unlink(missing_ok=True)
    codes: set[str] = set()
    try:
        open_book(full)
        codes = _codes()
    except Conflict as refused:
        codes = {refused.code}
    assert codes & {"book_damaged", "database_damaged"}


def test_a_file_that_is_no_database_is_refused_with_a_sentence(full: Path) -> None:
    close_book()
    (full / DATABASE).write_bytes(b"hello " * 4000)
    for end in ("-wal", "-shm"):
        (full / f"{DATABASE}{end}").unlink(missing_ok=True)
    with pytest.raises(Conflict, match="book_damaged"):
        open_book(full)


def test_a_book_of_a_newer_program_is_refused(full: Path) -> None:
    Book.objects.update(schema="0999_future")
    with pytest.raises(Conflict, match="book_newer"):
        open_book(full)


def test_dates_of_today_are_no_alarm(full: Path) -> None:
    Payment.objects.update(day=datetime.now(UTC).date())
    Invoice.objects.update(issued=datetime.now(UTC).date())
    assert check_book(OWNER) == ()
