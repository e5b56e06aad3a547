"""Imported files as a page shows them: without folders, problems in their order and counted by kind beyond a limit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

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


def _once(notes: Iterable[Note]) -> list[Note]:
    seen: dict[tuple[str, str], Note] = {}
    for note in notes:
        seen.setdefault((note.code, repr(sorted(note.args.items()))), note)
    return list(seen.values())
