"""axe-core in a page: its rules run against what a real browser shows; the script comes from npm, for tests only."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.browser._chromium import ROOT

SCRIPT = Path(os.environ.get("PARTWELL_AXE") or ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js")


def script() -> str:
    """The program's text; without it the test is skipped, except where CI must have it."""
    if not SCRIPT.exists():
        how = "no axe-core (npm install --prefix build/axe axe-core@4)"
        if os.environ.get("CI") == "true":
            pytest.fail(how)
        pytest.skip(how)
    return SCRIPT.read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    """Rule and place of everything that WCAG 2.2 A and AA or good practice finds wrong, folds opened."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(script())
    found: list[str] = page.evaluate(
        """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
        .flatMap((one) => one.nodes.slice(0, 4).map((node) => one.id + " " + node.target.join(" ") + ": "
            + (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? "")))"""
    )
    return found
