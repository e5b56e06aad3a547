"""From a measured book to verdicts: remedies with their outcome, early warnings, and whom to look at first; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partwell.facts.reading import Reading
from partwell.facts.thresholds import Thresholds
from partwell.signals._contract import Row
from partwell.signals.measure import Measured
from partwell.signals.remedied import Remedied
from partwell.verdict import early
from partwell.verdict.attention import Claim, attention
from partwell.verdict.brick_wall import outcome
from partwell.verdict.judge import Said, Tried, Verdict

_GONE = frozenset({"notice", "former"})
_BAD = frozenset({"part", "manage"})


def tried_with(found: Measured, client: str) -> tuple[Tried, ...]:
    """What was tried with a client and what became of it, the oldest first."""
    by = found.settings.thresholds
    return tuple(_tried(one, by) for one in found.remedied.get(client, ()))


def _tried(one: Remedied, by: Thresholds) -> Tried:
    found = outcome(one.spans, by, one.unit)
    return Tried(one.key, one.kind, one.about, one.day, found, one.since, one.unit, one.spans)


def warnings(
    clients: Sequence[Row], readings: Mapping[str, Reading], verdicts: Mapping[str, Verdict], by: Thresholds
) -> dict[str, Said]:
    """Early warnings by client: new ones whose first weeks are like those of former bad fits.

    A former bad fit is a client the person decided to part with, or one that left while it had to be managed.
    """
    firsts = {client: first for client, reading in readings.items() if (first := early.first_of(reading)) is not None}
    rows = {str(row["client"]): row for row in clients}
    bad, good = {}, {}
    for client, first in firsts.items():
        row, word = rows[client], verdicts[client].word
        if row["decision"] == "part" or (row["status"] in _GONE and word in _BAD):
            bad[client] = first
        elif word not in _BAD and first.days >= by.new_days:
            good[client] = first
    found = {
        client: early.warning(first, bad, good, by)
        for client, first in firsts.items()
        if client not in bad and rows[client]["status"] not in _GONE
    }
    return {client: said for client, said in found.items() if said is not None}


def named(
    clients: Sequence[Row],
    readings: Mapping[str, Reading],
    verdicts: Mapping[str, Verdict],
    warned: Mapping[str, Said],
    by: Thresholds,
) -> tuple[str, ...]:
    """Ids of the clients named for attention; `readings` those of trouble_share."""
    claims = {}
    for row in clients:
        client = str(row["client"])
        reading = readings.get(client)
        trouble = reading.value if reading and isinstance(reading.value, float) else 0.0
        claims[client] = Claim(verdicts[client].word, trouble, client in warned, row["status"] != "former")
    return attention(claims, by)
