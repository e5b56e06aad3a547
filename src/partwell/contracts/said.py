"""A sentence as a value: a key of the catalogue and what fills it, so that the room speaks no language itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
DayType = Literal["unspecified", "calendar", "business"]


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as written: n units (n >= 0); months and years are never turned into days."""

    n: int
    unit: Unit
    day_type: DayType = "unspecified"


Filling = str | int | date | Span
_NONE: Mapping[str, Filling] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: the text `contract.<code>` with its args; dates and spans are written out by who shows it."""

    code: str
    args: Mapping[str, Filling] = field(default_factory=lambda: _NONE)
