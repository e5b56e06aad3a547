"""Readings of one client to keep, manage, part or unknown; pure, and blind to names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partwell.facts.reading import Reading
from partwell.facts.thresholds import SHIPPED, Thresholds
from partwell.verdict import explain
from partwell.verdict._case import Case
from partwell.verdict._findings import effective, kinds, rate, serious, time_zone_gap, walls
from partwell.verdict._types import Ground, Kind, Said, Standard, Tried, Verdict, Word
from partwell.verdict.remedies import fitting

__all__ = ["Kind", "Said", "Standard", "Tried", "Verdict", "judge"]

_JUDGED = ("demanding", "slow_to_pay")
_GOOD_EVIDENCE = 5
"""One kind settled as "no" by this many facts is enough to keep a client whose rate is fair."""


def judge(
    readings: Mapping[str, Reading],
    *,
    decision: str = "",
    standard: Standard | None = None,
    tried: Sequence[Tried] = (),
    by: Thresholds = SHIPPED,
) -> Verdict:
    """The verdict on a client.

    readings  by signal name; a missing one is no evidence
    decision  the person's own word; only "part" decides
    standard  the rate to hold the true rate against, None: no claim about the rate
    tried     remedies with what became of them; what improved is judged from that day on

    part: the person's own word, a confirmed serious problem, or a brick wall where the trouble is still there; nothing
    else. manage: a kind of trouble is there, or even the kindest estimate of the rate is low. keep: no kind is there,
    and either nights and payment are both ruled out, or one is on good evidence while the rate is fair. unknown:
    everything else.
    """
    now = effective(readings, tried)
    found, standing = kinds(now, by), rate(now, standard, by)
    ground = _ground(now, found, tried, decision, by)
    word: Word = "part" if ground else _word(found, standing)
    failed = {one.kind for one in tried if one.outcome.word == "brick_wall"}
    case = Case(word, ground, now, found, standing, standard, tuple(tried), by)
    return Verdict(
        word=word,
        why=explain.why(case),
        next=explain.what_next(case),
        kinds=found,
        against=tuple(explain.against(case)),
        in_favour=tuple(explain.in_favour(case)),
        ground=ground,
        remedies=tuple(kind for kind in fitting(found, standing, gap=time_zone_gap(now)) if kind not in failed),
    )


def _ground(
    readings: Mapping[str, Reading],
    found: Mapping[str, Kind],
    tried: Sequence[Tried],
    decision: str,
    by: Thresholds,
) -> Ground:
    if decision == "part":
        return "own_word"
    if serious(readings, by):
        return "serious"
    return "brick_wall" if walls(tried, found) else ""


def _word(found: Mapping[str, Kind], standing: str) -> Word:
    if standing == "low" or any(kind.word == "yes" for kind in found.values()):
        return "manage"
    settled = [found[name] for name in _JUDGED if found[name].word == "no"]
    if standing == "unclear" or not settled:
        return "unknown"
    if len(settled) == len(_JUDGED):
        return "keep"
    good = standing in {"fair", "good"} and settled[0].n >= _GOOD_EVIDENCE
    return "keep" if good else "unknown"
