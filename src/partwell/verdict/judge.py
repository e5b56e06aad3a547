"""Readings of one client to keep, manage, part or unknown; pure, and blind to names."""

from __future__ import annotations

from collections.abc import Mapping

from partwell.facts.reading import Reading
from partwell.verdict import explain
from partwell.verdict._findings import Rate, kinds, rate
from partwell.verdict._types import Kind, Said, Standard, Verdict, Word

__all__ = ["Kind", "Said", "Standard", "Verdict", "judge"]

_JUDGED = ("demanding", "slow_to_pay")
_GOOD_EVIDENCE = 5
"""One kind settled as "no" by this many facts is enough to keep a client whose rate is fair."""


def judge(readings: Mapping[str, Reading], *, decision: str = "", standard: Standard | None = None) -> Verdict:
    """The verdict on a client.

    readings  by signal name; a missing one is no evidence
    decision  the person's own word; only "part" decides, since parting is theirs to say
    standard  the rate to hold the true rate against, None: no claim about the rate

    manage: a kind of trouble is there, or even the kindest estimate of the rate is low. keep: no kind is there, and
    either both are ruled out, or one is on good evidence while the rate is fair. unknown: everything else.
    """
    found = kinds(readings)
    standing = rate(readings, standard)
    word = _word(found, standing, decision)
    return Verdict(
        word=word,
        why=explain.why(word, readings, found, standing, standard),
        next=explain.what_next(word, readings, found),
        kinds=found,
        against=tuple(explain.against(readings, found, standing, standard)),
        in_favour=tuple(explain.in_favour(readings, found, standing, standard)),
    )


def _word(found: Mapping[str, Kind], standing: Rate, decision: str) -> Word:
    if decision == "part":
        return "part"
    if standing == "low" or any(kind.word == "yes" for kind in found.values()):
        return "manage"
    settled = [found[name] for name in _JUDGED if found[name].word == "no"]
    if standing == "unclear" or not settled:
        return "unknown"
    if len(settled) == len(_JUDGED):
        return "keep"
    good = standing in {"fair", "good"} and settled[0].n >= _GOOD_EVIDENCE
    return "keep" if good else "unknown"
