"""How good forecasts were, beside two rules of thumb: the due date, and the mean of the last three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from partwell.receivables.distribution import LEVELS, Floats
from partwell.receivables.forecast import Prediction


@dataclass(frozen=True, slots=True)
class Score:
    """In days: `crps` of the whole distribution, `mae` of the median; `coverage` of the 80 % range (None: no range)."""

    crps: float
    mae: float
    coverage: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Scores over the `n` paid bills; None where none was paid."""

    n: int
    ours: Score | None
    due_date: Score | None
    last_3: Score | None


def summary(predictions: Sequence[Prediction]) -> Summary:
    """Score predictions made at issue against what came."""
    paid = [p for p in predictions if p.bill.paid is not None]
    if not paid:
        return Summary(0, None, None, None)
    true = np.array([_delay(p) for p in paid], dtype=np.float64)
    last = _last_three(paid)
    return Summary(len(paid), _score(paid, true), _point(true, np.zeros(len(true))), _point(true, last))


def held(predictions: Sequence[Prediction]) -> tuple[int, int]:
    """How many payments fell into the 80 % range predicted at issue, and of how many."""
    paid = [p for p in predictions if p.bill.paid is not None]
    inside = sum(p.delay.quantile(0.1) <= _delay(p) <= p.delay.quantile(0.9) for p in paid)
    return inside, len(paid)


def _delay(prediction: Prediction) -> int:
    assert prediction.bill.paid is not None
    return (prediction.bill.paid - prediction.bill.due).days


def _score(paid: Sequence[Prediction], true: Floats) -> Score:
    guess = np.array([p.delay.quantiles() for p in paid])
    off = true[:, None] - guess
    pinball = np.maximum(LEVELS * off, (LEVELS - 1) * off)
    inside = (guess[:, 1] <= true) & (true <= guess[:, 17])
    return Score(float(2 * pinball.mean()), float(np.abs(off[:, 9]).mean()), float(inside.mean()))


def _point(true: Floats, guess: Floats) -> Score:
    mae = float(np.abs(true - guess).mean())
    return Score(mae, mae, None)


def _last_three(paid: Sequence[Prediction]) -> Floats:
    """Mean delay of the client's last three payments before the bill was issued; the due date where there is none."""
    by_client: dict[str, list[Prediction]] = {}
    for p in paid:
        by_client.setdefault(p.bill.client, []).append(p)
    seen = {name: _by_payment(group) for name, group in by_client.items()}
    out = np.zeros(len(paid))
    for row, p in enumerate(paid):
        day, issued, delay = seen[p.bill.client]
        at = p.bill.issued.toordinal()
        end = int(np.searchsorted(day, at))
        before = delay[:end][issued[:end] < at][-3:]
        out[row] = before.mean() if len(before) else 0.0
    return out


def _by_payment(group: Sequence[Prediction]) -> tuple[Floats, Floats, Floats]:
    rows = sorted((p.bill.paid.toordinal(), p.bill.issued.toordinal(), _delay(p)) for p in group if p.bill.paid)
    day, issued, delay = np.array(rows, dtype=np.float64).T
    return day, issued, delay
