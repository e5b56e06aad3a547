"""Killed in any step, a case is as before the step or as after it, and goes on from there."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from tests.crash._case_writer import acts
from tests.crash.conftest import KILLS, ROOT, Ground, command, run

pytestmark = pytest.mark.crash
TIMES = KILLS // 4


@pytest.fixture(scope="module")
def unhurt(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], float]:
    """The states a case goes through when nobody is killed, and the seconds the writing takes."""
    child = _start(ground.copy(tmp_path_factory.mktemp("unhurt") / "home"))
    assert child.stdout is not None
    first, begin = child.stdout.readline(), time.monotonic()
    rest, _ = child.communicate()
    return [first.strip(), *rest.split()], time.monotonic() - begin


def test_every_act_changes_the_book(unhurt: tuple[list[str], float]) -> None:
    assert len(set(unhurt[0])) == len(unhurt[0]) == len(acts()) + 1


@pytest.mark.parametrize("number", range(TIMES))
def test_a_case_killed_in_any_step_is_before_or_after_it(
    ground: Ground, unhurt: tuple[list[str], float], tmp_path: Path, number: int
) -> None:
    states, seconds = unhurt
    random, home = Random(f"case {number}"), ground.copy(tmp_path / "home")
    for _ in range(2):
        _start_and_kill(home, random.uniform(0, seconds))
        found, findings = run("_state", home).split(maxsplit=1)
        assert found in states
        assert findings == "[]"
    assert run("_case_writer", home).splitlines()[-1] == states[-1]


def _start(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command("_case_writer", home),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def _start_and_kill(home: Path, seconds: float) -> None:
    """Let it work for at most so long once it has begun to write."""
    child = _start(home)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(seconds)
    os.killpg(child.pid, signal.SIGKILL)
    child.communicate()
