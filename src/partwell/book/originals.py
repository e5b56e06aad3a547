"""The bytes behind the facts: whole small files and slices of archives, read-only, named by their sha256.

A blob is written to a draft, flushed, and only then renamed to its name, so that a name never stands for half a file.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from partwell.book.models import Original, Slice
from partwell.book.place import ORIGINALS, home_path
from partwell.book.unit_of_work import quiet_unit_of_work

BLOCK = 1 << 20
_CHUNK = 500
# From here on one flush of the whole file system is cheaper than one a file.
_MANY = 32


def blob_path(sha256: str) -> Path:
    """Where the blob of this name lies, whether or not it exists."""
    return home_path().joinpath(ORIGINALS, sha256[:2], sha256)


def read_blob(sha256: str, start: int = 0, end: int | None = None) -> bytes:
    """Bytes [start, end) of a blob; raise FileNotFoundError where it is gone."""
    with blob_path(sha256).open("rb") as stream:
        stream.seek(start)
        return stream.read() if end is None else stream.read(end - start)


def digest(path: Path) -> tuple[str, int]:
    """sha256 (hex) and size of a file, read in blocks; raise OSError where it cannot be read."""
    return digest_blocks(_blocks(path))


def digest_blocks(blocks: Iterable[bytes]) -> tuple[str, int]:
    """sha256 (hex) and size of these blocks together."""
    total, size = hashlib.sha256(), 0
    for block in blocks:
        total.update(block)
        size += len(block)
    return total.hexdigest(), size


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


class Workplace(Protocol):
    """Where drafts are made, and where a blob is announced before it appears or vanishes."""

    folder: Path

    def announce(self, sha256: str) -> None:
        """Write the blob down."""


class Deposit:
    """Blobs added by one import; `settle` before the transaction that refers to them is committed."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._fresh: list[Path] = []

    def put(self, data: bytes) -> str:
        """Keep these bytes; give their sha256."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not _stands(sha256, len(data)):
            draft = self._draft()
            with draft.open("wb") as stream:
                stream.write(data)
            self._place(draft, sha256)
        return sha256

    def put_file(self, path: Path, sha256: str, size: int) -> bool:
        """Keep a copy of the file; false where its bytes are no longer those of `sha256`."""
        if _stands(sha256, size):
            return True
        draft, total = self._draft(), hashlib.sha256()
        with draft.open("wb") as stream:
            for block in _blocks(path):
                total.update(block)
                stream.write(block)
        if total.hexdigest() != sha256:
            draft.unlink()
            return False
        self._place(draft, sha256)
        return True

    def doubt(self, shas: Iterable[str]) -> None:
        """These blobs may lose their last row in this import: they go with it then."""
        for sha256 in shas:
            self._work.announce(sha256)

    def settle(self) -> None:
        """Make everything put so far survive a power cut."""
        if len(self._fresh) > _MANY:
            os.sync()
        else:
            for path in self._fresh:
                _flush(path)
            for folder in {path.parent for path in self._fresh}:
                _flush(folder)
                _flush(folder.parent)
        self._fresh.clear()

    def _draft(self) -> Path:
        return self._work.folder / secrets.token_hex(8)

    def _place(self, draft: Path, sha256: str) -> None:
        draft.chmod(0o400)
        target = blob_path(sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        self._work.announce(sha256)
        draft.rename(target)
        self._fresh.append(target)


def _stands(sha256: str, size: int) -> bool:
    try:
        return blob_path(sha256).stat().st_size == size
    except FileNotFoundError:
        return False


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def referenced(shas: Iterable[str]) -> set[str]:
    """Those of the blobs that a row of the book needs."""
    wanted, found = list(shas), set[str]()
    for at in range(0, len(wanted), _CHUNK):
        part = wanted[at : at + _CHUNK]
        found.update(Original.objects.filter(sha256__in=part, kept=True).values_list("sha256", flat=True))
        found.update(Slice.objects.filter(sha256__in=part).values_list("sha256", flat=True))
    return found


def drop_unreferenced(shas: Iterable[str]) -> None:
    """Remove those of the blobs that no row needs, under the write lock, so that no import can come to need them."""
    listed = sorted(set(shas))
    present = [sha for sha in listed if blob_path(sha).exists()]
    if not present or len(referenced(present)) == len(present):
        return
    with quiet_unit_of_work():
        for sha256 in set(present) - referenced(present):
            blob_path(sha256).unlink(missing_ok=True)
