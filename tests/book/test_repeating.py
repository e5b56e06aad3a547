"""The very bytes of a file once more: all known without parsing, and still an import of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.import_files import FileReport, import_files
from partwell.actions.list_imports import list_imports
from partwell.actions.undo_import import undo_import
from partwell.book.dump import dump
from partwell.book.models import ImportedFile, TimeEntry
from partwell.book.originals import blob_path
from tests.book import _fake

ROWS = [_fake.hours("Acme", "2026-01-05"), "!bad_day", _fake.hours("Bolt", "2026-01-06")]


def _one(path: Path, **more: object) -> FileReport:
    return import_files(OWNER, [path], **more).files[0]  # type: ignore[arg-type]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file that is parsed."""
    found: list[Path] = []
    whole = _fake.FakeAirlock.read

    def read(self: _fake.FakeAirlock, path: Path, *rest: object, **more: object) -> object:
        found.append(path)
        return whole(self, path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(_fake.FakeAirlock, "read", read)
    return found


def test_it_is_not_parsed_again_and_its_rows_add_up(book: Path, tmp_path: Path, readings: list[Path]) -> None:
    path = _fake.write(tmp_path / "t.txt", "#time", ROWS)
    first, again = _one(path), _one(path)
    assert readings == [path]
    assert (again.rows, again.new, again.known, again.problems) == (3, 0, 2, first.problems)
    assert _one(path, dry_run=True).known == 2
    assert readings == [path]
    assert len(list_imports(OWNER)) == 2


def test_a_copy_under_another_name_is_listed_under_that_name(book: Path, tmp_path: Path) -> None:
    path = _fake.write(tmp_path / "t.txt", "#time", ROWS)
    _one(path)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(path.read_bytes())
    assert _one(copy).path == str(copy)
    assert ImportedFile.objects.latest("id").path == str(copy)


def test_what_it_brought_outlives_the_undo_of_the_first(book: Path, tmp_path: Path) -> None:
    path = _fake.write(tmp_path / "t.txt", "#time", ROWS)
    first, again = _one(path), _one(path)
    before = [line for line in dump() if line.startswith('["time"')]
    undo_import(OWNER, first.id)
    assert [line for line in dump() if line.startswith('["time"')] == before
    undo_import(OWNER, again.id)
    assert not TimeEntry.objects.exists()


@pytest.mark.parametrize("client", ["Acme", ""])
def test_named_for_a_client_it_is_read_for_that_client(
    book: Path, tmp_path: Path, readings: list[Path], client: str
) -> None:
    path = _fake.write(tmp_path / "t.txt", "#time", ROWS)
    _one(path)
    _one(path, client=client)
    assert len(readings) == (2 if client else 1)


def test_a_lost_original_comes_back(book: Path, tmp_path: Path, readings: list[Path]) -> None:
    path = _fake.write(tmp_path / "t.txt", "#time", ROWS)
    blob = blob_path(_one(path).sha256)
    blob.unlink()
    _one(path)
    assert len(readings) == 2
    assert blob.read_bytes() == path.read_bytes()


def test_other_parsers_read_it_again(
    book: Path, tmp_path: Path, readings: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _fake.write(tmp_path / "t.txt", "#time", ROWS)
    _one(path)
    monkeypatch.setattr("partwell.book.surroundings.parsers_stamp", lambda: "of another program")
    again = _one(path)
    assert readings.count(path) == 2
    assert (again.rows, again.new, again.known) == (3, 0, 2)
    before = list(readings)
    _one(path)
    assert readings == before
