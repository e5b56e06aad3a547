"""Revision rounds: how often a client asks for a piece of work again before it is settled, held against the others.

Definition and study: docs/verdict.md, "Indecisive" (ours; no published one was found). Each time work is handed over
the client either asks for it again or lets it be. With q = the chance of "again", a piece takes q / (1 - q) rounds
after the first. q has a Beta posterior whose prior is learnt from the other clients; open work says nothing yet.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from partwell.facts.reading import Reading
from partwell.facts.thresholds import Thresholds
from partwell.signals._contract import Row, Settings, by_client, evidence, window
from partwell.signals._shares import FEW_CLIENTS, LEVEL, Count, Share, share

NAME = "revision_rounds"
UNIT = "rounds"
PARAMS = ("zone", "thresholds")
USUAL = (1.5, 1.5)
"""The prior where few other clients are known: one round a piece, weighing as much as three decisions."""
_HELD = 4.0
"""A prior learnt from the others weighs as much as this many decisions."""
_NEVER = 0.98
"""A chance of "again" above this is shown as this: 49 rounds."""
_DAY = 86400


@dataclass(frozen=True, slots=True)
class Others:
    """The other clients: how many handings over were asked back out of how many, of how many clients, their median."""

    k: int
    n: int
    size: int
    typical: float


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """Rounds after the first a piece of work takes, with a 90 % interval.

    probability = P(more rounds than `rounds_floor` and than `rounds_factor` times the other clients').
    n counts decisions: asked again, accepted, or let be. details: pieces, revised, accepted, silent, open, most (rounds
    of one piece), others (their rounds), days_to_accept (median, from the first handing over), vague and reopened
    (messages whose label counts), vague_maybe (those that wait for the person's word), evidence_total.
    """
    clients = by_client(rows)
    counts = {client: decided(found) for client, found in clients.items()}
    rest = _Rest([count for count in counts.values() if count.n])
    return {
        client: _reading(found, counts[client], rest.without(counts[client]), settings)
        for client, found in clients.items()
    }


def decided(rows: Sequence[Row]) -> Count:
    """How many handings over were asked back, out of all that were decided."""
    ended = Counter(row["ended"] for row in rows)
    revised = ended["revised"]
    return Count(revised, revised + ended["accepted"] + ended["silent"])


def before(others: Others) -> tuple[float, float]:
    """Beta(a, b) for a client from the other clients' decisions, USUAL where those are few."""
    if others.size + 1 < FEW_CLIENTS:
        return USUAL
    mean = (others.k + USUAL[0]) / (others.n + sum(USUAL))
    return mean * _HELD, (1 - mean) * _HELD


def rounds(again: float) -> float:
    """Rounds after the first for a chance of being asked again; at most 49."""
    return min(again, _NEVER) / (1 - min(again, _NEVER))


def limit(others: Others, by: Thresholds) -> float:
    """From how many rounds on a client counts as indecisive."""
    return max(by.rounds_floor, by.rounds_factor * others.typical)


def sure(count: Count, others: Others, by: Thresholds) -> float | None:
    """P(indecisive), None below `min_decisions`."""
    most = limit(others, by)
    return share(count, before(others)).above(most / (1 + most)) if count.n >= by.min_decisions else None


class _Rest:
    """All clients that decided anything, from whom each in turn is left out."""

    def __init__(self, counts: Sequence[Count]) -> None:
        self._k, self._n = sum(count.k for count in counts), sum(count.n for count in counts)
        self._values = sorted(map(_drawn, counts))

    def without(self, count: Count) -> Others:
        """Everybody but one client with this count (one without any decision is not among them)."""
        if not count.n:
            return Others(self._k, self._n, len(self._values), _middle(self._values))
        at = bisect_left(self._values, _drawn(count))
        left = [*self._values[:at], *self._values[at + 1 :]]
        return Others(self._k - count.k, self._n - count.n, len(left), _middle(left))


def _drawn(count: Count) -> float:
    """A client's rounds, drawn towards USUAL, so that few decisions make no extreme."""
    return rounds((count.k + USUAL[0]) / (count.n + sum(USUAL)))


def _middle(values: Sequence[float]) -> float:
    """The median: one more indecisive client moves it little; USUAL where there is nobody."""
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2 if values else rounds(USUAL[0] / sum(USUAL))


def _reading(rows: Sequence[Row], count: Count, others: Others, settings: Settings) -> Reading:
    used = [row for row in rows if row["ended"] is not None]
    reason = "no_work" if not used else "few_decisions" if count.n < settings.thresholds.min_decisions else ""
    post: Share | None = None if reason else share(count, before(others))
    chance = sure(count, others, settings.thresholds)
    stamps = {row["stamp"] for row in used}.union(rows[0]["quotes"] or ())
    days = [_day(row["sent"], settings.zone) for row in used]
    return Reading(
        NAME,
        UNIT,
        value=rounds(post.mean) if post else None,
        low=rounds(post.low) if post else None,
        high=rounds(post.high) if post else None,
        level=LEVEL if post else None,
        n=count.n,
        window=window(*days),
        probability=chance,
        evidence=evidence(stamps),
        reason=reason,
        details=(*_details(used, others), *_spoken(rows[0]), ("evidence_total", float(len(stamps)))),
    )


def _details(used: Sequence[Row], others: Others) -> tuple[tuple[str, float], ...]:
    if not used:
        return ()
    ended = Counter(row["ended"] for row in used)
    pieces = Counter((row["work"], row["piece"]) for row in used)
    waits = sorted((row["accepted"] - row["first_sent"]) / _DAY for row in used if row["accepted"] is not None)
    found = {"pieces": len(pieces), **{name: ended[name] for name in ("revised", "accepted", "silent", "open")}}
    found["most"] = max(pieces.values()) - 1
    out = [(name, float(number)) for name, number in found.items()]
    out += [("others", others.typical)] if others.size else []
    return (*out, *((("days_to_accept", float(statistics.median(waits))),) if waits else ()))


def _spoken(row: Row) -> tuple[tuple[str, float], ...]:
    return tuple(
        (f"vague_{name}" if name == "maybe" else name, float(row[name])) for name in ("vague", "reopened", "maybe")
    )


def _day(epoch: int, zone: str | None) -> date:
    return datetime.fromtimestamp(epoch, ZoneInfo(zone) if zone else UTC).date()
