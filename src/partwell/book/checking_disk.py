"""The bytes beside the tables: originals there and unchanged, nothing left over or foreign, nobody else let in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from partwell.book.models import Original, Slice
from partwell.book.originals import blob_path, digest, referenced
from partwell.book.place import DATABASE, KEY_FILE, ORIGINALS, WORK, home_path
from partwell.book.reports import Finding
from partwell.book.workspace import announced

_BLOB = re.compile(r"[0-9a-f]{64}\Z")
# What the rooms of the program keep in a home; the demo's files are in its own home only.
_OURS = frozenset(
    {
        *(DATABASE + end for end in ("", "-wal", "-shm", "-journal")),
        KEY_FILE,
        ORIGINALS,
        WORK,
        "migrating.lock",
        "snapshot",
        "labels",
        "links",
        "partwell-demo.json",
        "demo-files",
    }
)
_IN_WORK = re.compile(r"(import-|new-|upload-).*|[0-9a-f]{2}\.lock")
_OTHERS = 0o077


def kept_bytes() -> Iterator[Finding]:
    """Blobs that a row needs: each there, each with the bytes its name says."""
    wanted = dict(Slice.objects.order_by("sha256").values_list("sha256", "original__files__path"))
    wanted.update(Original.objects.filter(kept=True).values_list("sha256", "files__path"))
    for sha256, path in sorted(wanted.items()):
        try:
            found, _ = digest(blob_path(sha256))
        except OSError:
            yield Finding("missing_original", {"file": path or "–", "sha256": sha256[:12]})
            continue
        if found != sha256:
            yield Finding("changed_original", {"file": path or "–", "sha256": sha256[:12]})


def home_files() -> Iterator[Finding]:
    """Everything else in the home: blobs no row needs, files of nobody, and rights that let others in."""
    home = home_path()
    yield from _store(home / ORIGINALS)
    for entry in sorted(home.iterdir()):
        if entry.name not in _OURS:
            yield Finding("foreign_file", {"path": entry.name})
    for entry in sorted((home / WORK).iterdir()):
        if not _IN_WORK.fullmatch(entry.name):
            yield Finding("foreign_file", {"path": f"{WORK}/{entry.name}"})
    yield from _rights(home)


def _store(store: Path) -> Iterator[Finding]:
    blobs: list[str] = []
    for folder in sorted(store.iterdir()):
        for entry in sorted(folder.iterdir()) if folder.is_dir() else [folder]:
            if _BLOB.match(entry.name) and entry.name[:2] == folder.name and entry.is_file():
                blobs.append(entry.name)
            else:
                yield Finding("foreign_file", {"path": str(entry.relative_to(store.parent))})
    orphans = sorted(set(blobs) - referenced(blobs) - announced())
    if orphans:
        yield Finding("orphan_original", {"n": len(orphans), "example": orphans[0][:12]})


def _rights(home: Path) -> Iterator[Finding]:
    for path in (home, home / ORIGINALS, home / WORK, home / DATABASE, home / KEY_FILE):
        if path.exists() and path.stat().st_mode & _OTHERS:
            yield Finding("open_to_others", {"path": path.name if path != home else str(home)})
