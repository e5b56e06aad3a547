"""Reference rates the person looked up themselves, by rate and half-year, each with where they have it from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from partwell.book.clausewords import drop_word, keep_word, words_on
from partwell.facts.errors import InputError, NotFound
from partwell.receivables.statutory import half_year

_SHELF = "statutory rates"
"""The document under which these words are kept: no contract has such a key."""
SOURCE_LIMIT = 300
LEAST, MOST = Decimal(-5), Decimal(100)


@dataclass(frozen=True, slots=True)
class OwnStatutory:
    """The reference rate `name` stood at `rate` % a year in the half-year from `first`; read on `seen` in `source`."""

    name: str
    first: date
    rate: Decimal
    source: str
    seen: date

    @property
    def last(self) -> date:
        """The last day of the half-year."""
        return half_year(self.first)[1]


def keep_statutory(row: OwnStatutory) -> None:
    """Keep a rate; the same rate and half-year again replace it.

    Raise InputError `bad_statutory_rate`, `source_missing`, `source_too_long`.
    """
    source = " ".join(row.source.split())
    if not source:
        raise InputError("source_missing")
    if len(source) > SOURCE_LIMIT:
        raise InputError("source_too_long", n=len(source), limit=SOURCE_LIMIT)
    if not LEAST <= row.rate <= MOST:
        raise InputError("bad_statutory_rate", given=str(row.rate))
    note = json.dumps({"rate": str(row.rate), "source": source, "seen": row.seen.isoformat()})
    keep_word(_SHELF, _topic(row.name, row.first), "rate", note)


def drop_statutory(name: str, first: date) -> None:
    """Forget a rate; raise NotFound `no_statutory_rate`."""
    topic = _topic(name, first)
    if topic not in words_on(_SHELF):
        raise NotFound("no_statutory_rate", given=f"{name} {first.isoformat()}")
    drop_word(_SHELF, topic)


def own_statutory() -> tuple[OwnStatutory, ...]:
    """All of them, by rate and half-year."""
    found = [_read(topic, word.note) for topic, word in sorted(words_on(_SHELF).items())]
    return tuple(row for row in found if row is not None)


def _topic(name: str, first: date) -> str:
    return f"{name} {half_year(first)[0].isoformat()}"


def _read(topic: str, note: str) -> OwnStatutory | None:
    """A kept rate; None where it cannot be read."""
    try:
        name, first = topic.rsplit(" ", 1)
        kept = json.loads(note)
        day, seen = date.fromisoformat(first), date.fromisoformat(kept["seen"])
        return OwnStatutory(name, day, Decimal(kept["rate"]), str(kept["source"]), seen)
    except (ValueError, KeyError, TypeError, InvalidOperation):
        return None
