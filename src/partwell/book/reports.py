"""What an import, an undo or a re-read did, as values for the faces."""

from __future__ import annotations

from dataclasses import dataclass, field

from partwell.facts.problems import Args, Note, Problem


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: `rows` = `new` + `known` + problems; a file nothing could be read from is one row and one problem.

    id      of the imported file; 0 where nothing was recorded (no such file, a trial run)
    sha256  "" where there were no bytes to read
    state   done, incomplete (a cut-off archive), refused
    """

    id: int
    path: str
    sha256: str
    format: str | None
    kind: str | None
    rows: int
    new: int
    known: int
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    state: str = "done"

    @property
    def usable(self) -> bool:
        """Whether anything of the file came into the book or was there already."""
        return self.new + self.known > 0 or (self.rows == 0 and not self.problems)


def refused(path: str, problem: Problem, sha256: str = "", notes: tuple[Note, ...] = ()) -> FileReport:
    """The report of a file that nothing could be read from."""
    return FileReport(0, path, sha256, None, None, 1, 0, 0, (problem,), notes, "refused")


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is: at file `index` (from 0) of `count`, bytes done of the bytes of this file."""

    path: str
    index: int
    count: int
    done_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the book that does not fit together; its text is `finding.<code>`."""

    code: str
    args: Args = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What an undo took out: files and facts by kind; `shared` facts stayed because another import has them too."""

    files: tuple[str, ...]
    removed: dict[str, int]
    shared: int
