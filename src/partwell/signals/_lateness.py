"""The posterior of a client's typical delay: normal prior, normal noise, open invoices known only from below.

Source: research page on receivables, "The word slow to pay": typical delay ~ Normal(3, 9²) days, one instalment's
delay = typical + Normal(0, 6²). An instalment still open c days after its due date says only that its delay exceeds c.
An instalment more than FAR days from the client's median counts as FAR days from it: one disputed bill among many is
no habit. Everything is in days; no clock, no disk.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

PRIOR_MEAN, PRIOR_SD, NOISE_SD = 3.0, 9.0, 6.0
SLOW_DAYS = 14.0
LEVEL = 0.8
FAR = 5 * NOISE_SD
_STEP = 0.1


@dataclass(frozen=True, slots=True)
class Seen:
    """One instalment: `days` after the due date (negative: early), its `weight` in its invoice, whether still open."""

    days: float
    weight: float = 1.0
    open: bool = False


@dataclass(frozen=True, slots=True)
class Posterior:
    """Mean, the 10 % and 90 % points (days) and the chance that the typical delay exceeds SLOW_DAYS."""

    mean: float
    low: float
    high: float
    slow: float


def median(seen: Sequence[Seen]) -> float:
    """Weighted lower median of the delays, open ones at what they have reached."""
    half, ordered = sum(s.weight for s in seen) / 2, sorted(seen, key=lambda s: s.days)
    for s in ordered:
        half -= s.weight
        if half <= 1e-12:
            return s.days
    raise ValueError("no instalment")


def tamed(seen: Sequence[Seen]) -> list[Seen]:
    """The same instalments with those far from the median moved to FAR days from it."""
    middle = median(seen)
    return [Seen(min(max(s.days, middle - FAR), middle + FAR), s.weight, s.open) for s in seen]


def posterior(seen: Sequence[Seen]) -> Posterior:
    """The posterior after `seen`; the prior itself when nothing was seen."""
    used = tamed(seen) if seen else []
    days = [s.days for s in used]
    grid = np.arange(min([-60.0, *days]) - 5 * PRIOR_SD, max([60.0, *days]) + 5 * PRIOR_SD, _STEP)
    log = -0.5 * ((grid - PRIOR_MEAN) / PRIOR_SD) ** 2
    for s in used:
        z = (s.days - grid) / NOISE_SD
        log = log + s.weight * (_log_survival(z) if s.open else -0.5 * z * z)
    mass = np.exp(log - log.max())
    mass /= mass.sum()
    below = np.cumsum(mass)
    points = np.interp([(1 - LEVEL) / 2, (1 + LEVEL) / 2], below - mass / 2, grid)
    slow = 1.0 - float(np.interp(SLOW_DAYS, grid + _STEP / 2, below))
    return Posterior(float((grid * mass).sum()), float(points[0]), float(points[1]), min(max(slow, 0.0), 1.0))


def _log_survival(z: np.ndarray) -> np.ndarray:
    """Log of P(N(0,1) > z); beyond 35 by the tail's leading term, where erfc is about to vanish."""
    near = np.clip(z, -40.0, 35.0) / math.sqrt(2)
    exact = np.log(np.array([math.erfc(x) for x in near]) / 2)
    far = -0.5 * z * z - np.log(np.maximum(z, 35.0) * math.sqrt(2 * math.pi))
    out: np.ndarray = np.where(z > 35.0, far, exact)
    return out
