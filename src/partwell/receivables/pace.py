"""Whether a client pays otherwise than it used to: its last payments against what was predicted before each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from partwell.receivables.forecast import Prediction

Pace = Literal["slower", "faster", ""]

LAST = 5
FEWEST = 4
HISTORY = 3
"""Payments a prediction must rest on to count: before that there is no pace to change."""
_STRANGE = 2.2
"""Standard deviations: about one client in thirty is named without cause."""


def pace(predictions: Sequence[Prediction]) -> Pace:
    """The change of one client's pace, from predictions made at issue; "" while nothing says so.

    Where a payment falls in its prediction is even between 0 and 1 as long as nothing changes, so the mean of n of
    them has the standard deviation 1/√(12 n).
    """
    counted = [p for p in predictions if p.bill.paid is not None and p.n_history >= HISTORY]
    last = sorted(counted, key=lambda p: (p.bill.issued, p.bill.invoice))[-LAST:]
    if len(last) < FEWEST:
        return ""
    mean = sum(_place(p) for p in last) / len(last)
    strange = (mean - 0.5) * math.sqrt(12 * len(last))
    if abs(strange) < _STRANGE:
        return ""
    return "slower" if strange > 0 else "faster"


def _place(prediction: Prediction) -> float:
    """The chance of at most the delay that came, half of that of exactly it."""
    assert prediction.bill.paid is not None
    late = (prediction.bill.paid - prediction.bill.due).days
    return 1 - (prediction.delay.over(late) + prediction.delay.over(late - 1)) / 2
