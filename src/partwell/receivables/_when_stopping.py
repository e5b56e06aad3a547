"""Optimal stopping over (day, set of unpaid invoices) by backward induction, with its derivative by rho.

A set is a number whose bit i says that invoice i is unpaid; a vector over sets is kept as a square so that one day's
payments are two small matrix products. That a client may never pay at all matters only while nothing has been paid:
there the belief is a number for each day, so one scalar recursion beside the sets makes the solution exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from partwell.receivables._when_flows import Floats, Flows


@dataclass(frozen=True, slots=True)
class Path:
    """Along the days on which nothing has been paid: value of telling and of waiting, and at day 0 their slopes.

    tell, wait   shape (days,); the wait of the last day is −inf, the tell of a day not allowed is −inf
    slope        derivative by rho of (wait − tell) at day 0
    """

    tell: Floats
    wait: Floats
    slope: float


def solve(sides: Sides, rest: Flows, rho: float, first: int, p_never: float) -> Path:
    """Solve for the invoices of `sides` seen one by one, those of `rest` only in expectation (a policy blind to them).

    Both are of one case; telling is allowed from day `first` on.
    """
    whole = sides.whole
    days = len(whole.tell)
    believed = _belief(whole, p_never)
    gain = np.stack([whole.paid + (1 - rho) * whole.left, -whole.left])  # (2, invoices, days)
    blind = _blind(rest, rho)
    value = np.zeros((2, *sides.shape))
    alone = np.zeros(2)
    tell, wait, slope = np.full(days, -np.inf), np.full(days, -np.inf), 0.0
    for day in range(days - 1, -1, -1):
        never, allowed = believed[day], day >= first
        told = sides.sums(gain[:, :, day])
        told_alone = (1 - never) * (told[:, -1, -1] + blind.tell[:, day])
        told_alone[0] += whole.tell[day]
        told += blind.tell[:, day, None, None]
        told[0] += whole.tell[day]
        if day == days - 1:
            value, alone = told, told_alone
            tell[day] = told_alone[0]
            continue
        after, stays = sides.after(value, day), sides.stays[day]
        brought = sides.sums((whole.hazard[:, day] * whole.amount)[None])[0]
        seen = after[:, -1, -1] - stays * value[:, -1, -1]
        seen[0] += brought[-1, -1] + blind.step[day]
        kept_alone = (1 - never) * seen + (never + (1 - never) * stays) * alone
        after[0] += brought + blind.step[day] + whole.stay[day]
        kept_alone[0] += whole.stay[day]
        after *= whole.factor
        kept_alone *= whole.factor
        wait[day] = kept_alone[0]
        slope = kept_alone[1] - told_alone[1]
        if allowed:
            tell[day] = told_alone[0]
            value = np.where(told[0] >= after[0], told, after)
            alone = told_alone if told_alone[0] >= kept_alone[0] else kept_alone
        else:
            value, alone = after, kept_alone
    return Path(tell, wait, float(slope))


@dataclass(frozen=True, slots=True)
class _Blind:
    """What invoices seen only in expectation bring: `tell` (2, days) with its slope, `step` (days,)."""

    tell: Floats
    step: Floats


def _blind(rest: Flows, rho: float) -> _Blind:
    left = np.sum(rest.alive * rest.left, axis=0)
    told = np.sum(rest.alive * rest.paid, axis=0) + (1 - rho) * left
    return _Blind(np.stack([told, -left]), np.sum(rest.alive * rest.hazard * rest.amount[:, None], axis=0))


def _belief(whole: Flows, p_never: float) -> Floats:
    """By day: chance that the client never pays, given that nothing has been paid so far."""
    silent: Floats = np.prod(whole.alive, axis=0)
    total = p_never + (1 - p_never) * silent
    out: Floats = np.divide(p_never, total, out=np.zeros_like(total), where=total > 0)
    return out


class Sides:
    """The invoices in two halves: sets of the one are the rows, sets of the other the columns of a square."""

    def __init__(self, whole: Flows) -> None:
        self.whole = whole
        count = len(whole.amount)
        cut = count // 2
        self.cut = cut
        self.shape = (1 << cut, 1 << (count - cut))
        self._rows = _moves(whole.hazard[:cut])
        self._columns = _moves(whole.hazard[cut:]).swapaxes(1, 2)
        self._row_bits = _bits(cut)
        self._column_bits = _bits(count - cut)
        self.stays = np.prod(1 - whole.hazard, axis=0)

    def sums(self, each: Floats) -> Floats:
        """Sums over the invoices of every set; `each` (k, invoices) -> (k, rows, columns)."""
        rows = each[:, : self.cut] @ self._row_bits
        columns = each[:, self.cut :] @ self._column_bits
        out: Floats = rows[:, :, None] + columns[:, None, :]
        return out

    def after(self, value: Floats, day: int) -> Floats:
        """Expected value over the payments of a day, for every set."""
        out: Floats = self._rows[day] @ value @ self._columns[day]
        return out


def each_at_best(each: Flows, rho: float, first: int) -> float:
    """Sum of what every invoice brings at most when days cost nothing and each may have its own day of telling."""
    told = each.paid + (1 - rho) * each.left
    value = told[:, -1]
    for day in range(len(each.tell) - 2, -1, -1):
        chance = each.hazard[:, day]
        value = each.factor * ((1 - chance) * value + chance * each.amount)
        if day >= first:
            value = np.maximum(value, told[:, day])
    return float(np.sum(value))


def _bits(count: int) -> Floats:
    """(count, 2^count): whether invoice i is in the set."""
    return ((np.arange(1 << count)[None] >> np.arange(count)[:, None]) & 1).astype(np.float64)


def _moves(hazard: Floats) -> Floats:
    """(days, sets, sets): chance to come from a set to another within the day; `hazard` (invoices, days)."""
    out = np.ones((hazard.shape[1], 1, 1))
    for chance in hazard:
        one = np.zeros((len(chance), 2, 2))
        one[:, 0, 0], one[:, 1, 0], one[:, 1, 1] = 1.0, chance, 1 - chance
        size = 2 * out.shape[1]
        out = np.einsum("tab,tcd->tacbd", one, out).reshape(len(chance), size, size)
    return out
