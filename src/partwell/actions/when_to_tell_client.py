"""When to tell one client, from the book: what is open, unbilled and prepaid, the notice, the wait, and the knobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from partwell.actions._actor import Actor
from partwell.actions.money_ahead import Expected, ahead
from partwell.actions.money_bills import Bills, money_bills
from partwell.facts.errors import InputError
from partwell.facts.money import Money
from partwell.receivables.distribution import Distribution
from partwell.receivables.forecast import Bill, Forecaster
from partwell.receivables.when import (
    Advice,
    Milestone,
    NoDayLeft,
    OpenInvoice,
    Point,
    Prepaid,
    Situation,
    advise,
    sweep,
)

if TYPE_CHECKING:
    from partwell.actions._when_frame import Frame

HORIZON = 180
RISK, PACE, FREEZE, NEVER = 0.2, 1.0, 0.0, 0.0
"""Shares: what is lost of what is unpaid at the end, the pace of payment after telling, frozen at once, never pays."""
READY_DAYS = 14
"""Days until prepaid work without a day of its own is taken to be ready."""
YES, YES_IF_TOLD = 0.9, 0.6
_SWEEP = tuple(n / 100 for n in range(101))
KNOBS = (
    "loss", "pace", "freeze", "never", "day_cost", "notice", "wait", "ready",
    "stone", "stone_day", "stone_yes", "stone_told",
)  # fmt: skip
_SHARES = frozenset({"loss", "pace", "freeze", "never", "stone_yes", "stone_told"})
_DAYS = frozenset({"notice", "wait", "ready", "stone_day"})
_MOST_DAYS, _MOST_MONEY = 730, 1e12
_MONTH = 30


@dataclass(frozen=True, slots=True)
class Knobs:
    """What the person may turn. Shares 0 to 1, days whole, money in major units.

    loss      of what is unpaid when the work ends, the share never paid
    pace      how fast they pay between telling and the end, beside how fast they pay now
    freeze    the chance that telling freezes every open invoice at once
    never     the chance that this client will never pay anything open, whatever is done
    day_cost  what one more day with this client costs
    notice    days between telling and the last day;  wait  days before which nothing may be said
    ready     days until what they prepaid is delivered
    stone …   a part still to be accepted: its money, in how many days, the chance of a yes, and once they are told
    """

    loss: float = RISK
    pace: float = PACE
    freeze: float = FREEZE
    never: float = NEVER
    day_cost: float = 0.0
    notice: int = 30
    wait: int = 0
    ready: int = 0
    stone: float = 0.0
    stone_day: int = 30
    stone_yes: float = YES
    stone_told: float = YES_IF_TOLD


@dataclass(frozen=True, slots=True)
class Answer:
    """The advice in days of the calendar and in money.

    best       the day to tell, chosen today and kept; give_up: tell by then even if nothing was paid
    gain       what the best day brings beside telling on the first day allowed
    meet       the first working day from best on
    worth      what a day of waiting saves from being lost, on average until best, or over a month from the first day
    edge       the smallest loss (0 to 1) at which waiting beyond the first day is right; None: at none
    """

    frame: Frame
    knobs: Knobs
    shipped: Knobs
    open: tuple[Expected, ...]
    unbilled: Money | None
    left_out: int
    owed: Money
    advice: Advice
    best: date
    meet: date
    give_up: date
    first: date
    gain: Money
    worth: Money
    sweep: tuple[Point, ...]
    edge: float | None
    today: date


def when_to_tell_client(
    actor: Actor, client: str, turned: Mapping[str, str] | None = None, as_of: date | None = None
) -> Answer:
    """The answer for a client (by name or id) with the knobs turned so; raise NotFound `no_client`.

    turned  knob -> text as typed: shares in per cent, days, money. Raise InputError `bad_knob`, `no_day_left`.
    """
    actor.needs("read")
    from partwell.actions._when_frame import frame_of

    bills = money_bills(actor, as_of)
    frame = frame_of(actor, client, bills)
    shipped = Knobs(
        day_cost=round(frame.day_cost, 2), notice=frame.notice.days, wait=frame.wait.days, ready=frame.ready
    )
    return answer(bills, frame, shipped, turn(shipped, turned or {}))


def turn(shipped: Knobs, turned: Mapping[str, str]) -> Knobs:
    """The knobs with what was typed; raise InputError `bad_knob`."""
    found: dict[str, float | int] = {}
    for name in KNOBS:
        if text := (turned.get(name) or "").strip():
            found[name] = _typed(name, text)
    return replace(shipped, **cast("dict[str, Any]", found))


def _typed(name: str, text: str) -> float | int:
    plain = text.replace("%", "").replace("\u00a0", "").replace(" ", "").replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        raise InputError("bad_knob", name=name, given=text) from None
    most = 100 if name in _SHARES else _MOST_DAYS if name in _DAYS else _MOST_MONEY
    if not 0 <= value <= most or (name in _DAYS and not value.is_integer()):
        raise InputError("bad_knob", name=name, given=text)
    return value / 100 if name in _SHARES else int(value) if name in _DAYS else value


def answer(bills: Bills, frame: Frame, shipped: Knobs, knobs: Knobs) -> Answer:
    """The answer from values; pure but for its clock-free inputs."""
    found = ahead(bills, frame.client)
    currency = _currency(found.open, bills.profile.currency)
    open_ = tuple(one for one in found.open if one.of.left.currency == currency)
    unbilled = frame.unbilled if frame.unbilled and frame.unbilled.currency == currency else None
    invoices = [_invoice(one, bills.today) for one in open_]
    if unbilled:
        invoices.append(_bill_today(bills, frame.client, unbilled))
    case = _situation(invoices, frame, knobs, currency)
    try:
        advice = advise(case)
    except NoDayLeft as none:
        raise InputError("no_day_left", first=none.first, last=case.last_day) from None
    points = sweep(case, _SWEEP)
    owed = sum(one.of.left.minor for one in open_) + (unbilled.minor if unbilled else 0)
    return Answer(
        frame,
        knobs,
        shipped,
        open_,
        unbilled,
        len(found.open) - len(open_),
        Money(currency, owed),
        advice,
        bills.today + timedelta(advice.best_fixed_day),
        _working(bills.today + timedelta(advice.best_fixed_day), bills.profile.country),
        bills.today + timedelta(advice.give_up_day),
        bills.today + timedelta(case.first_day),
        _money(max(advice.value_fixed - advice.value_now, 0.0), currency),
        _money(_worth(case, advice.best_fixed_day), currency),
        points,
        next((point.rho for point in points if point.day > case.first_day), None),
        bills.today,
    )


def _currency(open_: tuple[Expected, ...], own: str) -> str:
    """The currency with the most open invoices, the person's own where they are as many."""
    used = [one.of.left.currency for one in open_]
    return max(sorted({*used, own}), key=lambda code: (used.count(code), code == own))


def _situation(invoices: list[OpenInvoice], frame: Frame, knobs: Knobs, currency: str) -> Situation:
    prepaid = [float(money.decimal) for money in frame.prepaid if money.currency == currency]
    stones = [Milestone(knobs.stone_day, knobs.stone, knobs.stone_yes, knobs.stone_told)] if knobs.stone else []
    works = [Prepaid(amount, knobs.ready) for amount in prepaid] or ([Prepaid(0, knobs.ready)] if knobs.ready else [])
    return Situation(
        invoices,
        knobs.loss,
        knobs.notice,
        knobs.day_cost,
        max(HORIZON, knobs.wait + 1, knobs.ready - knobs.notice + 1),
        kappa=knobs.pace,
        rho_tell=knobs.freeze,
        earliest_tell=knobs.wait,
        p_never=min(knobs.never, 0.999),
        milestones=stones,
        prepaid=works,
    )


def _working(day: date, country: str | None) -> date:
    """The first working day from `day` on; weekdays where the country's holidays are not known."""
    from partwell.contracts._calendar import weekday_works, working_days

    try:
        works = working_days(country) if country else weekday_works
    except InputError:
        works = weekday_works
    while not works(day):
        day += timedelta(days=1)
    return day


def _worth(case: Situation, best: int) -> float:
    """What a day of waiting saves on average, until `best` or over a month where that is the first day.

    Saved is what would be unpaid at the end if they were told on the first day, less what will be if told later,
    times the share of it that is lost.
    """
    first = case.first_day
    later = best if best > first else first + _MONTH
    saved = sum(i.amount * (_unpaid(i, first, case) - _unpaid(i, later, case)) for i in case.invoices)
    return max(saved, 0.0) * case.rho / (later - first)


def _unpaid(one: OpenInvoice, told: int, case: Situation) -> float:
    """The chance that an invoice is still unpaid at the end."""
    before, notice = 1.0, 1.0
    for day in range(told + case.notice_days):
        chance = one.hazard[min(day, len(one.hazard) - 1)]
        if day < told:
            before *= 1 - chance
        else:
            notice *= 1 - case.kappa * chance
    return before * ((1 - case.rho_tell) * notice + case.rho_tell)


def _money(amount: float, currency: str) -> Money:
    return Money.rounded(Fraction(Decimal(f"{amount:.4f}")), currency)


def _invoice(one: Expected, today: date) -> OpenInvoice:
    waited = (today - one.of.due).days - 1
    return OpenInvoice(float(one.of.left.decimal), hazard(one.prediction.delay, waited))


def _bill_today(bills: Bills, client: str, amount: Money) -> OpenInvoice:
    """Work not billed yet, as an invoice sent today: the bill comes first, then the talk."""
    due = bills.today + timedelta(days=bills.terms.get(client, READY_DAYS))
    delay = Forecaster(bills.all).at_issue(Bill(client, "", bills.today, due)).delay
    return OpenInvoice(float(amount.decimal), hazard(delay, (bills.today - due).days - 1))


def hazard(delay: Distribution, waited: int) -> list[float]:
    """By day from today: the chance to be paid during that day if unpaid so far, `waited` days after due."""
    still = [delay.over(waited + day) for day in range(HORIZON + 1)]
    return [0.0 if now <= 0 else min(max(1 - then / now, 0.0), 1.0) for now, then in pairwise(still)]


def answer_json(found: Answer) -> dict[str, Any]:
    """The `when CLIENT --json` document."""
    frame, edge = found.frame, found.edge
    return {
        "client": frame.client,
        "name": frame.name,
        "action": "tell_now" if found.best == found.first else "wait",
        "tell_on": found.best.isoformat(),
        "working_day": found.meet.isoformat(),
        "not_before": found.first.isoformat(),
        "give_up_on": found.give_up.isoformat(),
        "gain": found.gain.as_json(),
        "owed": found.owed.as_json(),
        "unbilled": found.unbilled.as_json() if found.unbilled else None,
        "prepaid": [money.as_json() for money in frame.prepaid],
        "told": frame.told.isoformat() if frame.told else None,
        "loss_breakeven": edge,
        "rule_of_thumb": {"worth_of_a_day": found.worth.as_json(), "cost_of_a_day": found.knobs.day_cost},
        "knobs": {name: getattr(found.knobs, name) for name in KNOBS},
        "notice": {"days": frame.notice.days, "from": frame.notice.why},
        "invoices": [
            {
                "invoice": one.of.number,
                "open": one.of.left.as_json(),
                "due": one.of.due.isoformat(),
                "expected_on": one.middle.isoformat(),
                "range_80": [one.low.isoformat(), one.high.isoformat()],
            }
            for one in found.open
        ],
        "sweep": [{"loss": p.rho, "day": p.day, "gain": round(p.gain, 2)} for p in found.sweep[::5]],
        "approximate": found.advice.value_at_most is not None,
    }
