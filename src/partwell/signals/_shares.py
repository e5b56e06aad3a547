"""A share of messages from few messages: Beta-Binomial with a prior learnt from the person's other clients.

Source: research page on messages, "Day and night, fairly", 3: empirical-Bayes prior from the other clients, Beta(1, 6)
when there are fewer than five; mean and 90 % interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partwell.signals import _beta

LEVEL = 0.9
FEW_CLIENTS = 5
PLAIN_PRIOR = (1.0, 6.0)
_WEIGHT = (2.0, 40.0)
"""A learnt prior counts as at least 2 and at most 40 messages: never sharper than the person's own evidence."""


@dataclass(frozen=True, slots=True)
class Count:
    """`k` of `n` messages."""

    k: int
    n: int


@dataclass(frozen=True, slots=True)
class Share:
    """Posterior mean, 5 % and 95 % points, and the Beta parameters they come from."""

    mean: float
    low: float
    high: float
    a: float
    b: float

    def above(self, threshold: float) -> float:
        """Posterior probability that the share exceeds `threshold`."""
        return 1 - _beta.cdf(threshold, self.a, self.b)


def prior(others: Sequence[Count]) -> tuple[float, float]:
    """Beta(a, b) for a client from the counts of the others, by moments: pooled mean, variance between clients.

    The mean is pooled with one plain prior's worth of messages, so that it is never exactly 0 or 1.
    """
    known = sorted((c for c in others if c.n > 0), key=lambda c: (c.n, c.k))  # the sums below, to the last bit
    if len(known) + 1 < FEW_CLIENTS:
        return PLAIN_PRIOR
    k, n = sum(c.k for c in known), sum(c.n for c in known)
    mean = (k + PLAIN_PRIOR[0]) / (n + sum(PLAIN_PRIOR))
    spread = sum(c.n * (c.k / c.n - mean) ** 2 for c in known) / n
    noise = mean * (1 - mean) * len(known) / n
    between = max(spread - noise, 1e-9)
    weight = min(max(mean * (1 - mean) / between - 1, _WEIGHT[0]), _WEIGHT[1])
    return mean * weight, (1 - mean) * weight


def share(count: Count, before: tuple[float, float]) -> Share:
    """The posterior of a share after `count`, starting from Beta(*before)."""
    a, b = before[0] + count.k, before[1] + count.n - count.k
    tail = (1 - LEVEL) / 2
    return Share(a / (a + b), _beta.point(tail, a, b), _beta.point(1 - tail, a, b), a, b)


def shares(counts: dict[str, Count]) -> dict[str, Share]:
    """Each client's share, its prior learnt from all the others."""
    return {
        name: share(count, prior([other for key, other in counts.items() if key != name]))
        for name, count in counts.items()
    }
