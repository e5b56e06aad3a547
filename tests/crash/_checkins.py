"""Counts the check-ins of a book."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Argument: home."""
    from partwell.book.home import open_book

    open_book(Path(sys.argv[1]))
    from partwell.book.models import CheckIn

    print(CheckIn.objects.count())


if __name__ == "__main__":
    main()
