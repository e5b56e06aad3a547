"""Imported files as a page shows them: without folders, problems in their order and counted by kind beyond a limit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from partwell.faces.web import _advice
from partwell.faces.web._proof import file_name

if TYPE_CHECKING:
    from partwell.actions.import_files import FileReport
    from partwell.actions.list_imports import ImportRow
    from partwell.facts.problems import Note, Problem

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class FileView:
    """One file: `report` as the verb gave it, its name, the first problems, how many more, and each note once."""

    report: FileReport
    name: str
    problems: Sequence[Problem]
    more: int
    notes: Sequence[Note]

    @property
    def good(self) -> bool:
        """Whether it was recognised and read without a problem to the end."""
        return bool(self.report.format) and not self.problems and self.report.state == "done"

    @property
    def todo(self) -> str:
        """The key of what to do where no format fits; "" where one does."""
        return _advice.advice_for(self.name) if any(one.code == "unrecognised" for one in self.problems) else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one format that were read without a problem, their rows in all, and the key of their sign."""

    format: str
    sign: str
    files: Sequence[FileView]
    rows: int


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file in the history."""

    row: ImportRow
    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """One import of one or more files, with the sums over them."""

    number: int
    at: datetime
    files: Sequence[FileRow]
    total: dict[str, int]

    @classmethod
    def of(cls, rows: Sequence[ImportRow]) -> Run:
        """The run that these rows are of."""
        total = {
            "files": len(rows),
            "rows": sum(row.rows for row in rows),
            "new": sum(row.new for row in rows),
            "known": sum(row.known for row in rows),
            "problems": sum(row.problems for row in rows),
        }
        files = [FileRow(row, file_name(row.path)) for row in sorted(rows, key=lambda row: row.id)]
        return cls(rows[0].run, rows[0].at, files, total)


def runs_of(rows: Iterable[ImportRow]) -> list[Run]:
    """The history by run, the newest first."""
    ordered = sorted(rows, key=lambda row: -row.run)
    return [Run.of(list(group)) for _, group in groupby(ordered, key=lambda row: row.run)]


def file_views(reports: Iterable[FileReport]) -> list[FileView]:
    """The files of one import."""
    return [
        FileView(
            report,
            file_name(report.path),
            report.problems[:_SHOWN],
            max(0, len(report.problems) - _SHOWN),
            _once(report.notes),
        )
        for report in reports
    ]


def groups_of(views: Iterable[FileView]) -> list[Group]:
    """The files read without a problem, by format; the format with the most rows first."""
    found: dict[str, list[FileView]] = {}
    for view in views:
        if view.good:
            found.setdefault(str(view.report.format), []).append(view)
    groups = [
        Group(
            name,
            _advice.sign_of(name),
            sorted(files, key=lambda file: (file.name.casefold(), file.report.id)),
            sum(file.report.rows for file in files),
        )
        for name, files in found.items()
    ]
    return sorted(groups, key=lambda group: (-group.rows, group.format))


def _once(notes: Iterable[Note]) -> list[Note]:
    seen: dict[tuple[str, str], Note] = {}
    for note in notes:
        seen.setdefault((note.code, repr(sorted(note.args.items()))), note)
    return list(seen.values())
