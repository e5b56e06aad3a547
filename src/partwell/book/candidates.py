"""People seen in mail that is not kept: counted, so that clients and own addresses can be proposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partwell.book.models import Candidate, ImportedFile
from partwell.sources._contract import Correspondent, Passed


@dataclass
class _Seen:
    name: str = ""
    sent: int = 0
    received: int = 0
    first: int | None = None
    last: int | None = None

    def add(self, person: Correspondent, seconds: int | None) -> None:
        self.name = _better(self.name, person.name, person.value)
        self.sent += person.role == "from"
        self.received += person.role != "from"
        if seconds is not None:
            self.first = seconds if self.first is None else min(self.first, seconds)
            self.last = seconds if self.last is None else max(self.last, seconds)


def _better(one: str, other: str, value: str) -> str:
    """A display name that is more than the address; the first in the alphabet where there are several."""
    return min((name for name in (one, other) if name and name.casefold() != value), default="")


class Crowd:
    """Collects people over the rows of a file, then adds them to what the file had already."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], _Seen] = {}

    def add(self, rows: Iterable[Passed]) -> None:
        """Count everybody of these messages once a message and role."""
        for row in rows:
            for person in row.people:
                self._seen.setdefault((person.kind, person.value), _Seen()).add(person, row.seconds)

    def write(self, file: ImportedFile) -> None:
        """Add the counts to the file's candidates; inside a unit of work."""
        held = {(c.kind, c.value): c for c in Candidate.objects.filter(file=file)} if self._seen else {}
        fresh: list[Candidate] = []
        changed: list[Candidate] = []
        for (kind, value), seen in sorted(self._seen.items()):
            row = held.get((kind, value))
            (changed if row else fresh).append(_merge(row or Candidate(file=file, kind=kind, value=value), seen))
        Candidate.objects.bulk_create(fresh)
        Candidate.objects.bulk_update(changed, ["name", "sent", "received", "first", "last"], batch_size=100)
        self._seen.clear()


def _merge(row: Candidate, seen: _Seen) -> Candidate:
    row.name = _better(row.name, seen.name, row.value)
    row.sent += seen.sent
    row.received += seen.received
    row.first = min((t for t in (row.first, seen.first) if t is not None), default=None)
    row.last = max((t for t in (row.last, seen.last) if t is not None), default=None)
    return row
