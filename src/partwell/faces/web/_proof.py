"""Evidence as a page shows it: when on the owner's clock, the quoted words, and a short name of the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from partwell.book.evidence import Evidence

_QUOTE = 420


@dataclass(frozen=True, slots=True)
class Proof:
    """`when` a day, or a moment on the owner's clock (UTC while it is unknown); `file` without its folders."""

    id: str
    kind: str
    when: date | datetime | None
    quote: str
    cut: bool
    file: str
    line: int | None
    part: str | None


def proof(one: Evidence, zone: str | None) -> Proof:
    """One piece of evidence; long words are cut here, the original shows them whole."""
    quote = one.quote.strip()
    return Proof(
        one.id,
        one.kind,
        when_of(one.when, zone),
        quote[:_QUOTE],
        len(quote) > _QUOTE,
        file_name(one.path),
        one.trace.line,
        one.trace.part,
    )


def when_of(text: str, zone: str | None) -> date | datetime | None:
    """A day for a day, a moment on the owner's clock for a moment; None for anything else."""
    try:
        if len(text) <= len("2026-01-01"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(ZoneInfo(zone) if zone else UTC) if moment.tzinfo else moment


def file_name(path: str) -> str:
    """The last part of a path."""
    return PurePath(path.replace("\\", "/")).name or path
