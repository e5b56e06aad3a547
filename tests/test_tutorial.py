"""The tutorial is true: its commands run in a fresh home, end well, and show the words that stand below them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
Step = tuple[str, list[str]]


def steps() -> list[Step]:
    """Every typed command of the page with the lines that it should show."""
    found: list[Step] = []
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line.strip():
                found[-1][1].append(line)
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The surroundings of somebody who begins."""
    home = tmp_path_factory.mktemp("tutorial") / "practice"
    return {**os.environ, "PARTWELL_HOME": str(home), "LC_ALL": "C.UTF-8", "COLUMNS": "200", "PYTHONUNBUFFERED": "1"}


def words(text: str) -> str:
    return " ".join(text.split())


def program(command: str) -> list[str]:
    name, *rest = shlex.split(command)
    assert name == "partwell"
    return [sys.executable, "-m", "partwell", *rest]


def served(command: list[str], place: dict[str, str]) -> str:
    """What `serve` shows until its link stands there, on any free port."""
    shown = ""
    line = [*command, "--port", "0", "--no-browser"]
    with subprocess.Popen(line, cwd=ROOT, env=place, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        for text in server.stdout:
            shown += text
            if "/login/" in text:
                break
        server.terminate()
    return re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8750", shown)


def test_the_tutorial_runs_as_it_is_written(place: dict[str, str]) -> None:
    """In the order of the page: each step stands on those before it."""
    assert len(steps()) >= 8
    for command, expected in steps():
        typed = program(command)
        if "serve" in typed:
            shown = served(typed, place)
        else:
            done = subprocess.run(typed, cwd=ROOT, env=place, capture_output=True, text=True, check=False)
            assert done.returncode == 0, (command, done.stderr)
            shown = done.stdout + done.stderr
        for line in expected:
            assert words(line) in words(shown), (command, line, shown)


def test_every_command_of_the_tutorial_says_what_to_expect() -> None:
    assert [command for command, expected in steps() if not expected] == []
