"""Files into the book: every row counted, one transaction a file, nothing half."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.import_files import FileReport, import_files, import_json
from partwell.actions.list_imports import import_problems, list_imports
from partwell.book import importing
from partwell.book.checking import check
from partwell.book.dump import dump, dump_hash
from partwell.book.filing import Run
from partwell.book.models import ImportedFile, ImportRun, Invoice, Message, Original, TimeEntry
from partwell.book.originals import Deposit, blob_path
from partwell.book.workspace import workspace
from partwell.facts.errors import AirlockError, InputError
from tests.book import _fake
from tests.book._fake import FakeAirlock

ROWS = [_fake.hours("Acme", "2026-01-05"), "!bad_day", _fake.hours("Bolt", "2026-01-06"), "+", "+"]


def _one(path: Path, **more: object) -> FileReport:
    return import_files(OWNER, [path], **more).files[0]  # type: ignore[arg-type]


def _adds_up(report: FileReport) -> bool:
    return report.rows == report.new + report.known + len(report.problems)


def test_every_row_is_new_known_or_a_problem(book: Path, tmp_path: Path) -> None:
    path = _fake.write(tmp_path / "t.txt", "#time", ROWS)
    first, second = _one(path), _one(path)
    assert (first.rows, first.new, first.known, len(first.problems)) == (5, 4, 0, 1)
    assert (second.rows, second.new, second.known, len(second.problems)) == (5, 0, 4, 1)
    assert first.problems[0].line == 3
    assert TimeEntry.objects.count() == 2


def test_the_whole_original_is_kept_read_only_under_its_sha256(book: Path, tmp_path: Path) -> None:
    path = _fake.write(tmp_path / "t.txt", "#time", ROWS)
    report = _one(path)
    blob = blob_path(report.sha256)
    assert blob.read_bytes() == path.read_bytes()
    assert blob.stat().st_mode & 0o777 == 0o400


def test_a_file_whose_rows_do_not_add_up_is_refused_whole(book: Path, tmp_path: Path) -> None:
    empty = dump()
    report = _one(_fake.write(tmp_path / "t.txt", "#time", [*ROWS, "?missing"]))
    assert [problem.code for problem in report.problems] == ["rows_unaccounted"]
    assert (report.rows, report.new, report.known) == (1, 0, 0)
    assert report.id == ImportedFile.objects.get().pk
    assert import_problems(OWNER, report.id).problems == report.problems
    assert [line for line in dump() if not line.startswith('["original"')] == empty


@pytest.mark.parametrize(("head", "code"), [("#bomb", "too_slow"), ("#else", "unrecognised")])
def test_a_file_that_cannot_be_read_is_one_row_and_one_problem(
    book: Path, tmp_path: Path, head: str, code: str
) -> None:
    report = _one(_fake.write(tmp_path / "t.txt", head, ROWS))
    assert [problem.code for problem in report.problems] == [code]
    assert _adds_up(report)
    assert not report.usable
    assert [row.state for row in list_imports(OWNER)] == ["refused"]
    assert not any(path.is_file() for path in (book / "originals").rglob("*"))


def test_an_empty_file_says_so(book: Path, tmp_path: Path) -> None:
    (tmp_path / "e.txt").write_bytes(b"")
    assert [problem.code for problem in _one(tmp_path / "e.txt").problems] == ["empty_file"]


def test_a_path_to_nothing_is_told_and_not_recorded(book: Path, tmp_path: Path) -> None:
    report = _one(tmp_path / "none.txt")
    assert [problem.code for problem in report.problems] == ["no_such_file"]
    assert ImportRun.objects.count() == 0


def test_a_name_that_is_no_text_is_read_and_shown(book: Path, tmp_path: Path) -> None:
    path = _fake.write(tmp_path / "plain.txt", "#time", ROWS)
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.rename(odd)
    report = _one(odd)
    assert report.new == 4
    report.path.encode("utf-8")
    assert list_imports(OWNER)[0].path.endswith("caf\\xe9.txt")


def test_a_relative_path_is_remembered_whole(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake.write(tmp_path / "t.txt", "#time", ROWS)
    monkeypatch.chdir(tmp_path)
    assert _one(Path("t.txt")).path == "t.txt"
    assert list_imports(OWNER)[0].path == str(tmp_path / "t.txt")


def test_a_trial_run_tells_the_same_counts_and_writes_nothing(book: Path, tmp_path: Path) -> None:
    paths = [
        _fake.write(tmp_path / "t.txt", "#time", ROWS),
        _fake.write(tmp_path / "m.txt", "#money", [_fake.bill("Acme", "1", 10), _fake.paid("Acme", 12, "2026-02-02")]),
        _fake.write(tmp_path / "a.txt", "#archive", [_fake.mail("a@x.example", "b@y.example", "hi")]),
        _fake.write(tmp_path / "t2.txt", "#time", ROWS[:1]),
        _fake.write(tmp_path / "odd.txt", "#odd", []),
    ]
    before = dump_hash()
    trial = import_files(OWNER, paths, dry_run=True)
    assert dump_hash() == before
    assert ImportRun.objects.count() == 0
    assert not any(path.is_file() for path in (book / "originals").rglob("*"))
    real = import_files(OWNER, paths)
    assert trial.total == real.total
    for told, done in zip(trial.files, real.files, strict=True):
        assert (told.format, told.rows, told.new, told.known) == (done.format, done.rows, done.new, done.known)
        assert [p.code for p in told.problems] == [p.code for p in done.problems]


def test_another_amount_for_the_same_bill_is_a_problem_and_the_first_stays(book: Path, tmp_path: Path) -> None:
    _one(_fake.write(tmp_path / "a.txt", "#money", [_fake.bill("Acme", "1", 10)]))
    report = _one(_fake.write(tmp_path / "b.txt", "#money", [_fake.bill("Acme", "1", 99), _fake.bill("Acme", "2", 5)]))
    assert [problem.code for problem in report.problems] == ["invoice_conflict"]
    assert (report.new, report.known) == (1, 0)
    assert sorted(Invoice.objects.values_list("net", flat=True)) == [500, 1000]


def test_a_number_no_table_can_hold_is_a_problem_of_its_row(book: Path, tmp_path: Path) -> None:
    rows = [_fake.bill("Acme", "1", 10**17), _fake.bill("Acme", "2", 5)]
    report = _one(_fake.write(tmp_path / "a.txt", "#money", rows))
    assert [problem.code for problem in report.problems] == ["number_too_big"]
    assert report.new == 1


def test_an_unknown_format_is_refused_before_anything_is_read(book: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown_format"):
        _one(_fake.write(tmp_path / "t.txt", "#time", ROWS), as_format="nonsense")


def test_files_given_for_a_client_are_that_clients(book: Path, tmp_path: Path) -> None:
    _one(_fake.write(tmp_path / "t.txt", "#time", [_fake.hours("Acme Ltd", "2026-01-05")]))
    report = _one(
        _fake.write(tmp_path / "m.txt", "#mail", [_fake.mail("jo@acme.example", "me@own.example", "Hi")]),
        client="acme ltd",
    )
    assert report.new == 1
    assert Message.objects.count() == 1
    assert [row.client for row in ImportedFile.objects.order_by("id")] == ["", "Acme Ltd"]


def test_import_json_is_the_documented_shape(book: Path, tmp_path: Path) -> None:
    report = import_files(OWNER, [_fake.write(tmp_path / "t.txt", "#time", ROWS)])
    document = import_json(report, "hu")
    assert document["total"] == {"files": 1, "rows": 5, "new": 4, "known": 0, "problems": 1}
    file = document["files"][0]  # type: ignore[index]
    assert (file["format"], file["kind"], file["rows"]) == ("fake", "time", 5)
    assert file["problems"][0]["line"] == 3


def test_progress_goes_from_file_to_file(book: Path, tmp_path: Path) -> None:
    seen = []
    paths = [_fake.write(tmp_path / f"{n}.txt", "#time", ROWS[:n]) for n in (1, 3)]
    import_files(OWNER, paths, progress=seen.append)
    assert [at.index for at in seen] == sorted(at.index for at in seen)
    assert {at.count for at in seen} == {2}
    assert all(at.done_bytes <= at.total_bytes for at in seen)


TALK = [_fake.mail("jo@acme.example", "me@own.example", f"Message {n}", 1_770_000_000 + n) for n in range(30)]


def _in_steps(path: Path, airlock: object, step: int = 400) -> FileReport:
    with workspace() as work:
        run = Run(datetime.now(UTC), "owner")
        return importing.Importer(airlock, Deposit(work), run, client="Acme", step=step).take(path)  # type: ignore[arg-type]


class _Cut(FakeAirlock):
    """Dies after so many rows."""

    after = 12

    def read(self, *args: object, **more: object) -> object:  # type: ignore[override]
        for at, frame in enumerate(super().read(*args, **more)):  # type: ignore[arg-type]
            if at > self.after:
                raise KeyboardInterrupt
            yield frame


def test_an_archive_goes_on_where_it_was_cut_off_and_ends_as_the_uncut_one(book: Path, tmp_path: Path) -> None:
    path = _fake.write(tmp_path / "a.txt", "#archive", TALK)
    with pytest.raises(KeyboardInterrupt):
        _in_steps(path, _Cut())
    assert [row.state for row in list_imports(OWNER)] == ["incomplete"]
    some = Message.objects.count()
    assert 0 < some < 30
    report = _in_steps(path, FakeAirlock())
    assert (report.rows, report.new, report.known, report.state) == (30, 30, 0, "done")
    assert check(datetime(2026, 12, 1, tzinfo=UTC)) == ()
    assert Message.objects.count() == 30
    assert len(list_imports(OWNER)) == 1


def test_a_kill_between_the_blobs_and_the_rows_leaves_nothing(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("partwell.book.filing.store", killed)
    with pytest.raises(KeyboardInterrupt):
        _one(_fake.write(tmp_path / "t.txt", "#time", ROWS))
    assert dump() == before
    assert not any(path.is_file() for path in (book / "originals").rglob("*"))
    assert Original.objects.count() == 0


def test_a_file_that_changes_while_it_is_read_is_refused(book: Path, tmp_path: Path) -> None:
    path = _fake.write(tmp_path / "t.txt", "#time", ROWS)

    class Meddling(FakeAirlock):
        def read(self, *args: object, **more: object) -> object:  # type: ignore[override]
            for frame in super().read(*args, **more):  # type: ignore[arg-type]
                yield frame
                with path.open("a") as stream:
                    stream.write("\n")

    report = _in_steps(path, Meddling())
    assert [problem.code for problem in report.problems] == ["file_changed"]
    assert TimeEntry.objects.count() == 0


def test_an_airlock_error_keeps_its_values(book: Path, tmp_path: Path) -> None:
    class Dying(FakeAirlock):
        def read(self, *args: object, **more: object) -> object:  # type: ignore[override]
            raise AirlockError("parser_died", reason="SIGSEGV")
            yield

    report = _in_steps(_fake.write(tmp_path / "t.txt", "#time", ROWS), Dying())
    assert report.problems[0].args["reason"] == "SIGSEGV"
    assert _adds_up(report)
