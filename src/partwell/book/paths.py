"""Paths as text that can be stored and printed, whatever bytes their names are made of."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path) -> str:
    """The path as text; bytes that are no UTF-8 stand as `\\xNN` (such a file is not found again by this text)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
