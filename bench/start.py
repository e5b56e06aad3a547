"""How long the command line takes to start, against an empty Python process, and what a person waits for."""

from __future__ import annotations

import os
import sys
import tempfile

from bench._row import PARTWELL, Row, seconds


def rows() -> list[Row]:
    """Start without a book; then the portfolio of a fresh demo book as a whole process."""
    bare = seconds([sys.executable, "-c", "pass"])
    bookless = ["--version", "--help", "sources", "import --help", "clients merge --help"]
    out = [Row(f"partwell {line}", seconds([PARTWELL, *line.split()]), bare, "s", 0.3) for line in bookless]
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "PARTWELL_HOME": home}
        out.append(
            Row("partwell demo --no-serve", seconds([PARTWELL, "demo", "--no-serve", "--home", home], 1), None, "s")
        )
        for line in ("portfolio", "portfolio --json", "clients"):
            out.append(Row(f"partwell {line} (demo book)", seconds([PARTWELL, *line.split()], env=env), bare, "s", 2))
    return out
