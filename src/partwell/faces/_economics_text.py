"""The economics of the book in sentences, for the terminal and the web alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from partwell.actions._change_words import change_text, setting_text
from partwell.actions._economics_runway import REST
from partwell.actions.changes import WhatChanged
from partwell.actions.economics import Economics
from partwell.verdict.resample import FEWEST_FOR_GINI
from partwell.words.formats import day, hours, money, number, percent
from partwell.words.texts import say, say_count

Names = Mapping[str, str]
_NEARLY = 0.01


def curve_texts(language: str, whole: Economics, names: Names) -> Iterator[str]:
    """Who is in front on the curve, who makes the most trouble and how sure that is, the Gini."""
    curve = whole.curve
    if curve is None:
        return
    if curve.first:
        shares = {"trouble": percent(language, curve.trouble), "money": percent(language, curve.revenue)}
        yield say_count(language, "economics.curve", len(curve.first), all=len(curve.clients), **shares)
    else:
        yield say(language, "economics.curve_even")
    top = curve.top
    if top is not None and (top.at_least is None or top.first_in is None):
        yield say(language, "economics.top", name=names[top.name], share=percent(language, top.share))
    elif top is not None and top.at_least is not None and top.first_in is not None:
        said = {"share": percent(language, top.share), "least": percent(language, top.at_least)}
        yield say(language, "economics.top_sure", name=names[top.name], n=round(10 * top.first_in), **said)


def gini_text(language: str, whole: Economics) -> str:
    """The Gini of trouble with its range, or why there is none; "" where there is no curve."""
    curve = whole.curve
    if curve is None or curve.gini is None:
        return ""
    gini = number(language, curve.gini, 2)
    if curve.gini_range is None or curve.weeks < FEWEST_FOR_GINI:
        weeks = say_count(language, "economics.weeks", curve.weeks)
        return say(language, "economics.gini_bare", gini=gini, weeks=weeks)
    low, high = (number(language, end, 2) for end in curve.gini_range)
    return say(language, "economics.gini", gini=gini, low=low, high=high)


def concentration_texts(language: str, whole: Economics, names: Names) -> Iterator[str]:
    """As many clients of one size, the largest, and the range of the HHI."""
    of = whole.concentration
    if of is None:
        return
    largest, share = of.shares[0]
    said = {"effective": number(language, of.effective, 1), "hhi": number(language, of.hhi, 2)}
    yield say(language, "economics.concentration", name=names[largest], share=percent(language, share), **said)
    if of.range is not None:
        low, high = (number(language, end, 2) for end in of.range)
        yield say(language, "economics.concentration_range", low=low, high=high)


def waiting_texts(language: str, whole: Economics) -> Iterator[str]:
    """DSO, what is open, and what was left out."""
    of = whole.waiting
    if of is None:
        return
    dso, best = round(of.dso), round(of.best)
    said = {"dso": days(language, dso), "best": days(language, best), "late": days(language, dso - best)}
    yield say(language, "economics.waiting", **said)
    sums = {"owed": amount(language, of.receivables, whole), "overdue": amount(language, of.overdue, whole)}
    if of.invoices:
        yield say_count(language, "economics.waiting_open", of.invoices, **sums)
    if of.unclear:
        yield say_count(language, "economics.waiting_unclear", of.unclear)


def runway_texts(language: str, whole: Economics, names: Names, *, worst: bool = True) -> Iterator[str]:
    """How long the cash lasts with everybody, and without whom it would be worst."""
    cash = whole.cash
    if cash.runway is None:
        yield say(language, f"economics.runway.{cash.reason}")
        return
    stay, leave = cash.runway.stay, {c: one for c, one in cash.runway.leave.items() if c != REST}
    said = {"cash": amount(language, cash.cash, whole), "costs": amount(language, cash.costs, whole)}
    left = {"chance": chance(language, stay.short), "low": amount(language, stay.low, whole)}
    yield say(language, "economics.runway", **said, **left)
    if stay.months is not None:
        yield say(
            language, "economics.runway_months", months=say_count(language, "economics.months", round(stay.months))
        )
    if worst and leave:
        client = min(leave, key=lambda c: (-leave[c].short, leave[c].low, c))
        left = {"chance": chance(language, leave[client].short), "low": amount(language, leave[client].low, whole)}
        yield say(language, "economics.runway_without", name=names[client], **left)
    yield from runway_limits(language, whole)


def runway_limits(language: str, whole: Economics) -> Iterator[str]:
    """What the runway does not know."""
    cash = whole.cash
    if not cash.reserve_known:
        yield say(language, "economics.runway.no_reserve")
    if cash.stale is not None:
        yield say(language, "economics.runway.stale", day=day(language, cash.stale))
    if whole.left_out:
        yield say_count(language, "economics.left_out", whole.left_out)


def change_texts(language: str, changed: WhatChanged) -> Iterator[str]:
    """The person's own settings and words first, then what the facts moved."""
    if changed.settings:
        what = ", ".join(setting_text(one, language) for one in changed.settings)
        yield say(language, "economics.changed_settings", what=what)
    if changed.said:
        names = dict.fromkeys(name for row in changed.said for name in row.names)
        yield say(language, "economics.changed_said", names=", ".join(names))
    for change in (*changed.by_settings, *changed.by_facts):
        yield change_text(change, changed.names, language)
    if changed.files:
        yield say_count(language, "economics.changed_files", changed.files)
    if changed.nothing:
        yield say(language, "economics.changed_nothing")


def days(language: str, n: int) -> str:
    """`12 days`."""
    return say_count(language, "economics.days", n)


def chance(language: str, share: float) -> str:
    """A chance as per cent, never none and never certain: draws cannot tell."""
    if share < _NEARLY:
        return f"< {percent(language, _NEARLY)}"
    return f"> {percent(language, 1 - _NEARLY)}" if share > 1 - _NEARLY else percent(language, share)


def amount(language: str, major: float, whole: Economics) -> str:
    """Whole units of the book's currency."""
    return money_of(language, major, whole.currency)


def money_of(language: str, major: float, currency: str) -> str:
    """Whole units of a currency, with a true minus sign."""
    return money(language, Decimal(round(major)), currency, whole=True).replace("-", "\N{MINUS SIGN}")


def hours_of(language: str, value: float) -> str:
    """`12.5 h`."""
    return hours(language, value)
