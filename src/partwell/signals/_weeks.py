"""Shares of a whole that vary from week to week: their interval by drawing weeks again, never clients.

Source: research page on receivables, "Economics of a client": the clients are the whole population; a bootstrap over
clients covers far less than it says, one over weeks does not.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

MIN_WEEKS = 8
LEVEL = 0.8
_DRAWS = 400
_SEED = 20260101


def intervals(weekly: Mapping[str, Mapping[int, float]]) -> dict[str, tuple[float, float]]:
    """10 % and 90 % points of each client's share from {client: {week: amount ≥ 0}}; {} below MIN_WEEKS weeks.

    Weeks between the first and the last count with 0. The draws are seeded by nothing but their number.
    """
    weeks = [week for found in weekly.values() for week in found]
    if not weeks or max(weeks) - min(weeks) + 1 < MIN_WEEKS:
        return {}
    first, length = min(weeks), max(weeks) - min(weeks) + 1
    names = sorted(weekly, key=lambda name: sorted(weekly[name].items()))  # by amounts: a new name changes no bit
    table = np.zeros((len(names), length))
    for i, name in enumerate(names):
        for week, amount in weekly[name].items():
            table[i, week - first] += amount
    draws = np.random.default_rng(_SEED).multinomial(length, np.full(length, 1 / length), size=_DRAWS)
    sums = table @ draws.T
    totals = sums.sum(axis=0)
    shares = sums[:, totals > 0] / totals[totals > 0]
    if shares.shape[1] == 0:
        return {}
    points = np.quantile(shares, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=1)
    return {name: (float(points[0, i]), float(points[1, i])) for i, name in enumerate(names)}
