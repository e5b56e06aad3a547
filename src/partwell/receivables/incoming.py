"""What open invoices will bring week by week: expected exactly, and the range of their sum from fixed draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from partwell.receivables.distribution import Distribution

_DRAWS, _SEED = 4000, 20_011


@dataclass(frozen=True, slots=True)
class Coming:
    """One open invoice: its amount, the distribution of its delay, and how many days it is past due on day 0."""

    amount: float
    delay: Distribution
    past_due: int


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days: `expected` comes in them; by their end `total` is expected in all, 80 % of the draws in low to high.

    Money in the unit of the amounts.
    """

    expected: float
    total: float
    low: float
    high: float


def incoming(parts: Sequence[Coming], weeks: int) -> tuple[Week, ...]:
    """The weeks from day 0 on (its own days 0 to 6 first); invoices are taken as independent of each other."""
    amount = np.array([part.amount for part in parts], dtype=np.float64)
    up_to = np.array(
        [[1 - part.delay.over(part.past_due + 7 * n + 6) for n in range(weeks)] for part in parts], dtype=np.float64
    ).reshape(len(parts), weeks)
    total = amount @ up_to
    draws = np.random.default_rng(_SEED).random((_DRAWS, len(parts)))
    out, before = [], 0.0
    for week in range(weeks):
        came = (draws <= up_to[:, week]) @ amount
        low, high = np.quantile(came, [0.1, 0.9])
        out.append(Week(float(total[week]) - before, float(total[week]), float(low), float(high)))
        before = float(total[week])
    return tuple(out)
