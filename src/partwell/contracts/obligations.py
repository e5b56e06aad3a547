"""The obligations ledger: what each side owes the other, the balance, and what to do first; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from partwell.facts.money import Money

By = Literal["me", "client"]
State = Literal["open", "proposed"]
KINDS = ("prepaid", "promised", "unbilled", "expense", "unpaid", "deadline", "subcontractor", "other")
"""What may be owed; the order is the order in which to see to it."""
SIDES: tuple[By, ...] = ("me", "client")


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing owed by `by`.

    id         stable while the thing is the same; `fact` the evidence id behind it, "" where the person said it
    what       the person's, the message's or the bill's own words, "" where the kind says it all
    due        None where no day is known;  late  the day is past
    amount     None where it is no money;  estimated  hours times the asked rate, not a bill
    hours      hours of work it stands for, None where it is none
    state      open, or proposed: read from a message or a bill, and not yet confirmed by the person
    seen     the day of the message or bill that shows it
    after      it falls after the last day, if notice were given today
    """

    id: str
    by: By
    kind: str
    what: str = ""
    due: date | None = None
    amount: Money | None = None
    estimated: bool = False
    hours: float | None = None
    fact: str = ""
    state: State = "open"
    late: bool = False
    after: bool = False
    seen: date | None = None
    said: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of one client, in the order in which to see to it; sums of what is certain, by side and currency."""

    items: tuple[Owed, ...]
    mine: tuple[Money, ...]
    theirs: tuple[Money, ...]

    def of(self, by: By) -> tuple[Owed, ...]:
        """What this side owes, confirmed or taken from facts."""
        return tuple(item for item in self.items if item.by == by and item.state == "open")

    @property
    def proposed(self) -> tuple[Owed, ...]:
        """What was read and waits for the person's word."""
        return tuple(item for item in self.items if item.state == "proposed")

    @property
    def first(self) -> tuple[Owed, ...]:
        """The three things to do first: what I owe before what I am owed, late before not yet due."""
        return tuple(item for item in self.items if item.state == "open" and not item.after)[:3]


def ledger(items: Iterable[Owed]) -> Ledger:
    """The items in order with their balance; a proposal and an estimate are in no sum."""
    ordered = sorted(items, key=_order)
    return Ledger(tuple(ordered), _sum(ordered, "me"), _sum(ordered, "client"))


def _order(item: Owed) -> tuple[bool, bool, int, bool, date, int, str]:
    return (
        item.state == "proposed",
        item.after,
        KINDS.index(item.kind) if item.kind in KINDS else len(KINDS),
        not item.late,
        item.due or date.max,
        -item.seen.toordinal() if item.seen else 0,
        item.id,
    )


def _sum(items: Sequence[Owed], by: By) -> tuple[Money, ...]:
    totals: dict[str, int] = {}
    for item in items:
        if item.by == by and item.amount is not None and item.state == "open" and not item.estimated:
            totals[item.amount.currency] = totals.get(item.amount.currency, 0) + item.amount.minor
    return tuple(Money(currency, minor) for currency, minor in sorted(totals.items()))
