"""What changed between two days, or by other settings: words, kinds and numbers that moved, strongest first.

A number counts as moved only beyond the old range (where it had one) and beyond a named margin, so that noise makes no
news. Each change says how many facts came since, or that nothing came and only time passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from partwell.facts.money import Money
from partwell.facts.reading import Reading, Value
from partwell.verdict._types import Kind

Cause = Literal["facts", "settings"]

MARGINS: Mapping[str, float] = {
    "delay": 5.0,  # days
    "after_hours": 0.1,
    "trouble_share": 0.1,
    "revenue_share": 0.1,
    "true_rate": 0.1,  # of the old rate
}
_SERVES = {"demanding": "after_hours", "indecisive": "revision_rounds", "slow_to_pay": "delay"}
_COUNTED = ("money_received", "hours_logged", "after_hours")
"""Readings whose facts (payments, time entries, messages) never overlap."""
_RELATIVE = frozenset({"true_rate"})
_WEIGHT = {"verdict": 3, "kind": 2, "number": 1, "new": 0}


@dataclass(frozen=True, slots=True)
class Standing:
    """A client as judged: the verdict's word, each kind, each reading."""

    word: str
    kinds: Mapping[str, Kind]
    readings: Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise now.

    what    verdict, kind (`name` which), number (`name` the reading), or new (a client first seen)
    before  the word or value then, `after` now; values are in the reading's unit
    more    facts that came since, those of the reading the change rests on (fewer: negative); 0 only time passed
    """

    client: str
    what: str
    name: str
    before: str | Value
    after: str | Value
    more: int
    cause: Cause


def changes(before: Mapping[str, Standing], after: Mapping[str, Standing], cause: Cause) -> tuple[Change, ...]:
    """All changes of the clients in `after`, verdicts first, then kinds, numbers and new clients."""
    found = [
        change
        for client in sorted(after)
        for change in (_of(client, before[client], after[client], cause) if client in before else _new(client, after))
    ]
    return tuple(sorted(found, key=lambda one: (-_WEIGHT[one.what], one.client, one.name)))


def _new(client: str, after: Mapping[str, Standing]) -> Iterator[Change]:
    if facts := _facts(after[client]):
        yield Change(client, "new", "", "", after[client].word, facts, "facts")


def _of(client: str, then: Standing, now: Standing, cause: Cause) -> Iterator[Change]:
    if not _facts(then) and _facts(now):
        yield from _new(client, {client: now})
        return
    if then.word != now.word:
        yield Change(client, "verdict", "", then.word, now.word, _facts(now) - _facts(then), cause)
    for name in now.kinds:
        old, new = then.kinds.get(name), now.kinds[name]
        if old is not None and old.word != new.word:
            more = _n(now, _SERVES.get(name, name)) - _n(then, _SERVES.get(name, name))
            yield Change(client, "kind", name, old.word, new.word, more, cause)
    for name in MARGINS:
        old_one, new_one = then.readings.get(name), now.readings.get(name)
        if old_one is not None and new_one is not None and _moved(name, old_one, new_one):
            yield Change(client, "number", name, old_one.value, new_one.value, new_one.n - old_one.n, cause)


def _facts(of: Standing) -> int:
    return sum(_n(of, name) for name in _COUNTED)


def _n(of: Standing, name: str) -> int:
    reading = of.readings.get(name)
    return reading.n if reading else 0


def _moved(name: str, old: Reading, new: Reading) -> bool:
    then, now = number(old.value), number(new.value)
    if then is None or now is None:
        return False
    margin = MARGINS[name] * abs(then) if name in _RELATIVE else MARGINS[name]
    low, high = number(old.low), number(old.high)
    within = low is not None and high is not None and low <= now <= high
    return abs(now - then) >= margin and not within


def number(value: Value) -> float | None:
    """A value as a plain number: money in minor units."""
    return float(value.minor) if isinstance(value, Money) else value
