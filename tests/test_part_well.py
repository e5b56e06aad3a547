"""The walk of docs/part-well.sh, run as it stands: from the numbers to the closed case, with every paper."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "docs" / "part-well.sh"
CLIENT = "Quillon Robotics"


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command with `partwell` on the path and the book at `home`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PARTWELL_HOME": str(home), "LC_ALL": "C.UTF-8"}
    return subprocess.run(words, env=env, capture_output=True, text=True, check=False, timeout=600)


def test_the_script_walks_from_the_numbers_to_the_closed_case(tmp_path: Path) -> None:
    home, papers = tmp_path / "home", tmp_path / "papers"
    assert run(home, "partwell", "demo", "--no-serve", "--home", str(home)).returncode == 0
    walked = run(home, "sh", str(SCRIPT), CLIENT, str(papers))
    assert walked.returncode == 0, walked.stdout[-2000:] + walked.stderr[-2000:]
    case = json.loads(run(home, "partwell", "case", "show", CLIENT, "--json").stdout)
    assert (case["client"], case["state"], case["next"]) == (CLIENT, "closed", None)
    assert {step["state"] for step in case["steps"]} <= {"done", "overridden", "skipped"}
    printed = sorted(path.suffix for path in papers.iterdir())
    assert printed == [".eml", ".ics", ".pdf", ".pdf", ".pdf", ".pdf", ".pdf", ".zip"]
    for path in papers.glob("*.pdf"):
        with pypdfium2.PdfDocument(path.read_bytes()) as paper:
            words = " ".join(page.get_textpage().get_text_bounded() for page in paper)
        assert CLIENT in " ".join(words.split()), path.name
