"""A command line over a fresh book for every test that asks for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.cli._line import Line


@pytest.fixture
def line(book: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """Call it with words; it answers with status and both streams."""
    return Line(book, capsys)
