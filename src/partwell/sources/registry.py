"""Finds the sources of this folder: every module without a leading underscore that has a SOURCE."""

from __future__ import annotations

import hashlib
import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from partwell import __version__
from partwell.facts.errors import InputError
from partwell.sources._contract import RECOGNISED, Head, Source, options_of
from partwell.sources._table import TableSource

FOLDER = Path(__file__).parent
_NO_SOURCES = frozenset({"registry", "airlock"})


@cache
def all_sources() -> tuple[Source, ...]:
    """Every source, in the order of the names of their files."""
    listed = pkgutil.iter_modules([str(FOLDER)])
    names = sorted(one.name for one in listed if not one.ispkg and not one.name.startswith("_"))
    modules = [import_module(f"{__package__}.{name}") for name in names if name not in _NO_SOURCES]
    return tuple(cast("Source", module.SOURCE) for module in modules)


@cache
def parsers_stamp() -> str:
    """Changes with the program's version and with every change of a file of this folder: what was read may differ."""
    made = hashlib.sha256(__version__.encode())
    for path in sorted(FOLDER.rglob("*.py")):
        made.update(hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()[:20]


def by_name(name: str) -> Source:
    """The source of this name, with the columns that an option names (`time_csv:client=Firma`).

    Raise InputError `unknown_format` (it lists the names there are), `unknown_column`.
    """
    name, _, option = name.partition(":")
    found = next((source for source in all_sources() if source.name == name), None)
    if found is None:
        raise InputError("unknown_format", format=name, known=", ".join(source.name for source in all_sources()))
    pairs = (word.partition("=") for word in options_of(option) if "=" in word)
    named = {column.strip(): title.strip() for column, _, title in pairs}
    return found.mapped(named) if named and isinstance(found, TableSource) else found


def recognise(head: Head) -> tuple[Source | None, tuple[tuple[str, float], ...]]:
    """The surest source for these first bytes (None: none is sure enough), and what each that said anything said."""
    scores = [(source.score(head), source) for source in all_sources()]
    said = tuple(sorted(((s.name, round(score, 3)) for score, s in scores if score > 0), key=lambda pair: -pair[1]))
    best, surest = max(scores, key=lambda pair: pair[0], default=(0.0, None))
    return (surest if best >= RECOGNISED else None), said
