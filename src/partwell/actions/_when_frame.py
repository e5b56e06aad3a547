"""What the book knows around the question when to tell: notice, cooling-off, day cost, unbilled and prepaid work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from partwell.actions._actor import Actor
from partwell.actions.money_bills import Bills
from partwell.facts.errors import NotFound
from partwell.facts.money import Money
from partwell.offboarding._types import Reliance

_DELIVER_DAYS = 14
_RECENT = 6


@dataclass(frozen=True, slots=True)
class Notice:
    """Calendar days of notice, and where they are from: the contract's clause, or what is fair where none counts.

    law  country whose law says something of its own here, "" none
    """

    days: int
    why: Literal["contract", "ask", "fair"]
    law: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """Days before which nothing may be said; `case`: of the open case, else what a case begun today would ask."""

    days: int
    case: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The client and what stands around the open money.

    day_cost  what their trouble costs a day, in major units of the book's currency; 0: not known
    told      the day they were told on, where that is over already
    unbilled  hours worked and not billed, at the asked rate, and expenses;  hours  those hours
    prepaid   sums paid for work not delivered yet, confirmed;  proposed  how many such sums wait for the person's word
    ready     days until the prepaid work is due or taken to be ready; 0 where nothing is prepaid
    """

    client: str
    name: str
    notice: Notice
    wait: Wait
    day_cost: float
    told: date | None
    unbilled: Money | None
    hours: float
    prepaid: tuple[Money, ...]
    proposed: int
    ready: int


def frame_of(actor: Actor, client: str, bills: Bills) -> Frame:
    """The frame of a client by name or id; raise NotFound `no_client`."""
    from partwell.actions._trouble_a_day import trouble_a_day
    from partwell.actions.obligations import obligations
    from partwell.actions.portfolio import portfolio

    ledger = obligations(actor, client, bills.profile.language)
    key, today = ledger.client, bills.today
    row = next((one for one in portfolio(actor, today).clients if one.id == key), None)
    items = ledger.ledger.items
    unbilled = [i for i in items if i.by == "client" and i.kind in {"unbilled", "expense"} and i.state == "open"]
    prepaid = [i for i in items if i.by == "me" and i.kind == "prepaid" and i.amount is not None]
    sure = [i for i in prepaid if i.state == "open"]
    due = [(i.due - today).days for i in sure if i.due is not None and i.due > today]
    wait, told = _case(key, bills)
    return Frame(
        client=key,
        name=ledger.name,
        notice=_notice(actor, key, bills, sum(1 for i in items if i.by == "me" and i.state == "open" and not i.after)),
        wait=wait,
        day_cost=trouble_a_day(row, today),
        told=told,
        unbilled=_sum([i.amount for i in unbilled if i.amount is not None], bills.profile.currency),
        hours=sum(i.hours or 0.0 for i in unbilled),
        prepaid=tuple(i.amount for i in sure if i.amount is not None),
        proposed=len(prepaid) - len(sure),
        ready=max([*due, _DELIVER_DAYS if len(due) < len(sure) else 0], default=0) if sure else 0,
    )


def _sum(amounts: Sequence[Money], currency: str) -> Money | None:
    same = [amount.minor for amount in amounts if amount.currency == currency]
    return Money(currency, sum(same)) if sum(same) > 0 else None


def _reliance(actor: Actor, client: str, today: date, open_work: int) -> Reliance:
    """How much the client leans on the work: months with logged hours among the last six whole ones."""
    from partwell.actions.monthly_hours import monthly_hours

    this = today.year * 12 + today.month
    months = monthly_hours(actor, client, today)
    recent = [m for m in months if 1 <= this - (m.month.year * 12 + m.month.month) <= _RECENT]
    return Reliance(sum(1 for m in recent if m.logged > 0), sum(m.logged for m in recent) / _RECENT, open_work)


def _notice(actor: Actor, client: str, bills: Bills, open_work: int) -> Notice:
    from partwell.actions.contract_of import contract_of, leave_on
    from partwell.offboarding._notice_day import fair

    law = "HU" if bills.profile.country == "HU" else ""
    days = fair(_reliance(actor, client, bills.today, open_work)).days
    try:
        contract = contract_of(actor, client)
    except NotFound:
        return Notice(days, "fair", law)
    plan = leave_on(actor, contract, bills.today) if contract.review.is_contract else None
    if plan is None:
        return Notice(days, "fair", law)
    if not plan.certain or plan.dates.end_date is None:
        return Notice(days, "ask", law)
    return Notice(max((plan.dates.end_date - bills.today).days, 0), "contract")


def _case(client: str, bills: Bills) -> tuple[Wait, date | None]:
    """The cooling-off that holds for the client, and the day they were told."""
    from datetime import datetime, time
    from zoneinfo import ZoneInfo

    from partwell.actions._case_log import clock, events_of
    from partwell.book.cases import newest
    from partwell.offboarding import _log, _waiting

    try:
        row = newest(client)
    except NotFound:
        return Wait(_log.DAYS, case=False), None
    if row.over:
        return Wait(_log.DAYS, case=False), None
    zone = ZoneInfo(bills.profile.zone) if bills.profile.zone else clock(bills.profile).tzinfo
    log = _log.read(events_of(row))
    now = datetime.combine(bills.today, time(12), zone)
    return Wait(
        max((_waiting.end(log, now).date() - bills.today).days, 0), case=True
    ), log.told.day if log.told else None
