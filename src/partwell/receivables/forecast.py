"""When an invoice will be paid: a whole distribution of its delay, from what was known on a day and nothing later.

Two layers. A client's habit is inferred over the shipped grid of habits; how common a habit is starts from the shipped
prior and moves toward the habits of the person's other clients. The habits' forecast then serves as OWN_WEIGHT
imaginary invoices beside the client's own (a Dirichlet process with that base): with few invoices the habits speak,
with many the client's own. Open invoices count as "later than so far" in both layers (Kaplan–Meier in the second).
Old invoices fade, by age and by how many came after, so that a change of pace is followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from partwell.receivables._forecast_habits import FIRST, LAST, habits
from partwell.receivables._forecast_ledger import Bill, Days, Known, Ledger
from partwell.receivables.distribution import Distribution, Floats

__all__ = ["Bill", "Forecaster", "Prediction", "backtest"]

OWN_WEIGHT = 9.0
"""What is inferred from a client's habit weighs as much as this many of its invoices."""
SHIPPED_WEIGHT = 1.0
"""The shipped prior weighs as much as this many other clients of the person."""
_NEWEST = 120
_OTHERS = 50
_EVERY = 28
_HABIT_HALF, _HABIT_FADE = 365.0, 0.92
_OWN_HALF, _OWN_FADE = 540.0, 0.93


@dataclass(frozen=True, slots=True)
class Prediction:
    """The delay expected of one bill, and how many of its client's bills had been paid by then."""

    bill: Bill
    n_history: int
    delay: Distribution


def backtest(bills: Sequence[Bill]) -> Iterator[Prediction]:
    """Predict every bill as of the day it was issued, in the order given."""
    forecaster = Forecaster(bills)
    for bill in bills:
        yield forecaster.at_issue(bill)


class Forecaster:
    """Forecasts from the bills of one book."""

    def __init__(self, bills: Sequence[Bill]) -> None:
        self._ledger = Ledger(bills)
        self._common: dict[int, tuple[Floats, dict[str, Floats]]] = {}

    def at_issue(self, bill: Bill) -> Prediction:
        """The delay of a bill as it could be known on the day it was issued."""
        day = bill.issued.toordinal()
        known = self._ledger.known(bill.client, day, _NEWEST)
        return Prediction(bill, self._ledger.history(bill.client, day), self._delay(bill.client, day, known))

    def unpaid(self, bill: Bill, today: date) -> Prediction:
        """The delay of a bill that is still open on `today`, given just that."""
        day = today.toordinal()
        known = self._ledger.known(bill.client, day, _NEWEST, without=bill.invoice)
        waited = day - bill.due.toordinal() - 1
        delay = self._delay(bill.client, day, known).given_over(waited)
        return Prediction(bill, self._ledger.history(bill.client, day), delay)

    def _delay(self, client: str, day: int, known: Known | None) -> Distribution:
        weights = self._common_habits(client, day)
        if known is not None:
            weights = _posterior(weights, _evidence(known))
        grid = habits().grid
        expected = weights @ habits().up_to
        expected[-1] = 1.0
        if known is None:
            return Distribution(grid, expected)
        own = 0.5 ** (known.age / _OWN_HALF) * _fade(_OWN_FADE, len(known.age))
        base = OWN_WEIGHT * np.diff(expected, prepend=0.0) + 1e-12
        return _kaplan_meier(
            np.concatenate([known.delay, grid]),
            np.concatenate([known.paid, np.ones(len(grid), dtype=np.bool_)]),
            np.concatenate([own, base]),
        )

    def _common_habits(self, client: str, day: int) -> Floats:
        """How common each habit is for a client of this book, as known at the last turn of four weeks."""
        turn = day // _EVERY * _EVERY
        if turn not in self._common:
            self._common[turn] = self._habits_of_all(turn)
        total, each = self._common[turn]
        others = len(each) - (client in each)
        if not others:
            return habits().weights
        seen = total - each[client] if client in each else total
        out: Floats = (SHIPPED_WEIGHT * habits().weights + seen) / (SHIPPED_WEIGHT + others)
        return np.maximum(out, 0.0)

    def _habits_of_all(self, day: int) -> tuple[Floats, dict[str, Floats]]:
        each: dict[str, Floats] = {}
        for name in self._ledger.lately_billed(day, _OTHERS):
            known = self._ledger.known(name, day, _NEWEST)
            if known is not None and known.paid.any():
                each[name] = _posterior(habits().weights, _evidence(known))
        total: Floats = np.sum(list(each.values()), axis=0) if each else np.zeros_like(habits().weights)
        return total, each


def _fade(rate: float, count: int) -> Floats:
    """1 for the newest, `rate` for the one before it, and so on; oldest first."""
    out: Floats = rate ** np.arange(count - 1, -1, -1, dtype=np.float64)
    return out


def _evidence(known: Known) -> Floats:
    """Log likelihood of every habit, old invoices counting less."""
    table = habits()
    weight = 0.5 ** (known.age / _HABIT_HALF) * _fade(_HABIT_FADE, len(known.age))
    row: Days = np.clip(known.delay, FIRST, LAST) - FIRST
    weight = weight.astype(np.float32)
    paid = weight[known.paid] @ table.paid[row[known.paid]]
    still = weight[~known.paid] @ table.open[row[~known.paid]]
    out: Floats = (paid + still).astype(np.float64)
    return out


def _posterior(weights: Floats, evidence: Floats) -> Floats:
    out = weights * np.exp(evidence - evidence.max())
    scaled: Floats = out / out.sum()
    return scaled


def _kaplan_meier(delay: Floats, paid: np.ndarray[tuple[int], np.dtype[np.bool_]], weight: Floats) -> Distribution:
    """The weighted Kaplan–Meier curve; at one delay the paid come before the open."""
    order = np.lexsort((~paid, delay))
    delay, paid, weight = delay[order], paid[order], weight[order]
    at_risk = np.cumsum(weight[::-1])[::-1]
    left = np.cumprod(np.where(paid, 1 - weight / at_risk, 1.0))
    up_to = np.maximum.accumulate(1 - left[paid])
    return Distribution(delay[paid].astype(np.float64), up_to / up_to[-1])
