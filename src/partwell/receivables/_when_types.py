"""What the question "when to tell" is asked of, and what its answer holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """One unpaid invoice.

    amount            ≥ 0, in any one unit of money
    hazard            by day: chance to be paid during that day if unpaid so far; the last value goes on
    pays_on           instead of hazard: paid for certain on this day
    p_ever            chance that what is collected after the end comes at all
    collect_lag_days  days between the end and that collection
    """

    amount: float
    hazard: Sequence[float] = (0.0,)
    pays_on: int | None = None
    p_ever: float = 1.0
    collect_lag_days: int = 0


@dataclass(frozen=True, slots=True)
class Milestone:
    """Money that comes on `day` if the work is accepted; after the end only where it survives the notice."""

    day: int
    amount: float
    p_accept: float
    p_accept_if_told: float
    survives_notice: bool = False


@dataclass(frozen=True, slots=True)
class Prepaid:
    """Work paid in advance, ready on `ready_day`; ended earlier, `refund_share` of the amount goes back."""

    amount: float
    ready_day: int
    refund_share: float = 1.0


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything the answer depends on; day 0 is today.

    rho        chance that what is unpaid at the end is never paid
    kappa      factor on the hazard between telling and the end
    rho_tell   chance that telling freezes an invoice: nothing comes of it before the end
    p_never    chance that this client will never pay anything open, whatever is done
    """

    invoices: Sequence[OpenInvoice]
    rho: float
    notice_days: int
    stay_cost_per_day: float
    horizon: int
    kappa: float = 1.0
    rho_tell: float = 0.0
    notice_cost_per_day: float | None = None
    earliest_tell: int = 0
    latest_tell: int | None = None
    annual_discount: float = 0.0
    p_never: float = 0.0
    milestones: Sequence[Milestone] = ()
    prepaid: Sequence[Prepaid] = ()
    must_deliver_prepaid: bool = True

    @property
    def first_day(self) -> int:
        """The first day on which telling is allowed."""
        ready = [work.ready_day - self.notice_days for work in self.prepaid] if self.must_deliver_prepaid else []
        return max([0, self.earliest_tell, *ready])

    @property
    def last_day(self) -> int:
        """The last day on which telling is allowed."""
        return self.horizon if self.latest_tell is None else min(self.horizon, self.latest_tell)


class NoDayLeft(ValueError):
    """The first day allowed lies behind the last one; `first` is that first day."""

    def __init__(self, first: int) -> None:
        super().__init__(first)
        self.first = first


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer.

    value            expected receipts less costs under the best policy, discounted to day 0
    value_now        the same for telling on the first day allowed
    value_fixed      the same for the best day chosen today and kept
    give_up_day      first day on which to tell even if nothing has been paid by then
    rho_breakeven    smallest rho at which waiting is right; 0 always, None never
    value_at_most    None: value is exact; else an upper bound, value being what a simpler policy really reaches
    """

    action: Literal["tell_now", "wait"]
    value: float
    value_now: float
    value_fixed: float
    best_fixed_day: int
    give_up_day: int
    rho_breakeven: float | None
    value_at_most: float | None = None
