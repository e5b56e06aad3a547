"""Faults in the person's data and assumptions made about it, as values; their text lives in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Arg = str | int
Args = Mapping[str, Arg]
_NONE: Args = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Problem:
    """One row that could not be used (one problem lists all faults of its row); its text is `problem.<code>`.

    line   physical line where the row begins, 1-based; part where lines mean nothing (MIME part, zip member)
    args   values for the text; never a whole message, never a secret
    """

    code: str
    line: int | None = None
    part: str | None = None
    args: Args = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Note:
    """An assumption made or a thing passed over, no fault: its text is `note.<code>`; never counted."""

    code: str
    args: Args = field(default_factory=lambda: _NONE)
