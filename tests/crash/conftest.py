"""The files whose import is killed, and a home that knows its owner and one client."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from partwell import demo

ROOT = Path(__file__).resolve().parents[2]
KILLS = 200 if os.environ.get("PARTWELL_SOAK") else 20


def command(module: str, *words: str | Path) -> list[str]:
    """How to run one of this folder's processes."""
    return [sys.executable, "-m", f"tests.crash.{module}", *map(str, words)]


def run(module: str, *words: str | Path) -> str:
    """Run it to its end and give what it prints."""
    done = subprocess.run(command(module, *words), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


@dataclass(frozen=True)
class Ground:
    """A prepared home to copy, files to import, the state of a home that was never killed, how long that took."""

    home: Path
    files: tuple[Path, ...]
    state: str
    seconds: float

    def copy(self, place: Path) -> Path:
        """A fresh copy of the home."""
        shutil.copytree(self.home, place)
        return place


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The files of a demo book and the time log of another, imported once without harm."""
    import time

    folder = tmp_path_factory.mktemp("crash")
    book = demo.write(folder / "files", 3, date(2026, 11, 20))
    other = demo.write(folder / "more", 4, date(2026, 11, 20))
    home = folder / "home"
    people = ["me", book.me.addresses[0], book.clients[0].people[0].address]
    run("_prepare", home, *people, book.clients[0].names[0])
    files = (*book.files, other.files[0])
    unhurt = folder / "unhurt"
    shutil.copytree(home, unhurt)
    begin = time.monotonic()
    run("_importer", unhurt, *files)
    seconds = time.monotonic() - begin
    return Ground(home, files, run("_state", unhurt), seconds)
