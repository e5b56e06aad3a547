"""Two imports and a writer of the web at once: no error, and the book of one after the other."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.crash.conftest import ROOT, Ground, command, run

pytestmark = pytest.mark.crash


def test_two_importing_processes_and_a_web_writer(ground: Ground, tmp_path: Path) -> None:
    home = ground.copy(tmp_path / "home")
    half = len(ground.files) // 2
    parts = (ground.files, (*ground.files[half:], *ground.files[:half]))
    children = [
        subprocess.Popen(
            command("_importer", home, *files), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for files in parts
    ]
    told = run("_web_writer", home, "60")
    outs = [child.communicate(timeout=300) for child in children]
    assert [child.returncode for child in children] == [0, 0], outs
    assert told == "60 written, 0 refused"
    assert run("_checkins", home) == "60"
    run("_drop_checkins", home)
    assert run("_state", home) == ground.state
