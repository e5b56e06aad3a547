"""The fresh contracts: written and labelled line by line before any rule saw them; read from their marked-up text.

A line may begin with `[[topic:P topic:H !loose_end:severity]]`: P regulated, H for one side or in part; what no line
names is absent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "fresh"
_MARK = re.compile(r"^\[\[([^\]]+)\]\] ?")
_STATUS = {"P": "present", "H": "one_sided"}


@dataclass(frozen=True)
class Fresh:
    """A contract: its text, topic -> (status, lines), loose ends as (code, lines)."""

    name: str
    text: str
    topics: dict[str, tuple[str, list[int]]]
    ends: list[tuple[str, list[int]]]


def fresh() -> list[Fresh]:
    """All of them by name."""
    return [_read(path) for path in sorted(FOLDER.glob("*.md"))]


def _read(path: Path) -> Fresh:
    lines, topics, ends = [], {}, []
    for number, line in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), 1):
        mark = _MARK.match(line)
        lines.append(line[mark.end() :] if mark else line)
        for word in mark.group(1).split() if mark else ():
            name, _, value = word.partition(":")
            if name.startswith("!"):
                ends.append((name[1:], [number]))
                continue
            status, where = topics.get(name, (_STATUS[value], []))
            topics[name] = ("present" if "present" in {status, _STATUS[value]} else status, [*where, number])
    return Fresh(path.stem, "\n".join(lines), topics, ends)
