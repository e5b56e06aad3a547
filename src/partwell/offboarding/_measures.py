"""Before and after: the mean of weeks, scores or delays with the range it lies in, from three values on."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

from partwell.offboarding._types import Figure, Measure, Said

FEWEST = 3
_Z80 = 1.2816
"""Four of five draws of a normal distribution lie within so many standard deviations."""


def figure(values: Sequence[float], least: float | None = None) -> Figure | None:
    """Mean and 80 % range (mean ± 1.28 standard errors) of at least FEWEST values; never below `least`."""
    if len(values) < FEWEST:
        return None
    mean = statistics.fmean(values)
    half = _Z80 * statistics.stdev(values) / math.sqrt(len(values))
    low = mean - half if least is None else max(mean - half, least)
    return Figure(mean, low, mean + half)


def compared(measure: Measure) -> Said | None:
    """The sentence of a measure; None where one side is unknown."""
    if measure.before is None or measure.after is None:
        return None
    before, after = measure.before, measure.after
    apart = before.low > after.high or after.low > before.high
    args = {
        "before": before.mean,
        "after": after.mean,
        "before_low": before.low,
        "before_high": before.high,
        "after_low": after.low,
        "after_high": after.high,
    }
    return Said(f"case.measure.{measure.name}{'' if apart else '_unsure'}", args)
