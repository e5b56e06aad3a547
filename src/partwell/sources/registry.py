"""Finds the sources of this folder: every module without a leading underscore that has a SOURCE."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from partwell.facts.errors import InputError
from partwell.sources._contract import RECOGNISED, Head, Source

FOLDER = Path(__file__).parent
_NO_SOURCES = frozenset({"registry", "airlock"})


@cache
def all_sources() -> tuple[Source, ...]:
    """Every source, in the order of the names of their files."""
    listed = pkgutil.iter_modules([str(FOLDER)])
    names = sorted(one.name for one in listed if not one.ispkg and not one.name.startswith("_"))
    modules = [import_module(f"{__package__}.{name}") for name in names if name not in _NO_SOURCES]
    return tuple(cast("Source", module.SOURCE) for module in modules)


def by_name(name: str) -> Source:
    """The source of this name, whatever option follows; InputError `unknown_format` lists the names there are."""
    name = name.partition(":")[0]
    for source in all_sources():
        if source.name == name:
            return source
    raise InputError("unknown_format", format=name, known=", ".join(source.name for source in all_sources()))


def recognise(head: Head) -> tuple[Source | None, tuple[tuple[str, float], ...]]:
    """The surest source for these first bytes (None: none is sure enough), and what each that said anything said."""
    scores = [(source.score(head), source) for source in all_sources()]
    said = tuple(sorted(((s.name, round(score, 3)) for score, s in scores if score > 0), key=lambda pair: -pair[1]))
    best, surest = max(scores, key=lambda pair: pair[0], default=(0.0, None))
    return (surest if best >= RECOGNISED else None), said
