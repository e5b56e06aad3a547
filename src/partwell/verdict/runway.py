"""How long the cash lasts, with and without a client: payments drawn from their forecasts, costs as told.

Receipts: open invoices arrive as forecast; new ones are billed as in the last half year (blocks of four of its weeks
drawn again) and paid like the client's others. Without the client: bills through the notice, what is owed still
comes, and after 6 to 20 weeks 70 % of the billing has been found anew, paid as they paid (assumptions, shown). Staying
and leaving share their draws, so that only the difference differs. One currency, net of VAT and of what is put aside
for tax. Weeks count from today; nobody's name enters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from partwell.receivables.distribution import Distribution, Floats

WEEKS = 26
DRAWS = 1000
NOTICE_WEEKS = 4
REFILL_WEEKS = (6, 20)
REFILL_SHARE = 0.7
WEEKS_A_MONTH = 52 / 12
_BLOCK = 4
_SEED = 20260301

Draws = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Income:
    """What one client will pay: `open` pairs (amount, days from today), and how it is billed.

    billed  net amounts billed in each of the last weeks, oldest first, zeros included; () nothing is expected
    terms   days from issue to due date; `delay` days after it
    """

    client: str
    open: tuple[tuple[float, Distribution], ...] = ()
    billed: tuple[float, ...] = ()
    terms: float = 0.0
    delay: Distribution | None = None


@dataclass(frozen=True, slots=True)
class Purse:
    """Cash now, costs a month, and what part of each receipt may be spent (1 − tax reserve)."""

    cash: float
    costs: float
    kept: float = 1.0


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the draws say: the chance to run dry within WEEKS, cash at their end (10 %, 50 %, 90 %), and the path.

    months  typical months the cash lasts, None where it outlasts the WEEKS in half of the draws
    path    cash after each week: 10 %, 50 %, 90 % points
    """

    short: float
    low: float
    middle: float
    high: float
    months: float | None
    path: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Runway:
    """Staying with all, and leaving each client: the outlooks by client."""

    stay: Outlook
    leave: dict[str, Outlook] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Flow:
    """One client's draws: receipts of what is open (draws, WEEKS), of new bills, and of new bills without them."""

    open: Draws
    new: Draws
    left: Draws


def runway_months(cash: float, monthly_fixed: float, monthly_income: float) -> float | None:
    """Cash / (costs − income); 0 where the cash is gone, None where the income carries the costs."""
    if cash < 0:
        return 0.0
    burn = monthly_fixed - monthly_income
    return cash / burn if burn > 0 else None


def runway(incomes: Sequence[Income], purse: Purse) -> Runway:
    """The outlook with everybody, and without each client in turn."""
    ordered = sorted(incomes, key=_content)
    flows = {one.client: _flow(one, number) for number, one in enumerate(ordered)}
    whole = sum((flow.open + flow.new for flow in flows.values()), np.zeros((DRAWS, WEEKS)))
    leave = {one.client: _outlook(whole - flows[one.client].new + flows[one.client].left, purse) for one in incomes}
    return Runway(_outlook(whole, purse), leave)


def _content(one: Income) -> tuple[object, ...]:
    """What tells two clients apart besides their names: the order of the draws."""
    opened = tuple((amount, *map(float, delay.points[:3]), len(delay.points)) for amount, delay in one.open)
    return one.billed, opened, one.terms


def _flow(one: Income, number: int) -> _Flow:
    dice = np.random.default_rng([_SEED, number])
    opened = np.zeros((DRAWS, WEEKS))
    for amount, days in one.open:
        _add(opened, np.arange(DRAWS), _week(_drawn(days, dice, DRAWS)), np.full(DRAWS, amount))
    if one.delay is None or not any(one.billed):
        nothing = np.zeros((DRAWS, WEEKS))
        return _Flow(opened, nothing, nothing)
    amounts = _billing(np.array(one.billed), dice)
    row, week = np.divmod(np.arange(amounts.size), WEEKS)
    came = week + _week(one.terms + _drawn(one.delay, dice, amounts.size))
    found = NOTICE_WEEKS + dice.integers(REFILL_WEEKS[0], REFILL_WEEKS[1] + 1, DRAWS)[row]
    part = np.where(week < NOTICE_WEEKS, 1.0, np.where(week >= found, REFILL_SHARE, 0.0))
    new, left = np.zeros((DRAWS, WEEKS)), np.zeros((DRAWS, WEEKS))
    _add(new, row, came, amounts.ravel())
    _add(left, row, came, amounts.ravel() * part)
    return _Flow(opened, new, left)


def _billing(billed: Floats, dice: np.random.Generator) -> Draws:
    """Weeks to come, (DRAWS, WEEKS): blocks of the past, going round at its end, so that a monthly rhythm stays."""
    blocks = -(-WEEKS // _BLOCK)
    starts = dice.integers(0, len(billed), (DRAWS, blocks))
    places = (starts[:, :, None] + np.arange(_BLOCK)) % len(billed)
    out: Draws = billed[places.reshape(DRAWS, -1)[:, :WEEKS]]
    return out


def _drawn(of: Distribution, dice: np.random.Generator, count: int) -> Floats:
    place = np.searchsorted(of.up_to, dice.random(count))
    out: Floats = of.points[np.minimum(place, len(of.points) - 1)]
    return out


def _week(days: Floats) -> NDArray[np.int64]:
    out: NDArray[np.int64] = np.maximum(days, 0.0).astype(np.int64) // 7
    return out


def _add(to: Draws, row: NDArray[np.int64], week: NDArray[np.int64], amount: Floats) -> None:
    soon = week < WEEKS
    np.add.at(to, (row[soon], week[soon]), amount[soon])


def _outlook(receipts: Draws, purse: Purse) -> Outlook:
    costs = purse.costs / WEEKS_A_MONTH
    cash = purse.cash + np.cumsum(receipts * purse.kept - costs, axis=1)
    dry = cash < 0
    first = np.where(dry.any(axis=1), dry.argmax(axis=1) + 1, WEEKS + 1)
    typical = float(np.median(first))
    points = np.quantile(cash, [0.1, 0.5, 0.9], axis=0)
    path = tuple((float(low), float(mid), float(high)) for low, mid, high in points.T)
    low, middle, high = path[-1]
    months = None if typical > WEEKS else typical / WEEKS_A_MONTH
    return Outlook(float(dry.any(axis=1).mean()), low, middle, high, months, path)
