"""Finds the signals of this folder: every NAME.sql with its NAME.py."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from partwell.signals._contract import Signal

FOLDER = Path(__file__).parent


@cache
def all_signals() -> dict[str, Signal]:
    """Every signal by name, in order of the names."""
    out: dict[str, Signal] = {}
    for path in sorted(FOLDER.glob("*.sql")):
        if path.with_suffix(".py").exists():
            signal = cast("Signal", import_module(f"{__package__}.{path.stem}"))
            out[signal.NAME] = signal
    return out


@cache
def sql_of(name: str) -> str:
    """The query of a signal, as it runs."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
