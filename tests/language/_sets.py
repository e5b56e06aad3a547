"""The labelled messages and letters beside the tests, and the figures they give."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

FRESH = Path(__file__).parent / "fresh"
Row = dict


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (FRESH / name).read_text(encoding="utf-8").splitlines()]


def counts(items: Iterable[Row], found: Callable[[Row], set[str]], names: Iterable[str]) -> dict[str, Counter]:
    """By name: how often found and right (tp), found and wrong (fp), missed (fn); labels in doubt are left out."""
    table: dict[str, Counter] = {name: Counter() for name in names}
    for item in items:
        answer = found(item)
        for name, seen in table.items():
            if name in item["ambiguous"]:
                continue
            given, wanted = name in answer, name in item["labels"]
            seen.update(tp=given and wanted, fp=given and not wanted, fn=wanted and not given)
    return table


def f1(count: Counter) -> float:
    return 2 * count["tp"] / max(1, 2 * count["tp"] + count["fp"] + count["fn"])


def precision(count: Counter) -> float:
    return count["tp"] / max(1, count["tp"] + count["fp"])
