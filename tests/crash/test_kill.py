"""Killed at any instant, an import that is run again leaves the book it would have left; nothing lost or doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from tests.crash.conftest import KILLS, ROOT, Ground, command, run

pytestmark = pytest.mark.crash


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_import_run_again_gives_the_same_book(ground: Ground, tmp_path: Path, number: int) -> None:
    random = Random(f"kill {number}")
    home = ground.copy(tmp_path / "home")
    for _ in range(random.choice((1, 1, 2))):
        _start_and_kill(ground, home, random)
    words = run("_importer", home, *ground.files)
    assert all(_adds_up(word) for word in words.split())
    assert run("_state", home) == ground.state


def _start_and_kill(ground: Ground, home: Path, random: Random) -> None:
    child = subprocess.Popen(
        command("_importer", home, *ground.files),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(random.uniform(0.05, ground.seconds))
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _adds_up(word: str) -> bool:
    rows, _, parts = word.partition("=")
    return int(rows) == sum(int(part) for part in parts.split("+"))


def test_the_state_compared_is_not_empty(ground: Ground) -> None:
    assert ground.state.endswith(" []")
    assert len(ground.state.split()[0]) == 64
