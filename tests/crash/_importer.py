"""A process that imports the named files into the named home, archives by small segments, and may be killed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

STEP = 48 * 1024


def small_segments() -> None:
    """Let a test archive of a megabyte be cut as one of gigabytes is."""
    from partwell.book import importing

    whole = importing.Importer

    def cut(*args: Any, **kwargs: Any) -> Any:
        return whole(*args, **{**kwargs, "step": STEP})

    importing.Importer = cut  # type: ignore[misc,assignment]


def main() -> None:
    """Import, and say so."""
    home, *files = sys.argv[1:]
    from partwell.actions._actor import OWNER
    from partwell.book.home import open_book

    open_book(Path(home))
    small_segments()
    from partwell.actions.import_files import import_files

    report = import_files(OWNER, [Path(name) for name in files])
    print(*(f"{file.rows}={file.new}+{file.known}+{len(file.problems)}" for file in report.files))


if __name__ == "__main__":
    main()
