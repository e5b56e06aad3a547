"""The roles of the demo story against their verdicts, over twenty seeds that no test uses: how often each is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from bench._row import Row
from partwell.verdict.judge import Verdict
from tests.demo._story import verdicts

UNTIL = date(2026, 11, 20)
SEEDS = range(101, 121)
WRONG_AT_MOST = 0.1
Test = Callable[[Verdict], bool]


@cache
def _judged(seed: int) -> dict[str, Verdict]:
    return verdicts(seed, UNTIL)


def _pressed(found: Verdict) -> bool:
    return found.word in {"manage", "part"} and found.kinds["demanding"].word == "yes"


def _kept(found: Verdict) -> bool:
    return (found.word, found.why.code) == ("keep", "why_keep") and not found.against


def _slow(found: Verdict) -> bool:
    slow, pressing = found.kinds["slow_to_pay"].word, found.kinds["demanding"].word
    return (found.word, found.why.code, slow, pressing) == ("manage", "why_slow", "yes", "no")


def _far(found: Verdict) -> bool:
    return found.word == "keep" and "favour_time_zone" in {said.code for said in found.in_favour}


def _undecided(found: Verdict) -> bool:
    """Indecisive, or at least the fee eaten up while that word waits for evidence; neither demanding nor slow."""
    quiet = {found.kinds[name].word for name in ("demanding", "slow_to_pay")} == {"no"}
    return found.word == "manage" and quiet and found.kinds["indecisive"].word != "no"


def _better(found: Verdict) -> bool:
    return found.word == "keep" and found.kinds["demanding"].word != "yes"


def _wall(found: Verdict) -> bool:
    return (found.word, found.ground) == ("part", "brick_wall")


WANTED: dict[str, tuple[str, Test]] = {
    "demanding": ("manage, demanding", _pressed),
    "indecisive": ("manage, not called decided", _undecided),
    "slow": ("manage, slow and calm", _slow),
    "elsewhere": ("keep, time zone told", _far),
    "improving": ("keep, no longer demanding", _better),
    "wall": ("part, brick wall", _wall),
    "abusive": ("manage or part, demanding", _pressed),
    "few": ("unknown", lambda found: found.word == "unknown"),
    "good": ("keep, nothing against", _kept),
    "steady": ("keep, nothing against", _kept),
}


def rows() -> list[Row]:
    """One line a role: the share of seeds in which its verdict is another than the story's."""
    judged = [_judged(seed) for seed in SEEDS]
    return [
        Row(f"demo {role}: not “{words}”", _share(not right(one[role]) for one in judged), None, "", WRONG_AT_MOST)
        for role, (words, right) in WANTED.items()
    ]


def _share(wrong: Iterable[bool]) -> float:
    found = list(wrong)
    return sum(found) / len(found)


def main() -> int:
    """A line a seed with every role's word, wrong ones marked, then the table; 1 where a goal is missed."""
    for seed in SEEDS:
        found = _judged(seed)
        marks = (
            f"{role} {found[role].word}{'' if right(found[role]) else ' (!)'}" for role, (_, right) in WANTED.items()
        )
        print(f"{seed}: {', '.join(marks)}", flush=True)
    table = rows()
    print("\n".join(row.text() for row in table))
    return int(any(row.ours > WRONG_AT_MOST for row in table))


if __name__ == "__main__":
    sys.exit(main())
