"""How large the libraries are that partwell needs to run, against the largest size we allow ourselves."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from bench._row import Row

LIMIT_MB = 450
REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements" / "run.txt"


def rows() -> list[Row]:
    """Sum of the installed files of every pinned run-time library, in MB."""
    names = re.findall(r"^([A-Za-z0-9._-]+)==", REQUIREMENTS.read_text(encoding="utf-8"), re.MULTILINE)
    total = 0
    for name in names:
        for file in metadata.files(name) or ():
            path = Path(str(file.locate()))
            total += path.stat().st_size if path.is_file() else 0
    return [Row(f"run-time libraries ({len(names)})", total / 1e6, None, "MB", LIMIT_MB)]
