"""When to tell a client, in sentences: the day, the money and why; for the page and for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from partwell.actions.when_to_tell_client import HORIZON
from partwell.facts.money import Money
from partwell.words import day, money, number, percent, say, say_count

if TYPE_CHECKING:
    from partwell.actions.when_to_tell_client import Answer
    from partwell.receivables.when import Point


def sum_of(language: str, amount: Money) -> str:
    """An amount with its currency."""
    return money(language, amount.decimal, amount.currency)


def advice_texts(language: str, found: Answer) -> Iterator[str]:
    """The one paragraph: the day, the money, why, and the day by which to tell whatever happened."""
    name, first, best = found.frame.name, found.first, found.best
    if found.frame.told is not None:
        yield say(language, "when.told", name=name, day=day(language, found.frame.told))
        return
    owed, gain = sum_of(language, found.owed), sum_of(language, found.gain)
    shown = {"name": name, "day": day(language, best), "first": day(language, first), "gain": gain, "owed": owed}
    if best > first:
        days = say_count(language, "when.days", (best - first).days)
        yield say(language, "when.wait", days=days, **shown)
        yield say(language, "when.wait_why", **shown)
    elif not found.owed.minor and not found.frame.prepaid:
        yield say(language, "when.nothing_owed", **shown)
    else:
        yield say(language, "when.now" if first == found.today else "when.at_first", **shown)
        if found.owed.minor:
            yield say(language, "when.now_why", **shown)
    if found.meet != best:
        yield say(language, "when.no_working_day", day=day(language, found.meet))
    yield from _give_up(language, found)


def _give_up(language: str, found: Answer) -> Iterator[str]:
    if found.best <= found.first or not found.owed.minor:
        return
    if found.advice.give_up_day >= HORIZON:
        yield say(language, "when.give_up_far", day=day(language, found.give_up))
    elif found.give_up >= found.best:
        yield say(language, "when.give_up", day=day(language, found.give_up))


def turn_texts(language: str, found: Answer) -> Iterator[str]:
    """What the answer hangs on: the break-even and the rule of thumb."""
    if found.owed.minor:
        loss = percent(language, found.knobs.loss)
        if found.edge is None:
            yield say(language, "when.edge_never")
        elif found.edge == 0:
            yield say(language, "when.edge_always")
        else:
            yield say(language, "when.edge", edge=percent(language, found.edge), loss=loss)
    cost = money_of(language, found.knobs.day_cost, found.owed.currency)
    key = "when.thumb" if found.best > found.first else "when.thumb_month"
    yield say(language, key, worth=sum_of(language, found.worth), cost=cost)
    if found.advice.value_at_most is not None:
        yield say(language, "when.approximate")


def day_of(found: Answer, point: Point) -> date:
    """The day of a point of the sweep."""
    return found.today + timedelta(days=point.day)


def money_of(language: str, amount: float, currency: str) -> str:
    """Major units as money."""
    return sum_of(language, Money.rounded(Fraction(f"{amount:.4f}"), currency))


def around_texts(language: str, found: Answer) -> Iterator[str]:
    """What the book says around it: bill first, deliver first, the notice, the wait, what was left out."""
    frame, knobs = found.frame, found.knobs
    if found.unbilled is not None:
        hours = number(language, frame.hours, 1)
        yield say(language, "when.bill_first", hours=hours, amount=sum_of(language, found.unbilled))
    elif frame.hours:
        yield say(language, "when.bill_first_unpriced", hours=number(language, frame.hours, 1))
    if frame.prepaid:
        amounts = ", ".join(sum_of(language, amount) for amount in frame.prepaid)
        yield say(language, "when.prepaid", amount=amounts, days=say_count(language, "when.days", knobs.ready))
    if frame.proposed:
        yield say_count(language, "when.prepaid_proposed", frame.proposed)
    if knobs.notice != found.shipped.notice:
        yield say(language, "when.notice.own", days=say_count(language, "when.days", knobs.notice))
    else:
        days = say_count(language, "when.days", knobs.notice)
        yield say(language, f"when.notice.{frame.notice.why}", days=days)
        if frame.notice.law and frame.notice.why != "contract":
            yield say(language, f"when.law.{frame.notice.law.lower()}")
    if knobs.wait:
        key = "when.cooling_case" if frame.wait.case else "when.cooling"
        yield say(language, key, days=say_count(language, "when.days", knobs.wait))
    if not knobs.day_cost:
        yield say(language, "when.no_day_cost")
    if found.left_out:
        yield say_count(language, "when.left_out", found.left_out)


def limits_texts(language: str) -> Iterator[str]:
    """What no computation can tell, and what this advice never means."""
    yield say(language, "when.guesses")
    yield say(language, "when.honest")
