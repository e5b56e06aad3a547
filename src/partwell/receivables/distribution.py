"""A distribution of delays in days as rising points and the chance up to each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEVELS: Floats = np.arange(1, 20) / 20
_TINY = 1e-12
_BEYOND = np.array([3.0, 7.0, 14.0, 30.0, 60.0, 120.0, 240.0])
_BEYOND_UP_TO = np.array([0.2, 0.4, 0.55, 0.72, 0.85, 0.95, 1.0])
"""What is left to say of an invoice later than everything known: days from today, rough and wide on purpose."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """`points` rising, in days after the due date; `up_to` the chance of at most that, ending in 1; equal shapes."""

    points: Floats
    up_to: Floats

    def quantile(self, level: float) -> float:
        """The smallest point with at least `level` (in (0, 1)) up to it, in days."""
        return float(self.quantiles([level])[0])

    def quantiles(self, levels: Sequence[float] | Floats = LEVELS) -> Floats:
        """The quantiles at rising levels; by default the 19 at 0.05 … 0.95."""
        place = np.searchsorted(self.up_to, np.asarray(levels) - _TINY)
        out: Floats = self.points[np.minimum(place, len(self.points) - 1)]
        return out

    def over(self, days: float) -> float:
        """The chance of more than `days`."""
        place = int(np.searchsorted(self.points, days, side="right"))
        return 1.0 if place == 0 else float(min(max(1.0 - self.up_to[place - 1], 0.0), 1.0))

    def given_over(self, days: float) -> Distribution:
        """The distribution once it is known that the delay is more than `days`."""
        left = self.over(days)
        if left <= _TINY:
            return Distribution(days + _BEYOND, _BEYOND_UP_TO)
        place = int(np.searchsorted(self.points, days, side="right"))
        rest = (self.up_to[place:] - (1.0 - left)) / left
        rest[-1] = 1.0
        return Distribution(self.points[place:], np.clip(rest, 0.0, 1.0))
