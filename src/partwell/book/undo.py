"""Taking an import back: the book is then as if the file had never been given."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, QuerySet

from partwell.book import payloads
from partwell.book.identity import settle
from partwell.book.matching import rematch
from partwell.book.models import (
    Candidate,
    FileProblem,
    ImportedFile,
    ImportRun,
    Message,
    Naming,
    Original,
    Passed,
    Sighting,
    Slice,
)
from partwell.book.originals import drop_unreferenced
from partwell.book.reports import UndoReport
from partwell.book.storing import CONFLICTS, rewrite
from partwell.book.unit_of_work import leave_no_trace, unit_of_work
from partwell.book.workspace import workspace

_CHUNK = 900


def undo(files: Iterable[ImportedFile]) -> UndoReport:
    """Remove these imports; facts another import has too stay, told in that import's words."""
    listed, removed, shared = list(files), dict.fromkeys(payloads.MODELS, 0), 0
    with workspace() as work:
        with unit_of_work():
            blobs = blobs_of(file.original_id for file in listed)
            for sha256 in blobs:
                work.announce(sha256)
            for file in listed:
                gone, stayed = forget(file)
                shared += stayed
                for kind, count in gone.items():
                    removed[kind] += count
                _drop_file(file)
            _reopen_conflicts()
            settle()
            rematch()
        drop_unreferenced(blobs)
    leave_no_trace()
    return UndoReport(tuple(file.path for file in listed), removed, shared)


def forget(file: ImportedFile) -> tuple[dict[str, int], int]:
    """Take out what rests on this import alone; give the facts removed by kind, and how many stay for others' sake.

    The file's row itself stays; roster and matches are not brought up to date here. Inside a unit of work.
    """
    removed: dict[str, int] = {}
    mine = Sighting.objects.filter(file=file)
    elsewhere = Sighting.objects.filter(fact_key=OuterRef("fact_key"), kind=OuterRef("kind")).exclude(file=file)
    shared = mine.filter(Exists(elsewhere))
    stayed = shared.count()
    _restore(file, shared)
    for kind, model in payloads.MODELS.items():
        only = mine.filter(kind=kind).exclude(Exists(elsewhere)).values("fact_key")
        doomed = payloads.table(model).filter(key__in=only)
        removed[kind] = doomed.count()
        doomed.delete()
    mine.delete()
    for table in (Naming, Candidate, Passed, FileProblem):
        payloads.table(table).filter(file=file).delete()
    drop_slices(file)
    return removed, stayed


def _restore(file: ImportedFile, shared: QuerySet[Sighting]) -> None:
    """Facts that stay: told in the best wording left, counted under an import that has them."""
    others = Sighting.objects.filter(fact_key=OuterRef("fact_key"), kind=OuterRef("kind"), variant__isnull=True)
    orphaned = shared.filter(variant__isnull=True).exclude(Exists(others.exclude(file=file)))
    for kind, key in list(orphaned.values_list("kind", "fact_key")):
        left = Sighting.objects.filter(kind=kind, fact_key=key).exclude(file=file)
        best = max((row.variant for row in left if row.variant), key=payloads.rank)
        rewrite(kind, key, best, payloads.identity_ids(payloads.missing_parties([best])), file.pk)
        for row in left:
            if row.variant == best:
                Sighting.objects.filter(pk=row.pk).update(variant=None)
    heirs = Sighting.objects.filter(kind="message", fact_key=OuterRef("key")).exclude(file=file).order_by("file_id")
    Message.objects.filter(file=file).filter(Exists(heirs)).update(file_id=heirs.values("file_id")[:1])


def _reopen_conflicts() -> None:
    """Files at odds with what has just gone may be right now: they count as stale until they are read again."""
    odd = FileProblem.objects.filter(code__in=CONFLICTS).values("file")
    ImportedFile.objects.filter(state="done", id__in=odd).update(context="")


def drop_slices(file: ImportedFile) -> list[str]:
    """Drop the rows of this original's slices that no kept fact was seen in; give their blobs, which may go now."""
    seen = Sighting.objects.filter(file__original=file.original_id)
    in_place = seen.filter(at_start=OuterRef("start"), at_end=OuterRef("end"))
    unseen = Slice.objects.filter(original=file.original_id).exclude(Exists(in_place))
    if seen.filter(at_start=None).exists():  # its trace names no place: the slice is the whole file
        unseen = unseen.exclude(start=0, end=F("original__size"))
    blobs = list(unseen.values_list("sha256", flat=True))
    unseen.delete()
    return blobs


def _drop_file(file: ImportedFile) -> None:
    """The file's own row, and the rows of its original and run where nothing else needs them."""
    run, original = file.run_id, file.original_id
    ImportedFile.objects.filter(pk=file.pk).delete()
    if not ImportedFile.objects.filter(original=original).exists():
        Original.objects.filter(pk=original).delete()
    if not ImportedFile.objects.filter(run=run).exists():
        ImportRun.objects.filter(pk=run).delete()


def blobs_of(originals: Iterable[str]) -> list[str]:
    """Every blob that may lose its last row when these originals go."""
    listed, found = sorted(set(originals)), set[str]()
    for at in range(0, len(listed), _CHUNK):
        part = listed[at : at + _CHUNK]
        found.update(Original.objects.filter(sha256__in=part, kept=True).values_list("sha256", flat=True))
        found.update(Slice.objects.filter(original__in=part).values_list("sha256", flat=True))
    return sorted(found)
