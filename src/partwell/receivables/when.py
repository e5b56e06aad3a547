"""When to tell a client who owes money: the day, the give-up day, the assumption on which the answer turns.

Waiting a day costs a day, but what is paid before the end is safe while what is unpaid then may be lost. Solved exactly
up to EXACT (sets × days), above that by a policy that watches the largest invoices one by one and the others only in
expectation; the answer then carries an upper bound. Independent payments given a client who pays at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from partwell.receivables._when_flows import Floats, Flows, flows
from partwell.receivables._when_stopping import Sides, each_at_best, solve
from partwell.receivables._when_types import Advice, Milestone, NoDayLeft, OpenInvoice, Prepaid, Situation

__all__ = ["Advice", "Milestone", "NoDayLeft", "OpenInvoice", "Point", "Prepaid", "Situation", "advise", "sweep"]

EXACT = 1024 * 400
"""Sets × days up to which every invoice is watched: ten invoices over a year."""
MOST_WATCHED = 10
WATCHED_OF_MANY = 7
_TIE = 1e-11
_ROUNDS = 60


def advise(case: Situation) -> Advice:
    """The best day to tell; raise NoDayLeft where no day is allowed."""
    first, last = case.first_day, case.last_day
    if first > last:
        raise NoDayLeft(first)
    case, certain = _without_settled(case)
    watched, rest = _split(case)
    seen, blind = Sides(flows(case, watched)), flows(case, rest)
    tie = _TIE * _scale(case)
    path = solve(seen, blind, case.rho, first, case.p_never)
    fixed = _fixed(flows(case, case.invoices), case)
    best = first + int(np.argmax(fixed[first:] >= fixed[first:].max() - tie))
    give_up = first + int(np.argmax(path.tell[first:] >= path.wait[first:] - tie))
    value = float(max(path.tell[0], path.wait[0]))
    return Advice(
        action="wait" if give_up else "tell_now",
        value=value + certain,
        value_now=float(fixed[first]) + certain,
        value_fixed=float(fixed[best]) + certain,
        best_fixed_day=best,
        give_up_day=give_up,
        rho_breakeven=_breakeven(seen, blind, case, tie),
        value_at_most=_ceiling(seen, blind, case) + certain if rest else None,
    )


@dataclass(frozen=True, slots=True)
class Point:
    """With this rho: the best day chosen today and kept, and what it brings beside telling on the first day allowed."""

    rho: float
    day: int
    gain: float


def sweep(case: Situation, rhos: Sequence[float]) -> tuple[Point, ...]:
    """How the best fixed day moves with the assumption rho; raise NoDayLeft where no day is allowed."""
    first = case.first_day
    if first > case.last_day:
        raise NoDayLeft(first)
    case, _ = _without_settled(case)
    tie = _TIE * _scale(case)
    return tuple(_point(replace(case, rho=rho), first, tie) for rho in rhos)


def _point(case: Situation, first: int, tie: float) -> Point:
    fixed = _fixed(flows(case, case.invoices), case)
    best = first + int(np.argmax(fixed[first:] >= fixed[first:].max() - tie))
    return Point(case.rho, best, float(fixed[best] - fixed[first]))


def _without_settled(case: Situation) -> tuple[Situation, float]:
    """The case without invoices of no amount and without what comes today for certain, and the sum of the latter."""
    today = sum(i.amount for i in case.invoices if i.pays_on == 0)
    today_accepted = sum(m.amount * m.p_accept for m in case.milestones if m.day <= 0)
    open_ = [i for i in case.invoices if i.amount > 0 and i.pays_on != 0]
    # Whoever pays today is no client who never pays.
    p_never = 0.0 if today else case.p_never
    return replace(case, invoices=open_, p_never=p_never), today + today_accepted


def _split(case: Situation) -> tuple[list[OpenInvoice], list[OpenInvoice]]:
    """The invoices to watch one by one, and the others: the largest are watched, order kept."""
    room = (EXACT // (case.last_day + 1)).bit_length() - 1
    most = min(MOST_WATCHED, room) if len(case.invoices) <= min(MOST_WATCHED, room) else min(WATCHED_OF_MANY, room)
    order = sorted(range(len(case.invoices)), key=lambda i: -case.invoices[i].amount)
    chosen = set(order[:most])
    watched = [i for place, i in enumerate(case.invoices) if place in chosen]
    return watched, [i for place, i in enumerate(case.invoices) if place not in chosen]


def _scale(case: Situation) -> float:
    """The size of the money in the case, against which a tie is judged."""
    sums = [i.amount for i in case.invoices] + [m.amount for m in case.milestones] + [w.amount for w in case.prepaid]
    return sum(sums) + abs(case.stay_cost_per_day) + abs(case.notice_cost_per_day or 0.0)


def _fixed(all_: Flows, case: Situation) -> Floats:
    """Value of each day if it is chosen today and kept, whatever is paid meanwhile."""
    days = len(all_.tell)
    discount = all_.factor ** np.arange(days)
    step = np.sum(all_.alive * all_.hazard * all_.amount[:, None], axis=0) * (1 - case.p_never) + all_.stay
    before = np.concatenate([[0.0], np.cumsum(step * discount * all_.factor)[:-1]])
    told = np.sum(all_.alive * (all_.paid + (1 - case.rho) * all_.left), axis=0) * (1 - case.p_never)
    out: Floats = before + (told + all_.tell) * discount
    return out


def _breakeven(seen: Sides, blind: Flows, case: Situation, tie: float) -> float | None:
    """Smallest rho at which waiting is right.

    (wait − tell) at day 0 is convex and does not fall in rho, so Newton's steps from 1 down never pass the root and
    end after finitely many, the function being made of straight pieces.
    """
    if case.first_day > 0:
        return 0.0
    rho = 1.0
    for _ in range(_ROUNDS):
        path = solve(seen, blind, rho, 0, case.p_never)
        gap = float(path.wait[0] - path.tell[0])
        if gap <= tie:
            return rho if rho < 1.0 else None
        if path.slope <= 0 or (step := gap / path.slope) >= rho:
            return 0.0
        rho -= step
    return rho


def _ceiling(seen: Sides, rest: Flows, case: Situation) -> float:
    """No policy can reach more: the watched ones at their best, and each other one as if days cost nothing."""
    path = solve(seen, flows(case, ()), case.rho, case.first_day, case.p_never)
    return float(max(path.tell[0], path.wait[0])) + each_at_best(rest, case.rho, case.first_day)
