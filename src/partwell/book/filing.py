"""One segment of a file into the book, in one short transaction; everything slow is done before it begins."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from partwell.book.bulk import Values, insert
from partwell.book.candidates import Crowd
from partwell.book.identity import settle
from partwell.book.matching import rematch
from partwell.book.models import ImportedFile, ImportRun, Original, Slice
from partwell.book.originals import Deposit, blob_path
from partwell.book.segments import Segment
from partwell.book.storing import Tally, name_client, store, store_problems
from partwell.book.surroundings import PRIVATE_KINDS, Surroundings, surroundings
from partwell.book.undo import blobs_of, drop_slices, forget
from partwell.book.unit_of_work import quiet_unit_of_work, unit_of_work
from partwell.facts.errors import AirlockError
from partwell.facts.problems import Note, Problem
from partwell.sources._contract import Recognised

NOTES = 50  # of one file, at most


class Stale(Exception):
    """While the file was read, somebody changed what its reading depends on: read it again."""


@dataclass
class Run:
    """The command or upload the files belong to; its row is made with the first file that is committed."""

    at: datetime
    actor: str
    saved: bool = False
    held: ImportRun | None = None

    def row(self) -> ImportRun:
        """The row, inserted now where no committed transaction holds it yet."""
        if self.held is None or not self.saved:
            self.held = ImportRun.objects.create(at=self.at, actor=self.actor)
        return self.held


@dataclass
class Filing:
    """One file on its way into the book.

    row      its ImportedFile; `saved` once a segment is committed
    fresh    start from nothing: what an earlier reading of this row left is forgotten first
    trial    roll everything back, keep only the counts
    """

    run: Run
    row: ImportedFile
    path: Path
    size: int
    around: Surroundings
    recognised: Recognised
    deposit: Deposit
    fresh: bool = True
    saved: bool = False
    trial: set[tuple[str, str]] | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def private(self) -> bool:
        """Whether only kept messages' bytes may be stored."""
        return self.recognised.archive or self.recognised.kind in PRIVATE_KINDS

    def take(self, segment: Segment) -> None:
        """Commit the segment. Raise Stale, or AirlockError `file_changed` / `rows_unaccounted` (nothing is written)."""
        try:
            if self.trial is not None:
                with quiet_unit_of_work():
                    self._write(segment, [])
                    transaction.set_rollback(True)
            else:
                self._commit(segment)
                self.saved = self.run.saved = True
            self.fresh = False
        finally:
            if not self.saved:
                self.row.pk = None  # rolled back: the number may be another file's by now

    def _commit(self, segment: Segment) -> None:
        slices = self._keep_bytes(segment)
        self.deposit.settle()
        with unit_of_work():
            if surroundings().stamp(self.recognised.kind or "", private=self.private) != self.row.context:
                raise Stale
            self._write(segment, slices)
            self._check_blobs(slices)

    def _keep_bytes(self, segment: Segment) -> list[Values]:
        """The whole file into the store, or of an archive the raw bytes of kept messages."""
        if not self.private:
            if not self.deposit.put_file(self.path, self.row.original_id, self.size):
                raise AirlockError("file_changed")
            return []
        places = {fact.trace.at or (0, self.size) for item in segment.rows for fact in item.facts}
        found: list[Values] = []
        if places:
            with self.path.open("rb") as stream:
                for start, end in sorted(places):
                    raw = os.pread(stream.fileno(), end - start, start)
                    if len(raw) != end - start:
                        raise AirlockError("file_changed")
                    sha256 = self.deposit.put(raw)
                    place = {"original_id": self.row.original_id, "start": start, "end": end}
                    found.append({**place, "sha256": sha256})
        return found

    def _write(self, segment: Segment, slices: list[Values]) -> None:
        reread = self.fresh and self.saved
        self._open_row()
        tally, crowd = Tally(seen=self.trial), Crowd()
        for batch in segment.batches():
            store(self.row, batch, tally)
            for item in batch:
                crowd.add(item.passed)
                self._note(item.notes)
        crowd.write(self.row)
        store_problems(self.row, tally.problems)
        insert(Slice, slices)
        if segment.last and self.private and self.trial is None:
            self.deposit.doubt(drop_slices(self.row))  # a message that stands twice in the file is kept once
        if self.row.client and "message" in tally.kinds:
            name_client(self.row, self.row.client)
        # A reading that took something away, or changed whose something is, may touch people it does not name.
        whole = reread or tally.reworded or (segment.last and self.row.checkpoint > 0)
        settle(None if whole else tally.identities)
        if segment.last or tally.kinds & {"invoice", "payment"}:
            rematch()
        self._close_row(segment, tally)

    def _open_row(self) -> None:
        """Make sure the rows for run, original and file are there; start the counts where this reading starts."""
        row, whole = self.row, not self.private
        original, _ = Original.objects.get_or_create(
            sha256=row.original_id, defaults={"size": self.size, "kept": whole}
        )
        if whole and not original.kept:
            Original.objects.filter(pk=original.pk).update(kept=True)
        if self.fresh:
            row.rows = row.new = row.known = row.checkpoint = 0
            row.notes = []
        if not self.saved:
            row.pk = None
            row.run = self.run.row()
            row.save(force_insert=True)
        elif self.fresh:
            self.deposit.doubt(blobs_of([row.original_id]))
            forget(row)

    def _close_row(self, segment: Segment, tally: Tally) -> None:
        row = self.row
        row.format, row.kind = self.recognised.format or "", self.recognised.kind or ""
        row.archive, row.rows = self.recognised.archive, self.recognised.rows
        row.new, row.known = row.new + tally.new, row.known + tally.known
        self.problems += tally.problems
        counted = row.new + row.known + (len(self.problems) if self.trial is not None else row.problems.count())
        if segment.last and counted != row.rows:
            raise AirlockError("rows_unaccounted", rows=row.rows, counted=counted)
        row.checkpoint, row.state = segment.offset, "done" if segment.last else "incomplete"
        row.save()

    def _note(self, notes: tuple[Note, ...]) -> None:
        held: list[dict[str, object]] = self.row.notes
        for note in notes:
            entry: dict[str, object] = {"code": note.code, "args": dict(note.args)}
            if entry not in held and len(held) < NOTES:
                held.append(entry)

    def _check_blobs(self, slices: list[Values]) -> None:
        """Another process clearing up after a killed import may have dropped a blob we found standing; put it back."""
        needed = [self.row.original_id] if not self.private else [row["sha256"] for row in slices]
        if not all(blob_path(sha256).exists() for sha256 in needed):
            raise Stale
