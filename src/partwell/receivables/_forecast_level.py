"""A client's typical delay as a level that wanders: a bank of Kalman filters over spreads and speeds of change.

Each filter takes the spread around the level and how fast the level moves as given; their weights say which fits. An
odd payment counts less the odder it is (Student's t with four degrees of freedom), an open invoice only where it is
later than expected. The level follows a change of pace within a few invoices, which a fading memory does more slowly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from partwell.receivables._forecast_ledger import Known
from partwell.receivables.distribution import Floats

_SPREADS: Floats = np.array([0.7, 1.5, 3.0, 5.0, 8.0, 13.0, 22.0, 38.0])
_SPREAD_WEIGHTS = np.array([0.10, 0.14, 0.18, 0.20, 0.17, 0.12, 0.06, 0.03])
_SPEEDS = np.array([0.02, 0.10, 0.30])
"""Variance the level gains in a month, as a share of the variance around it."""
_SPEED_WEIGHTS = np.array([0.1, 0.4, 0.5])
_R: Floats = np.repeat(_SPREADS**2, len(_SPEEDS))
_Q: Floats = np.tile(_SPEEDS, len(_SPREADS)) * _R
SHIPPED: Floats = np.outer(_SPREAD_WEIGHTS, _SPEED_WEIGHTS).ravel()
"""How common each filter is before any book was seen; synthetic, as the habits are."""
_MEAN, _VARIANCE = 4.0, 121.0
"""Typical delay of a client of whom nothing is known, and its variance between clients."""
_MEAN_COUNTS, _VARIANCE_COUNTS = 1.0, 2.0
_FREEDOM = 4.0
_NARROW = 0.93
"""The scale of the t distribution beside the standard deviation of the filter."""
_MONTH, _SHORTEST, _LONGEST = 30.0, 0.3, 3.0
_LAST_PAID = 12


@dataclass(frozen=True, slots=True)
class Start:
    """What is expected of a client before its first payment: level, its variance, the log weight of each filter."""

    mean: float
    variance: float
    weights: Floats


@dataclass(frozen=True, slots=True)
class Pool:
    """What other clients teach: the typical delay of each and its weights over the filters."""

    typical: dict[str, float]
    weights: dict[str, Floats]

    def start(self, client: str) -> Start:
        """The start of a client, learned from the others of the book; the shipped one where there are none."""
        typical = np.array([value for name, value in self.typical.items() if name != client], dtype=np.float64)
        count = len(typical)
        mean = (_MEAN_COUNTS * _MEAN + float(typical.sum())) / (_MEAN_COUNTS + count)
        spread = _VARIANCE_COUNTS * _VARIANCE + float(np.sum((typical - mean) ** 2))
        seen = sum((weights for name, weights in self.weights.items() if name != client), start=SHIPPED / SHIPPED.sum())
        return Start(mean, spread / (_VARIANCE_COUNTS + count), np.log(seen / (1 + count) + 1e-6))


def pool(clients: Sequence[tuple[str, Known]]) -> Pool:
    """The lessons of the clients with at least one payment."""
    first = Pool({}, {}).start("")
    typical, weights = {}, {}
    for name, known in clients:
        typical[name] = float(np.median(known.delay[known.paid][-_LAST_PAID:]))
        weights[name] = _chances(_run(first, known)[2])
    return Pool(typical, weights)


def up_to(start: Start, known: Known | None, days: Floats) -> Floats:
    """The chance of at most each of `days` for the next invoice."""
    if known is None:
        level, variance = np.full(len(_R), start.mean), np.full(len(_R), start.variance)
        weights = start.weights
    else:
        level, variance, weights = _run(start, known)
        variance = variance + _Q * _months(float(known.age[-1]))
    scale = _NARROW * np.sqrt(variance + _R)
    out: Floats = _chances(weights) @ _student((days[None] + 0.5 - level[:, None]) / scale[:, None])
    return out


def _run(start: Start, known: Known) -> tuple[Floats, Floats, Floats]:
    """Level, its variance and the log weight of every filter after the invoices known, oldest first."""
    level, variance = np.full(len(_R), start.mean), np.full(len(_R), start.variance)
    weights = start.weights
    gaps = np.diff(-known.age, prepend=-known.age[0] - int(_MONTH))
    for late, paid, gap in zip(known.delay.tolist(), known.paid.tolist(), gaps.tolist(), strict=True):
        variance = variance + _Q * _months(gap)
        whole = variance + _R
        off = late - level
        if paid:
            odd = _FREEDOM + off * off / whole
            weights = weights - 0.5 * np.log(whole * odd * odd * odd * odd * odd)
            gain = variance / (variance + _R * np.maximum(odd / (_FREEDOM + 1), 1.0))
        else:
            weights = weights + np.log(np.maximum(1 - _student(off / np.sqrt(whole)), 1e-9))
            gain = np.where(off > 0, variance / whole, 0.0)
        level = level + gain * off
        variance = variance * (1 - gain)
    return level, variance, weights


def _months(days: float) -> float:
    return min(max(days / _MONTH, _SHORTEST), _LONGEST)


def _chances(weights: Floats) -> Floats:
    out = np.exp(weights - weights.max())
    scaled: Floats = out / out.sum()
    return scaled


def _student(z: Floats) -> Floats:
    """Student's t with four degrees of freedom, in closed form."""
    u = z / np.sqrt(_FREEDOM + z * z)
    out: Floats = 0.5 + u * (0.75 - 0.25 * u * u)
    return out
