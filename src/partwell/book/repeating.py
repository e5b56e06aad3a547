"""A file whose very bytes the book has read before, in the same surroundings: all of it is known without parsing."""

from __future__ import annotations

from partwell.book import bulk
from partwell.book.models import Candidate, FileProblem, ImportedFile, ImportRun, Naming, Passed, Sighting
from partwell.book.originals import blob_path
from partwell.book.storing import CONFLICTS
from partwell.book.surroundings import is_private, surroundings
from partwell.book.undo import blobs_of

_OF_A_FILE = (Sighting, Naming, Candidate, Passed, FileProblem)


def read_before(sha256: str, client: str, forced: str) -> ImportedFile | None:
    """The newest import of these bytes that reading them now would repeat word for word; None where there is none.

    A file at odds with the book is none: whom it disagreed with may be gone.
    """
    around = surroundings()
    same = ImportedFile.objects.filter(original=sha256, state="done", client=client, forced=forced)
    for row in same.exclude(problems__code__in=CONFLICTS).order_by("-id"):
        if row.context == around.stamp(row.kind, private=is_private(row.archive, row.kind)) and _all_kept(sha256):
            return row
    return None


def _all_kept(sha256: str) -> bool:
    """Whether no stored byte of this original has been lost; importing it again brings lost ones back."""
    return all(blob_path(blob).exists() for blob in blobs_of([sha256]))


def repeat(held: ImportedFile, path: str, run: ImportRun) -> ImportedFile:
    """A second import with everything the first one saw, all of it known; inside a unit of work."""
    row = ImportedFile.objects.get(pk=held.pk)
    row.pk, row.run, row.path = None, run, path
    row.new, row.known = 0, held.new + held.known
    row.save(force_insert=True)
    for model in _OF_A_FILE:
        bulk.copy(model, "file_id", held.pk, row.pk)
    return row
