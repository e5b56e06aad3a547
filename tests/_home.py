"""Fresh opened books for tests: made once a process, copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partwell.book.home import open_book


def close_book() -> None:
    """Let go of the open book's database."""
    from django.db import connections

    connections.close_all()


def make_template(place: Path) -> Path:
    """An empty book at `place`, closed again."""
    open_book(place)
    close_book()
    return place


@contextmanager
def opened(template: Path, place: Path) -> Iterator[Path]:
    """A copy of the template at `place`, open for the length of the block."""
    shutil.copytree(template, place)
    open_book(place)
    try:
        yield place
    finally:
        close_book()
