"""Precision and recall of the labels on the kept message sets, written and real apart."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from partwell.language.label import labeller
from partwell.language.pack import LABELS

SETS = Path(__file__).resolve().parent.parent / "tests" / "language" / "fresh"
Row = dict[str, Any]


def read(name: str) -> list[Row]:
    """The rows of a set, `next_en` for `next_en.jsonl`."""
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def score(rows: list[Row], *, sure: bool = False) -> dict[str, Counter[str]]:
    """By label how often found and right, found and wrong, missed; with `sure` only what evidence rules found."""
    table: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    for row in rows:
        found = {
            one.label for one in labeller(row["lang"]).label(row["text"]) if not sure or one.strength == "evidence"
        }
        for label, count in table.items():
            if label not in row["ambiguous"]:
                given, wanted = label in found, label in row["labels"]
                count.update(tp=given and wanted, fp=given and not wanted, fn=wanted and not given)
    return table


def line(name: str, count: Counter[str]) -> str:
    """One row of the table: precision, recall, F1 and how many there are to find."""
    hits, wanted = count["tp"] + count["fp"], count["tp"] + count["fn"]
    precision = f"{count['tp'] / hits:.2f}" if hits else "  – "
    recall = f"{count['tp'] / wanted:.2f}" if wanted else "  – "
    f1 = f"{2 * count['tp'] / (hits + wanted):.2f}" if hits + wanted else "  – "
    return f"{name:22} {precision:>5} {recall:>5} {f1:>5} {wanted:>4}"


def main(names: list[str]) -> None:
    """Print the tables of these sets."""
    for name in names:
        rows = read(name)
        parts = {
            "written": [r for r in rows if r["source"] == "written"],
            "real": [r for r in rows if r["source"] != "written"],
        }
        for part, some in parts.items():
            table = score(some)
            print(f"\n{name}, {part}: {len(some)} messages      P     R    F1    n")
            for label, count in table.items():
                if sum(count.values()):
                    print(line(label, count))
            print(line("all", sum(table.values(), Counter())))
            print(line("all, evidence alone", sum(score(some, sure=True).values(), Counter())))
            quiet = [row for row in some if not row["labels"] and not row["ambiguous"]]
            alarms = sum(bool({one.label for one in labeller(row["lang"]).label(row["text"])}) for row in quiet)
            print(f"messages without a label that were given one: {alarms} of {len(quiet)}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["next_en", "held_en", "next_hu", "held_hu"])
