"""The posterior of a client's typical delay: heavy tails, a scatter of the client's own, a pace that wanders.

Start: research page on receivables, "The word slow to pay": typical delay around 3 days (prior SD 9), scatter 6. As a
normal model with that one scatter its 80 % ranges hold the truth of 4 in 10 made clients, and one in twelve punctual
clients with few invoices is called slow (docs/method.md). So: the prior is Student's t with 4 degrees of freedom, an
instalment's delay = typical + Student's t with 3 whose scale may differ from the usual one (log-normal, 0.7), and the
result is spread by PACE days. An instalment still open c days after its due date says only that its delay exceeds c;
one more than five scatters from the median counts as that far from it. Everything is in days; no clock, no disk.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from partwell.facts.thresholds import SHIPPED, Thresholds

LEVEL = 0.8
_FAR_SDS = 5
_STEP = 0.5
_REACH = (-180.0, 300.0)
"""Days between which a typical delay is looked for at least: beyond lies next to nothing of the prior."""
PACE = 1.5
"""Days by which a client's pace wanders: what was typical need not be typical to the day."""
_T4, _T3 = 5 / 6, 2 / 3
"""Scales of Student's t for the standard deviations of the thresholds: the sanity cases of the research page stay."""
_PLACES = np.linspace(-2.0, 2.0, 7)[:, None]
_SPREADS, _SPREAD_LOG = np.exp(0.7 * _PLACES), -0.5 * _PLACES**2


@dataclass(frozen=True, slots=True)
class Seen:
    """One instalment: `days` after the due date (negative: early), its `weight` in its invoice, whether still open."""

    days: float
    weight: float = 1.0
    open: bool = False


@dataclass(frozen=True, slots=True)
class Posterior:
    """Mean, the 10 % and 90 % points (days) and the chance that the typical delay is slow."""

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


def tamed(seen: Sequence[Seen], noise: float = SHIPPED.slow_noise_sd) -> list[Seen]:
    """The same instalments with those far from the median moved nearer, to five times the `noise`."""
    middle, far = median(seen), _FAR_SDS * noise
    return [Seen(min(max(s.days, middle - far), middle + far), s.weight, s.open) for s in seen]


def posterior(seen: Sequence[Seen], by: Thresholds = SHIPPED) -> Posterior:
    """The posterior after `seen`; the prior itself when nothing was seen."""
    used = tamed(seen, by.slow_noise_sd) if seen else []
    days, scale = [s.days for s in used], by.slow_prior_sd * _T4
    grid = np.arange(min([_REACH[0], *days]), max([_REACH[1], *days]) + _STEP, _STEP)
    noise = _SPREADS * by.slow_noise_sd * _T3
    log = _SPREAD_LOG - 2.5 * np.log1p(((grid - by.slow_prior_mean) / scale) ** 2 / 4)
    for (late, still), weight in _merged(used).items():
        z = (late - grid) / noise
        log = log + weight * (_log_survival(z) if still else -2 * np.log1p(z * z / 3) - np.log(noise))
    mass = _wandered(np.exp(log - log.max()).sum(axis=0))
    below = np.cumsum(mass)
    points = np.interp([(1 - LEVEL) / 2, (1 + LEVEL) / 2], below - mass / 2, grid)
    slow = 1.0 - float(np.interp(by.slow_days, grid + _STEP / 2, below))
    return Posterior(float((grid * mass).sum()), float(points[0]), float(points[1]), min(max(slow, 0.0), 1.0))


def _merged(seen: Sequence[Seen]) -> dict[tuple[float, bool], float]:
    """Weights of instalments alike."""
    out: dict[tuple[float, bool], float] = {}
    for s in seen:
        out[s.days, s.open] = out.get((s.days, s.open), 0.0) + s.weight
    return out


def _wandered(mass: np.ndarray) -> np.ndarray:
    """The mass spread by PACE days, summing to 1."""
    kernel = np.exp(-0.5 * (np.arange(-6 * PACE, 6 * PACE + _STEP / 2, _STEP) / PACE) ** 2)
    out: np.ndarray = np.convolve(mass, kernel, "same")
    spread: np.ndarray = out / out.sum()
    return spread


def _log_survival(z: np.ndarray) -> np.ndarray:
    """Log of P(T > z), Student's t with 3 degrees of freedom; beyond 50 by the leading term of its tail."""
    u = np.minimum(z, 50.0) / math.sqrt(3)
    near = np.log(np.maximum(0.5 - (u / (1 + u * u) + np.arctan(u)) / math.pi, 1e-12))
    out: np.ndarray = near - 3 * np.log(np.maximum(z, 50.0) / 50.0)
    return out
