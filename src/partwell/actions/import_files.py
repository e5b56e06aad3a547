"""Import files and folders: each file is recognised, read in the airlock and booked row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again
from partwell.book.paths import shown
from partwell.book.reports import FileReport, ImportProgress, refused
from partwell.facts.problems import Problem
from partwell.words.texts import say

if TYPE_CHECKING:
    from partwell.book.importing import Importer
    from partwell.book.walking import Found

__all__ = ["FileReport", "ImportProgress", "ImportReport", "import_files", "import_json"]

Progress = Callable[[ImportProgress], None]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every file given, in the order given."""

    files: tuple[FileReport, ...]

    @property
    def total(self) -> dict[str, int]:
        """Sums over the files: `files`, `rows`, `new`, `known`, `problems`."""
        return {
            "files": len(self.files),
            "rows": sum(file.rows for file in self.files),
            "new": sum(file.new for file in self.files),
            "known": sum(file.known for file in self.files),
            "problems": sum(len(file.problems) for file in self.files),
        }

    @property
    def usable(self) -> bool:
        """Whether anything of any file came into the book or was there already."""
        return any(file.usable for file in self.files)


def import_files(
    actor: Actor,
    paths: Sequence[Path],
    *,
    as_format: str | None = None,
    client: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Import every file named, and every plain file in the folders named; faults of the data stand in the report.

    `as_format` forces a format (`whatsapp`, or `whatsapp:dmy` with an answer to its question), `client` says whose
    the files are, `dry_run` only tells what would happen. Raise InputError `unknown_format`, `unknown_column`.
    """
    actor.needs("write")
    from partwell.book.filing import Run
    from partwell.book.importing import Importer
    from partwell.book.originals import Deposit
    from partwell.book.roster_verbs import name_for_files
    from partwell.book.walking import walk
    from partwell.book.workspace import workspace
    from partwell.sources.airlock import Airlock
    from partwell.sources.registry import by_name

    if as_format is not None:
        by_name(as_format)
    found = list(walk(Path(path) for path in paths))
    named = name_for_files(actor.name, client, trial=dry_run) if client else ""
    with workspace() as work, Airlock() as airlock:
        run = Run(datetime.now(UTC), actor.name)
        importer = Importer(airlock, Deposit(work), run, named, as_format, set() if dry_run else None)
        reports = tuple(_take(importer, one, at, len(found), progress) for at, one in enumerate(found))
    if not dry_run:
        read_again(actor)  # calendars that came before the clients whose names stand in their titles
    return ImportReport(reports)


def _take(importer: Importer, found: Found, at: int, count: int, progress: Progress | None) -> FileReport:
    def step(done: int, total: int) -> None:
        if progress is not None:
            progress(ImportProgress(shown(found.path), at, count, done, total))

    if found.problem is not None:
        return refused(shown(found.path), found.problem, "", found.notes)
    step(0, 1)
    report = importer.take(found.path, found.notes, step)
    step(1, 1)
    return report


def import_json(report: ImportReport, language: str) -> dict[str, object]:
    """The `import --json` document; messages are sentences in `language`."""
    return {"files": [_file_json(file, language) for file in report.files], "total": report.total}


def _file_json(file: FileReport, language: str) -> dict[str, object]:
    return {
        "path": file.path,
        "sha256": file.sha256 or None,
        "format": file.format,
        "kind": file.kind,
        "rows": file.rows,
        "new": file.new,
        "known": file.known,
        "state": file.state,
        "problems": [_problem_json(problem, language) for problem in file.problems],
        "notes": [
            {"code": note.code, "message": say(language, f"note.{note.code}", **note.args)} for note in file.notes
        ],
    }


def _problem_json(problem: Problem, language: str) -> dict[str, object]:
    place = {"part": problem.part} if problem.line is None and problem.part else {"line": problem.line}
    return {"code": problem.code, **place, "message": say(language, f"problem.{problem.code}", **problem.args)}
