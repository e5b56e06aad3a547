"""Files that the browser sends, kept for one import in a folder of the book's home that only the owner can enter."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from partwell.book.home import WORK, home_path

_PREFIX = "upload-"
_HIDDEN = "partwell.hidden_files"
_NAME_LIMIT = 160
_STALE_SECONDS = 24 * 60 * 60
# Names of devices on Windows, whatever follows the first dot.
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})
# What systems leave in folders; nobody means to import it.
_LITTER = frozenset({"thumbs.db", "desktop.ini"})
_FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def base_name(given: str) -> str:
    """The last part of a file's name, without anything that moves, hides or reorders; `file` where nothing is left."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in _FORBIDDEN)
    stem, dot, ending = plain.strip(" .").rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = plain.strip(" ."), "", ""
    if stem.partition(".")[0].strip().upper() in _DEVICES:
        stem = f"file-{stem}"
    return (_cut(stem) or "file") + dot + ending


def is_hidden(given: str) -> bool:
    """Whether a file's name is one that systems hide or leave behind."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    return (last.startswith(".") and last.strip(". ") != "") or last.lower() in _LITTER


def hidden(request: HttpRequest) -> int:
    """How many hidden files the request brought."""
    return int(request.META.get(_HIDDEN, 0))


def _cut(stem: str) -> str:
    """At most _NAME_LIMIT bytes of a name, no half letter."""
    return stem.encode("utf-8")[:_NAME_LIMIT].decode("utf-8", "ignore")


class IntoHome(FileUploadHandler):
    """Streams every file to disk, inside the book's home; the sender's name never becomes part of a path here."""

    file: UploadedFile[Any]

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file; hidden files of a folder are passed over, and counted."""
        super().new_file(*args, **kwargs)
        if is_hidden(self.file_name or "") and self.request is not None:
            self.request.META[_HIDDEN] = hidden(self.request) + 1
            vars(self).pop("file", None)  # or Django would close the file before this one
            raise SkipFile
        stream = tempfile.NamedTemporaryFile(dir=home_path() / WORK, prefix=_PREFIX)  # noqa: SIM115  the request ends it
        self.file = UploadedFile(stream, base_name(self.file_name or ""), self.content_type)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 Django names the arguments
        """Write what came."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The whole file, from its beginning."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """Drop the half file."""
        if hasattr(self, "file"):
            self.file.close()


@contextmanager
def laid_out(files: Sequence[UploadedFile[Any]]) -> Iterator[list[Path]]:
    """The files under their base names, each in a folder of its own; gone when the block ends, whatever happens."""
    with _folder() as folder:
        paths = []
        for number, file in enumerate(files):
            place = folder / str(number)
            place.mkdir(mode=0o700)
            path = place / base_name(file.name or "")
            _bring(file, path)
            paths.append(path)
        yield paths


@contextmanager
def _folder() -> Iterator[Path]:
    work = home_path() / WORK
    clear_stale(work)
    folder = work / f"{_PREFIX}{os.getpid()}-{time.time_ns()}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _bring(file: UploadedFile[Any], path: Path) -> None:
    """A second name for the same bytes on disk; the first goes when the request ends."""
    file.flush()
    path.hardlink_to(cast("IO[bytes]", file.file).name)


def clear_stale(work: Path) -> None:
    """Remove what a killed server left a day ago or earlier."""
    for entry in work.glob(f"{_PREFIX}*"):
        try:
            old = time.time() - entry.stat().st_mtime > _STALE_SECONDS
        except FileNotFoundError:
            continue
        if old and entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        elif old:
            entry.unlink(missing_ok=True)
