"""A language's notice grammar, read from its pack: patterns over folded text, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from partwell.contracts._rx import Rx, any_of, rx


@dataclass(frozen=True, slots=True)
class Cue:
    """What a quantity is (`role`), by what touches it on the left and on the right; None: nothing is asked there."""

    role: str
    before: Rx | None
    after: Rx | None

    def fits(self, before: str, after: str) -> bool:
        """Whether both sides of a quantity fit."""
        return (self.before is None or before in self.before) and (self.after is None or after in self.after)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language.

    cues    what a quantity is: notice, window, limit, cure, late, fee, term, pay or other; the first that fits counts
    tables  named patterns in their order: `objects` (what "before …" names), `delivery`, `snaps`
    single  one pattern a name: who may give notice, in what form, conditions; see the pack
    """

    cues: tuple[Cue, ...]
    tables: Mapping[str, tuple[tuple[str, Rx], ...]]
    single: Mapping[str, Rx]

    def has(self, name: str, text: str) -> bool:
        """Whether the named pattern occurs in `text`."""
        return text in self.single[name]

    def named(self, table: str, text: str) -> str | None:
        """The first name of a table whose pattern occurs in `text`."""
        return next((name for name, pattern in self.tables[table] if text in pattern), None)


def read_pack(name: str) -> dict[str, Any]:
    """A pack of this room as plain values."""
    text = files("partwell.contracts").joinpath("packs", f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    pack: dict[str, Any] = loader.get_single_data()
    return pack


def fill(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with each `<NAME>` replaced by the part of that name; parts may name earlier parts."""
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern


@cache
def grammar(language: str) -> Grammar:
    """The notice grammar of a language (`en`, `hu`)."""
    pack = read_pack(f"notice_{language}")
    parts = parts_of(pack.pop("parts"))
    cues = tuple(_cue(row, parts) for row in pack.pop("roles"))
    tables = {name: _table(rows, parts) for name, rows in pack.items() if isinstance(rows, dict)}
    single = {name: any_of(*(fill(row, parts) for row in rows)) for name, rows in pack.items() if name not in tables}
    return Grammar(cues, tables, single)


def parts_of(rows: Mapping[str, str]) -> dict[str, str]:
    """The parts, later first, each filled with those above it."""
    filled: dict[str, str] = {}
    for name, row in rows.items():
        filled = {name: fill(row, filled), **filled}
    return filled


def _cue(row: Mapping[str, str], parts: Mapping[str, str]) -> Cue:
    before, after = (fill(row[side], parts) if side in row else None for side in ("before", "after"))
    return Cue(row["is"], rx(f"(?:{before})$") if before else None, rx(f"^(?:{after})") if after else None)


def _table(rows: Mapping[str, str], parts: Mapping[str, str]) -> tuple[tuple[str, Rx], ...]:
    return tuple((name, rx(fill(row, parts))) for name, row in rows.items())
