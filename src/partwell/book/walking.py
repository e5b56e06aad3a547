"""The files a person means by the paths they gave."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from partwell.book.paths import shown
from partwell.book.place import DATABASE
from partwell.facts.problems import Note, Problem


@dataclass(frozen=True, slots=True)
class Found:
    """A file to import, or a problem where the path leads to none; `notes` tell what was passed over on the way."""

    path: Path
    problem: Problem | None = None
    notes: tuple[Note, ...] = ()


def walk(paths: Iterable[Path]) -> Iterator[Found]:
    """Every named file, and every plain file in the named folders, in the order of their names.

    In folders, hidden entries, links, devices and books of partwell's own are passed over with a note; a path named
    outright may be a link.
    Of a mail folder in Maildir form the delivered mails are meant (`cur` and `new`), those of its subfolders too.
    """
    for path in paths:
        mode = _mode(path)
        if stat.S_ISDIR(mode):
            yield from _folder(path)
        elif stat.S_ISREG(mode):
            yield Found(path)
        else:
            yield Found(path, Problem("not_a_file" if mode else "no_such_file", args={"file": shown(path)}))


def _mode(path: Path) -> int:
    """What kind of thing the path leads to; 0 for nothing that can be seen."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def _folder(top: Path) -> Iterator[Found]:
    if _is_book(top):
        yield Found(top, Problem("folder_is_book", args={"file": shown(top)}))
        return
    files, hidden, odd, closed, books = _plain_files(top)
    counts = {"hidden_skipped": hidden, "links_skipped": odd, "folders_unreadable": closed, "books_skipped": books}
    notes = tuple(Note(code, {"n": n, "folder": shown(top)}) for code, n in counts.items() if n)
    if not files:
        yield Found(top, Problem("empty_folder", args={"file": shown(top)}), notes)
    for at, path in enumerate(files):
        yield Found(path, None, notes if at == 0 else ())


def _plain_files(top: Path) -> tuple[list[Path], int, int, int, int]:
    """Plain files under `top` by name; how many hidden entries, links or devices, closed folders, books there are."""
    found: list[Path] = []
    hidden = odd = books = 0
    closed: list[OSError] = []
    for folder, subfolders, names in os.walk(top, onerror=closed.append):
        mailbox = is_maildir(subfolders)
        shut = {name for name in subfolders if _is_shut(Path(folder), name, mailbox=mailbox)}
        kept = {name for name in subfolders if name not in shut and _is_book(Path(folder) / name)}
        books += len(kept)
        shut |= kept
        hidden += sum(name.startswith(".") for name in [*shut, *names]) if not mailbox else 0
        subfolders[:] = sorted(name for name in subfolders if name not in shut)
        odd += sum((Path(folder) / name).is_symlink() for name in subfolders)
        for name in [] if mailbox else sorted(names):  # beside cur and new lie only the mail server's own lists
            path = Path(folder) / name
            if name.startswith("."):
                continue
            if path.is_symlink() or not path.is_file():
                odd += 1
            else:
                found.append(path)
    return found, hidden, odd, len(closed), books


def _is_book(folder: Path) -> bool:
    """Whether a book of partwell's is kept in this folder: its originals are in it already."""
    return (folder / DATABASE).is_file()


def is_maildir(subfolders: Iterable[str]) -> bool:
    """Whether a folder with these subfolders is a mail folder in Maildir form."""
    return {"cur", "new", "tmp"} <= set(subfolders)


def _is_shut(folder: Path, name: str, *, mailbox: bool) -> bool:
    """Whether a subfolder is passed over: a hidden one, unless it is a mailbox in a mailbox; half-delivered mail."""
    if mailbox and name.startswith("."):
        return not all((folder / name / part).is_dir() for part in ("cur", "new", "tmp"))
    return name.startswith(".") or (mailbox and name == "tmp")
