"""Files read again because what their reading depends on has changed: kept addresses, own addresses, zone, currency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from partwell.book.demoting import demote
from partwell.book.filing import Run
from partwell.book.importing import Done, Importer, silent
from partwell.book.models import ImportedFile, Original
from partwell.book.originals import Deposit, blob_path, digest
from partwell.book.reports import FileReport
from partwell.book.storing import CONFLICTS
from partwell.book.surroundings import PRIVATE_KINDS, surroundings
from partwell.book.unit_of_work import leave_no_trace
from partwell.book.workspace import workspace


@dataclass(frozen=True, slots=True)
class Reread:
    """Files read again, and the paths of archives that are no longer where they were: give those once more."""

    files: tuple[FileReport, ...] = ()
    missing: tuple[str, ...] = ()


def stale_files() -> list[ImportedFile]:
    """Files last read in other surroundings than today's, the oldest first."""
    around = surroundings()
    done = ImportedFile.objects.filter(state="done").order_by("id")
    return [row for row in done if row.context != around.stamp(row.kind, private=_is_private(row))]


def _is_private(row: ImportedFile) -> bool:
    return row.archive or row.kind in PRIVATE_KINDS


def reread_stale(actor: str, done: Done = silent) -> Reread:
    """Read stale files again, in the present surroundings; where an archive is gone, at least drop who is not kept."""
    stale = stale_files()
    if not stale:
        return Reread()
    return _reread(actor, stale, done)


def _reread(actor: str, stale: Iterable[ImportedFile], done: Done) -> Reread:
    from partwell.sources.airlock import Airlock

    reports: dict[int, FileReport] = {}
    missing: list[str] = []
    at_odds: list[ImportedFile] = []
    with workspace() as work, Airlock() as airlock:
        importer = Importer(airlock, Deposit(work), Run(datetime.now(UTC), actor))
        for row in stale:
            path = _bytes_of(row)
            if path is None:
                missing.append(row.path)
                demote(row)
                continue
            reports[row.pk] = importer.again(row, path, done)
            if any(problem.code in CONFLICTS for problem in reports[row.pk].problems):
                at_odds.append(row)
        # What these disagreed with may have been another stale file's old reading.
        for row in at_odds:
            reports[row.pk] = importer.again(row, blob_path(row.original_id), done)
    leave_no_trace()
    return Reread(tuple(reports.values()), tuple(missing))


def _bytes_of(row: ImportedFile) -> Path | None:
    """A path that holds exactly the file's bytes: the kept original, or the archive where it was, unchanged."""
    original = Original.objects.get(pk=row.original_id)
    if original.kept:
        return blob_path(original.sha256)
    path = Path(row.path)
    try:
        if path.stat().st_size != original.size or digest(path)[0] != original.sha256:
            return None
    except OSError:
        return None
    return path
