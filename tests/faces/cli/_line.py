"""Runs the command line as a person would, in this process or as a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from partwell.faces.cli._app import run

PROGRAM = [sys.executable, "-m", "partwell"]
INVOICES = "number,client,issued,due,currency,net,tax,gross,passthrough,note\r\n"
PAYMENTS = "date,client,currency,amount,invoice,reference\r\n"


@dataclass(frozen=True)
class Said:
    """Exit status and what stood on both streams."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as the one JSON document it promises to be."""
        return json.loads(self.out)


class Line:
    """A command line over one home; every call may run in another language."""

    def __init__(self, home: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.home, self._capture = home, capture

    def __call__(self, *words: str, language: str = "en", stdin: bytes | None = None) -> Said:
        """Run `partwell WORDS…` in this process."""
        self._capture.readouterr()
        held = sys.stdin
        sys.stdin = io.TextIOWrapper(io.BytesIO(stdin or b""))
        try:
            status = run([*words[:1], "--home", str(self.home), "--lang", language, *words[1:]])
        finally:
            sys.stdin = held
        out, err = self._capture.readouterr()
        return Said(status, out, err)


def process(*words: str, **environment: str) -> Said:
    """Run the program as a process of its own."""
    done = subprocess.run(
        [*PROGRAM, *words], capture_output=True, check=False, env={**os.environ, **environment}, timeout=120
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def invoices(folder: Path, *rows: str, name: str = "invoices.csv") -> Path:
    """A plain CSV of invoices with these rows."""
    path = folder / name
    path.write_text(INVOICES + "".join(f"{row}\r\n" for row in rows), encoding="utf-8", newline="")
    return path


def bill(number: int, client: str, *, issued: str = "2026-01-10", due: str = "2026-02-09", net: str = "100.00") -> str:
    """A row of that CSV without tax."""
    return f"{number},{client},{issued},{due},EUR,{net},0.00,{net},,"
