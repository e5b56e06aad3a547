"""How long the command line takes to start, against an empty Python process, and what a person waits for."""

from __future__ import annotations

import os
import sys
import tempfile

from bench._row import PARTWELL, Row, seconds


def rows() -> list[Row]:
    """Start without a book; then the portfolio of a fresh demo book as a whole process."""
    bare = seconds([sys.executable, "-c", "pass"])
    out = [
        Row("partwell --version", seconds([PARTWELL, "--version"]), bare, "s", 0.3),
        Row("partwell sources", seconds([PARTWELL, "sources"]), bare, "s", 0.3),
    ]
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "PARTWELL_HOME": home}
        out.append(
            Row("partwell demo --no-serve", seconds([PARTWELL, "demo", "--no-serve", "--home", home], 1), None, "s")
        )
        out.append(Row("partwell portfolio (demo book)", seconds([PARTWELL, "portfolio"], env=env), bare, "s", 2))
    return out
