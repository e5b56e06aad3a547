"""What the words of a message cannot know: whether a bill was open that day, and what became of a promise to pay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

GRACE = 2
"""Banking days after the promised day on which the money may still be on its way."""
NEED_A_BILL = frozenset({"pay_excuse", "pay_promise"})
"""Labels that speak of a bill; before any bill is out, the same words are haggling."""

Outcome = Literal["kept", "broken", "waiting"]
Works = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice in time: sent on `issued`, wholly paid on `paid` (None: not yet)."""

    issued: date
    paid: date | None


def open_bill(bills: Iterable[Bill], day: date) -> bool:
    """Whether something was billed and not yet paid on `day`."""
    return any(bill.issued <= day and (bill.paid is None or bill.paid >= day) for bill in bills)


def fits(label: str, bills: Sequence[Bill], day: date) -> bool:
    """Whether the label can be meant on that day: labels about payment need an open bill, the others nothing."""
    return label not in NEED_A_BILL or open_bill(bills, day)


def outcome(said: date, promised: date, payments: Iterable[date], today: date, works: Works) -> Outcome:
    """What became of a promise of `said`: a payment from then until GRACE banking days after the day keeps it."""
    last = _later(promised, GRACE, works)
    if any(said <= paid <= last for paid in payments):
        return "kept"
    return "broken" if today > last else "waiting"


def _later(day: date, steps: int, works: Works) -> date:
    """`steps` working days after `day`; a promise is never followed further than a month of days off."""
    for _ in range(31):
        if not steps:
            return day
        day += timedelta(days=1)
        steps -= works(day)
    return day
