"""Every threshold and prior that a verdict rests on, with its bounds; a book may set each otherwise.

What each one means for a person stands in the catalogue under `tune.<name>`; where the defaults come from is told in
docs/verdict.md: where it says "ours", no published figure was found.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The figures as shipped; shares and probabilities from 0 to 1, lengths in days or weeks as the name says.

    Slow to pay: the typical delay has a normal prior (`slow_prior_mean`, `slow_prior_sd`), one instalment scatters by
    `slow_noise_sd` around it; slow is a typical delay over `slow_days`, said from probability `slow_sure` on.
    Demanding: more than `pressing_share` of the messages press outside both sides' hours, said from `demanding_sure`
    on, never below `min_messages`. Indecisive: more revision rounds a piece of work than `rounds_floor` and than
    `rounds_factor` times those of the other clients, said from `indecisive_sure` on, never below `min_decisions`.
    A kind is ruled out up to probability `no_below`.
    Rate: below `low_rate` of the standard it is low, from `good_rate` on good.
    Remedies: it worked where the behaviour fell to `wall_ratio` or less, a brick wall where it did not, each said from
    `wall_sure` on and a wall only after `wall_weeks` weeks (`wall_bills` invoices).
    Serious: so many confirmed messages of the sort (`serious_disrespect`, `serious_threat`) speak for parting.
    At most `attention` clients are named for attention; a client is new for `new_days`.
    """

    slow_days: float = 14.0
    slow_sure: float = 0.8
    slow_prior_mean: float = 3.0
    slow_prior_sd: float = 9.0
    slow_noise_sd: float = 6.0
    demanding_sure: float = 0.9
    pressing_share: float = 0.15
    min_messages: float = 20
    indecisive_sure: float = 0.8
    rounds_floor: float = 1.5
    rounds_factor: float = 2.0
    min_decisions: float = 6
    no_below: float = 0.2
    low_rate: float = 0.6
    good_rate: float = 0.9
    wall_ratio: float = 0.7
    wall_sure: float = 0.8
    wall_weeks: float = 4
    wall_bills: float = 4
    serious_disrespect: float = 2
    serious_threat: float = 1
    attention: float = 5
    new_days: float = 60


SHIPPED = Thresholds()
BOUNDS: Mapping[str, tuple[float, float]] = {
    "slow_days": (1, 120),
    "slow_sure": (0.5, 0.99),
    "slow_prior_mean": (-30, 60),
    "slow_prior_sd": (1, 60),
    "slow_noise_sd": (1, 60),
    "demanding_sure": (0.5, 0.99),
    "pressing_share": (0.01, 0.9),
    "min_messages": (5, 1000),
    "indecisive_sure": (0.5, 0.99),
    "rounds_floor": (1, 20),
    "rounds_factor": (1, 10),
    "min_decisions": (3, 100),
    "no_below": (0.01, 0.49),
    "low_rate": (0.1, 1),
    "good_rate": (0.1, 2),
    "wall_ratio": (0.1, 0.95),
    "wall_sure": (0.5, 0.99),
    "wall_weeks": (2, 52),
    "wall_bills": (2, 50),
    "serious_disrespect": (1, 100),
    "serious_threat": (1, 100),
    "attention": (1, 20),
    "new_days": (14, 365),
}
"""The least and the most that each may be set to; what lies outside makes no sense or divides by nothing."""
NAMES = tuple(one.name for one in fields(Thresholds))
WHOLE = frozenset(
    "min_messages min_decisions wall_weeks wall_bills serious_disrespect serious_threat attention new_days".split()
)
"""Those that count something."""


def read(name: str, text: str) -> float:
    """What a person typed for `name`, with a comma or a point; raise ValueError outside its bounds, KeyError else."""
    low, high = BOUNDS[name]
    value = float(text.strip().replace(",", "."))
    if not math.isfinite(value) or not low <= value <= high or (name in WHOLE and value != int(value)):
        raise ValueError(text)
    return value


def tuned(said: Mapping[str, str]) -> Thresholds:
    """The shipped figures with those of `said` in their place; what can no longer be read is left as shipped."""
    values = {}
    for name in NAMES:
        try:
            values[name] = read(name, said[name])
        except (KeyError, ValueError):
            continue
    return replace(SHIPPED, **values)
