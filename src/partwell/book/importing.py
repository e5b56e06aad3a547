"""Files into the book: parsed in the airlock, then one short transaction a file, or a segment of an archive."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from partwell.book.filing import Filing, Run, Stale
from partwell.book.identity import settle
from partwell.book.locks import held
from partwell.book.matching import rematch
from partwell.book.models import FileProblem, ImportedFile, Original
from partwell.book.originals import Deposit, digest
from partwell.book.paths import shown
from partwell.book.place import WORK, home_path
from partwell.book.repeating import read_before, repeat
from partwell.book.reports import FileReport, refused
from partwell.book.segments import SEGMENT_BYTES, segments
from partwell.book.storing import store_problems
from partwell.book.surroundings import surroundings
from partwell.book.undo import blobs_of, forget
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import AirlockError
from partwell.facts.problems import Note, Problem
from partwell.sources._contract import Finished, Parsed, Recognised

if TYPE_CHECKING:
    from partwell.sources.airlock import Airlock

PATIENCE = 3  # readings of one file while somebody keeps changing what they depend on

Frame = Recognised | Parsed | Finished
Done = Callable[[int, int], None]  # bytes done, bytes in all


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""
    del done, total


@dataclass
class Importer:
    """Imports one file after the other within one run.

    client   the client the person named for these files, "" when none
    forced   the format they named (`whatsapp`, or `whatsapp:dmy` with an answer to its question), None when none
    trial    where a set: nothing is written, it remembers what this trial run met
    step     bytes of an archive a transaction takes
    """

    airlock: Airlock
    deposit: Deposit
    run: Run
    client: str = ""
    forced: str | None = None
    trial: set[tuple[str, str]] | None = None
    step: int = SEGMENT_BYTES

    def take(self, path: Path, notes: tuple[Note, ...] = (), done: Done = silent) -> FileReport:
        """Import one file; a file that cannot be read, or fails half-way, is one row and one problem."""
        try:
            sha256, size = digest(path)
        except OSError as fault:
            return refused(shown(path), _problem(fault, shown(path)), "", notes)
        with _one_at_a_time(sha256) if size > self.step else nullcontext():
            repeated = self._repeated(sha256, path, notes)
            if repeated is not None:
                done(size, size)
                return replace(repeated, path=shown(path))
            row = self._unfinished(sha256, path)
            return replace(self._attempt(row, path, size, notes, done), path=shown(path))

    def again(self, row: ImportedFile, path: Path, done: Done = silent) -> FileReport:
        """Read a file of the book again, from `path`, in the present surroundings."""
        size = Original.objects.values_list("size", flat=True).get(pk=row.original_id)
        self.client, self.forced = row.client, row.forced or None
        with _one_at_a_time(row.original_id) if size > self.step else nullcontext():
            return self._attempt(row, path, size, (), done)

    def _repeated(self, sha256: str, path: Path, notes: tuple[Note, ...]) -> FileReport | None:
        """Without parsing, where the book read these very bytes before as it would read them now."""
        forced = self.forced or ""
        held = read_before(sha256, self.client, forced)
        if held is None:
            return None
        if self.trial is not None:
            return replace(with_notes(report_of(held), notes), new=0, known=held.new + held.known)
        with unit_of_work():
            held = read_before(sha256, self.client, forced)  # somebody may have undone it in between
            if held is None:
                return None
            row = repeat(held, shown(path.absolute()), self.run.row())
        self.run.saved = True
        return with_notes(report_of(row), notes)

    def _unfinished(self, sha256: str, path: Path) -> ImportedFile:
        """The archive's own cut-off import, to go on with it; else a new row."""
        if self.trial is None:
            started = ImportedFile.objects.filter(original=sha256, state="incomplete", client=self.client)
            row = started.order_by("-id").first()
            if row is not None:
                return row
        return ImportedFile(
            original_id=sha256, path=shown(path.absolute()), client=self.client, forced=self.forced or ""
        )

    def _attempt(self, row: ImportedFile, path: Path, size: int, notes: tuple[Note, ...], done: Done) -> FileReport:
        for left in reversed(range(PATIENCE)):
            try:
                filing = self._read(row, path, size, done)
            except Stale:
                if not left:
                    return self._refuse(row, size, _problem(AirlockError("file_changed"), row.path), notes)
                if row.pk:
                    row.refresh_from_db()
            except (AirlockError, OSError) as fault:
                return self._refuse(row, size, _problem(fault, row.path), notes)
            else:
                return self._report(filing, notes)
        raise AssertionError("the last attempt returns")

    def _read(self, row: ImportedFile, path: Path, size: int, done: Done) -> Filing:
        """One reading of the file, segment by segment, from where an earlier one in the same surroundings stopped."""
        around, saved = surroundings(), row.pk is not None
        resumed = saved and row.state == "incomplete" and row.context == around.stamp(row.kind, private=True)
        start = row.checkpoint if resumed else 0
        force, _, option = (self.forced or "").partition(":")
        context = around.context(row.original_id, row.path, row.client, option, start)
        before = path.stat()
        with _closing(self.airlock.read(path, context, force=force or None)) as frames:
            recognised = next(frames)
            assert isinstance(recognised, Recognised)
            if recognised.format is None:
                raise AirlockError("empty_file" if size == 0 else "unrecognised")
            filing = Filing(self.run, row, path, size, around, recognised, self.deposit)
            filing.fresh, filing.saved, filing.trial = not resumed, saved, self.trial
            row.context = around.stamp(recognised.kind or "", private=filing.private)
            for segment in segments(frames, archive=recognised.archive, start=start, size=size, step=self.step):
                after = path.stat()
                if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                    raise AirlockError("file_changed")
                filing.take(segment)
                done(segment.offset, size)
        return filing

    def _report(self, filing: Filing, notes: tuple[Note, ...]) -> FileReport:
        if filing.trial is None:
            return with_notes(report_of(filing.row), notes)
        row = filing.row
        own = tuple(Note(note["code"], note["args"]) for note in row.notes)
        return FileReport(
            0,
            row.path,
            row.original_id,
            row.format,
            row.kind,
            row.rows,
            row.new,
            row.known,
            tuple(filing.problems),
            (*notes, *own),
        )

    def _refuse(self, row: ImportedFile, size: int, problem: Problem, notes: tuple[Note, ...]) -> FileReport:
        """Record a file nothing of which is used; a file read before keeps what it had."""
        if self.trial is not None or (row.pk and row.state == "done"):
            return refused(row.path, problem, row.original_id, notes)
        with unit_of_work():
            if row.pk:
                self.deposit.doubt(blobs_of([row.original_id]))
                forget(row)
                settle()
                rematch()
            else:
                Original.objects.get_or_create(sha256=row.original_id, defaults={"size": size})
                row.run = self.run.row()
            row.rows, row.new, row.known, row.checkpoint, row.state = 1, 0, 0, 0, "refused"
            row.format, row.kind, row.notes, row.context = "", "", [], ""
            row.save()
            store_problems(row, [problem])
        self.run.saved = True
        return with_notes(report_of(row), notes)


def report_of(row: ImportedFile) -> FileReport:
    """The report of a file as the book has it."""
    listed = FileProblem.objects.filter(file=row).order_by("id").values_list("code", "line", "part", "args")
    return FileReport(
        row.pk,
        row.path,
        row.original_id,
        row.format or None,
        row.kind or None,
        row.rows,
        row.new,
        row.known,
        tuple(Problem(*fields) for fields in listed),
        tuple(Note(note["code"], note["args"]) for note in row.notes),
        row.state,
    )


def with_notes(report: FileReport, notes: tuple[Note, ...]) -> FileReport:
    """The same report with these notes before its own."""
    return replace(report, notes=(*notes, *report.notes)) if notes else report


def _problem(fault: AirlockError | OSError, path: str) -> Problem:
    name = PurePath(path).name
    if isinstance(fault, AirlockError):
        return Problem(fault.code, args={"file": name, **fault.args_by_name})
    reason = fault.strerror or type(fault).__name__
    return Problem("unreadable_file", args={"file": name, "reason": reason})


def _one_at_a_time(sha256: str) -> AbstractContextManager[None]:
    """Two processes given the same large archive take it one after the other: its checkpoint has one writer."""
    return held(home_path() / WORK / f"{sha256[:2]}.lock")


@contextmanager
def _closing(frames: Iterator[Frame]) -> Iterator[Iterator[Frame]]:
    """Leave no parser running when the reading ends early."""
    try:
        yield frames
    finally:
        if isinstance(frames, Generator):
            frames.close()
