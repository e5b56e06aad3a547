"""The folder of one running import: its drafts, and a list of the blobs it adds, so that a kill leaves nothing behind.

A workspace is alive while its process holds the lock inside it. Whoever opens the book next finds the dead ones, drops
the blobs they added that no row refers to, and removes them.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partwell.book.locks import try_hold
from partwell.book.place import WORK, home_path

_LIVE = "import-"
_UNBORN = "new-"
_UNBORN_SECONDS = 3600
_JOURNAL = "blobs"


class Workspace:
    """Drafts go into `folder`; `announce` every blob before it is put in its place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._journal = (folder / _JOURNAL).open("a", encoding="ascii")

    def announce(self, sha256: str) -> None:
        """Write down a blob that is about to appear or vanish."""
        self._journal.write(sha256 + "\n")
        self._journal.flush()

    def close(self) -> None:
        """Stop writing; the folder may then be removed."""
        self._journal.close()


@contextmanager
def workspace() -> Iterator[Workspace]:
    """A workspace for the length of one import, removed at its end whatever happens."""
    home = home_path() / WORK
    name = f"{os.getpid()}-{secrets.token_hex(6)}"
    draft, folder = home / (_UNBORN + name), home / (_LIVE + name)
    draft.mkdir(mode=0o700)
    lock = try_hold(draft / "lock")
    draft.rename(folder)  # only now do others see it, and it is locked already
    work = Workspace(folder)
    try:
        yield work
    finally:
        work.close()
        _drop_blobs(folder)
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def clear_leftovers() -> None:
    """Undo what killed imports left: blobs without a row, drafts, and folders that never came alive."""
    home = home_path() / WORK
    for entry in sorted(home.iterdir()):
        if entry.name.startswith(_LIVE):
            _bury(entry)
        elif entry.name.startswith(_UNBORN):
            with contextlib.suppress(FileNotFoundError):
                if time.time() - entry.stat().st_mtime > _UNBORN_SECONDS:
                    shutil.rmtree(entry, ignore_errors=True)


def announced() -> frozenset[str]:
    """Blobs that imports running right now are adding: no orphans yet."""
    found: set[str] = set()
    for journal in (home_path() / WORK).glob(f"{_LIVE}*/{_JOURNAL}"):
        with contextlib.suppress(FileNotFoundError):
            found.update(journal.read_text(encoding="ascii").split())
    return frozenset(found)


def _bury(folder: Path) -> None:
    try:
        lock = try_hold(folder / "lock")
    except FileNotFoundError:
        return  # its owner has just finished and removed it
    if lock is None:
        return
    try:
        _drop_blobs(folder)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)


def _drop_blobs(folder: Path) -> None:
    try:
        listed = (folder / _JOURNAL).read_text(encoding="ascii").split()
    except FileNotFoundError:
        return
    if listed:
        from partwell.book.originals import drop_unreferenced

        drop_unreferenced([sha for sha in listed if len(sha) == 64])
