"""The labelled clauses and contracts of this folder: our own words, labelled by reading them before any run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
NO_LENGTH = ("no_period", "not_a_period")


def clauses() -> list[dict[str, Any]]:
    """All labelled notice clauses: id, text, gold."""
    return [json.loads(line) for path in sorted(DATA.glob("notice_*.jsonl")) for line in path.read_text().splitlines()]


def contracts() -> dict[str, dict[str, Any]]:
    """All labelled contracts by file name: lang, clauses {topic: [P H A, lines]}, facts, loose_ends, text."""
    rows = json.loads((DATA / "reviews" / "checklist.json").read_text())
    texts = DATA / "reviews" / "templates"
    return {name: {**row, "text": (texts / name).read_text()} for name, row in rows.items()}


def core_right(gold: dict[str, Any], rule: Any) -> bool:
    """Whether number, unit, kind of day and anchor are as labelled."""
    if gold["anchor"] in NO_LENGTH:
        anchor = rule.anchor == gold["anchor"] or (rule.anchor, gold["anchor"]) == ("no_period", "not_a_period")
        return rule.n is None and anchor
    got = (rule.n, rule.unit, rule.day_type, rule.anchor)
    return got == (gold["n"], gold["unit"], gold["day_type"], gold["anchor"])


def doubtful(gold: dict[str, Any]) -> bool:
    """Whether a date from this clause would be a guess."""
    marked = bool(gold.get("conflict") or gold.get("redacted") or gold.get("fixed_end"))
    return marked or ((gold["n"] is None) != (gold["unit"] is None) and gold["anchor"] not in NO_LENGTH)
