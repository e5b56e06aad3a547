"""When an invoice will be paid: a whole distribution of its delay, from what was known on a day and nothing later.

Two forecasts, put together quantile by quantile. The first: a client's habit is inferred over the shipped grid of
habits, how common a habit is starting from the shipped prior and moving toward the person's other clients; it then
serves as OWN_WEIGHT imaginary invoices beside the client's own (a Dirichlet process with that base), so that with many
invoices the client's own shape speaks. The second (`_forecast_level.py`): the client's level as something that wanders.
How much each counts is learned from how well both did on the book's payments so far. Open invoices count as "later
than so far", old ones fade.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from partwell.receivables import _forecast_level as levels
from partwell.receivables._forecast_habits import FIRST, LAST, habits
from partwell.receivables._forecast_ledger import Bill, Days, Known, Ledger
from partwell.receivables.distribution import LEVELS, Distribution, Floats

__all__ = ["Bill", "Forecaster", "Prediction", "backtest"]

OWN_WEIGHT = 9.0
"""What is inferred from a client's habit weighs as much as this many of its invoices."""
SHIPPED_WEIGHT = 2.0
"""The shipped prior weighs as much as this many other clients of the person."""
_NEWEST, _NEWEST_LEVEL, _NEWEST_POOL = 64, 12, 6
_OTHERS = 50
_EVERY = 28
_HABIT_HALF, _HABIT_FADE = 365.0, 0.92
_OWN_HALF, _OWN_FADE = 540.0, 0.93
_CHANCES: Floats = np.r_[1 / (1 + np.exp(-np.linspace(-9.0, 9.0, 181)))[:-1], 1.0]
"""Chances at which the two forecasts are put together, close in the tails."""
_TRIED, _SHARP = 60, 1.0
"""Over how many payments the two are compared, and how strongly the better one gains."""
_LEAST_SHARE = 0.15


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
        self._paid = sorted(
            (bill for bill in bills if bill.paid is not None), key=lambda b: (b.paid or b.issued, b.invoice, b.client)
        )
        self._paid_days = [bill.paid.toordinal() for bill in self._paid if bill.paid is not None]
        self._common: dict[int, tuple[Floats, dict[str, Floats]]] = {}
        self._pools: dict[int, levels.Pool] = {}
        self._shares: dict[int, float] = {}
        self._pairs: dict[Bill, _Pair] = {}

    def at_issue(self, bill: Bill) -> Prediction:
        """The delay of a bill as it could be known on the day it was issued."""
        day = bill.issued.toordinal()
        delay = self._pair_at_issue(bill).mixed(self._share(day))
        return Prediction(bill, self._ledger.history(bill.client, day), delay)

    def unpaid(self, bill: Bill, today: date) -> Prediction:
        """The delay of a bill that is still open on `today`, given just that."""
        day = today.toordinal()
        waited = day - bill.due.toordinal() - 1
        pair = self._pair(bill.client, day, without=bill.invoice)
        delay = pair.mixed(self._share(day)).given_over(waited)
        return Prediction(bill, self._ledger.history(bill.client, day), delay)

    def _pair_at_issue(self, bill: Bill) -> _Pair:
        if bill not in self._pairs:
            self._pairs[bill] = self._pair(bill.client, bill.issued.toordinal())
        return self._pairs[bill]

    def _pair(self, client: str, day: int, without: str | None = None) -> _Pair:
        known = self._ledger.known(client, day, _NEWEST, without)
        habit = self._habit(client, day, known).quantiles(_CHANCES)
        start = self._pool(day // _EVERY * _EVERY).start(client)
        grid = habits().grid[::2]
        level = levels.up_to(start, known.newest(_NEWEST_LEVEL) if known else None, grid)
        return _Pair(habit, np.interp(_CHANCES, level, grid))

    def _share(self, day: int) -> float:
        """What the level counts for: a half, moved by how well both did on the newest payments of the book."""
        turn = day // _EVERY * _EVERY
        if turn not in self._shares:
            end = bisect_left(self._paid_days, turn)
            missed = np.array(
                [self._pair_at_issue(bill).missed(bill) for bill in self._paid[max(end - _TRIED, 0) : end]]
            )
            self._shares[turn] = _share_of(missed)
        return self._shares[turn]

    def _pool(self, turn: int) -> levels.Pool:
        if turn not in self._pools:
            names = self._ledger.lately_billed(turn, _OTHERS)
            known = ((name, self._ledger.known(name, turn, _NEWEST_POOL)) for name in names)
            self._pools[turn] = levels.pool([(name, one) for name, one in known if one is not None and one.paid.any()])
        return self._pools[turn]

    def _habit(self, client: str, day: int, known: Known | None) -> Distribution:
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


@dataclass(frozen=True, slots=True)
class _Pair:
    """The quantiles of both forecasts at _CHANCES, in days."""

    habit: Floats
    level: Floats

    def mixed(self, share: float) -> Distribution:
        """Put together, the level counting `share`; whole days, as payments come."""
        return Distribution(np.rint((1 - share) * self.habit + share * self.level), _CHANCES)

    def missed(self, bill: Bill) -> tuple[float, float]:
        """How far habit and level were off the delay that came (CRPS, days)."""
        assert bill.paid is not None
        off = (bill.paid - bill.due).days - np.stack([self.habit, self.level])[:, _AT_LEVELS]
        pinball = np.maximum(LEVELS * off, (LEVELS - 1) * off).mean(axis=1)
        return float(2 * pinball[0]), float(2 * pinball[1])


_AT_LEVELS = np.searchsorted(_CHANCES, LEVELS)


def _share_of(missed: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """The share of the level from how far both were off, (payments, 2); a half where nothing was tried."""
    if not len(missed):
        return 0.5
    habit, level = missed.sum(axis=0)
    worse = 2 * len(missed) * (level - habit) / max(level + habit, 1e-9)
    return float(np.clip(1 / (1 + np.exp(_SHARP * worse)), _LEAST_SHARE, 1 - _LEAST_SHARE))


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
    at_risk = np.maximum(np.cumsum(weight[::-1])[::-1], 1e-300)
    left = np.cumprod(np.where(paid, 1 - weight / at_risk, 1.0))
    up_to = np.maximum.accumulate(1 - left[paid])
    return Distribution(delay[paid].astype(np.float64), up_to / up_to[-1])
