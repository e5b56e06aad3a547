"""Files read again because what their reading depends on has changed: kept addresses, own addresses, zone, currency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from partwell.book.demoting import demote
from partwell.book.filing import Run
from partwell.book.importing import Done, Importer
from partwell.book.models import ImportedFile, Original
from partwell.book.originals import Deposit, blob_path, digest
from partwell.book.reports import FileReport
from partwell.book.surroundings import PRIVATE_KINDS, surroundings
from partwell.book.workspace import workspace
from partwell.sources.airlock import Airlock


@dataclass(frozen=True, slots=True)
class Reread:
    """Files read again, and the paths of archives that are no longer where they were: give those once more."""

    files: tuple[FileReport, ...] = ()
    missing: tuple[str, ...] = ()


def stale_files() -> list[ImportedFile]:
    """Files last read in other surroundings than today's, the oldest first."""
    around = surroundings()
    private, table = around.stamp(private=True), around.stamp(private=False)
    done = ImportedFile.objects.filter(state="done").order_by("id")
    return [row for row in done if row.context != (private if _is_private(row) else table)]


def _is_private(row: ImportedFile) -> bool:
    return row.archive or row.kind in PRIVATE_KINDS


def reread_stale(actor: str, done: Done | None = None) -> Reread:
    """Read stale files again, in the present surroundings; where an archive is gone, at least drop who is not kept."""
    stale = stale_files()
    if not stale:
        return Reread()
    return _reread(actor, stale, done)


def _reread(actor: str, stale: Iterable[ImportedFile], done: Done | None) -> Reread:
    reports: list[FileReport] = []
    missing: list[str] = []
    with workspace() as work, Airlock() as airlock:
        importer = Importer(airlock, Deposit(work), Run(datetime.now(UTC), actor))
        for row in stale:
            path = _bytes_of(row)
            if path is None:
                missing.append(row.path)
                demote(row)
            else:
                reports.append(importer.again(row, path, *([done] if done else [])))
    return Reread(tuple(reports), tuple(missing))


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
