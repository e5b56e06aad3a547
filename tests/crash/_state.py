"""A book's whole state from another process: the hash of its facts, and what its health check finds."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Print the hash, then the findings."""
    from partwell.actions._actor import OWNER
    from partwell.actions.check_book import check_book
    from partwell.book.home import open_book

    open_book(Path(sys.argv[1]))
    from partwell.book.dump import dump_hash

    print(dump_hash(), [finding.code for finding in check_book(OWNER)])


if __name__ == "__main__":
    main()
