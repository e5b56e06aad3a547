"""The economics as JSON: parts that cannot be said are null, and why."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from partwell.actions._change_words import change_text, setting_text
from partwell.actions._economics_rows import Basis
from partwell.actions._economics_runway import REST, Cash
from partwell.actions.changes import WhatChanged
from partwell.actions.client_economics import ClientEconomics, of_client
from partwell.actions.economics import Concentration, Curve, Economics, Waiting
from partwell.facts.money import Money
from partwell.facts.reading import Value
from partwell.verdict.changes import Change
from partwell.verdict.cost import Line, Span, Sum
from partwell.verdict.runway import WEEKS, Outlook

Json = dict[str, Any]


def curve_json(curve: Curve | None) -> Json | None:
    """Trouble against money, clients by trouble for each unit of money; ranges hold 80 %."""
    if curve is None:
        return None
    ranges = curve.ranges or ((None, None),) * len(curve.clients)
    rows = zip(curve.clients, curve.revenue_shares, curve.trouble_shares, ranges, strict=True)
    top = curve.top
    return {
        "points": [
            {"client": one, "revenue": _six(money), "trouble": _six(pain), "low": _six(low), "high": _six(high)}
            for one, money, pain, (low, high) in rows
        ],
        "first": list(curve.first),
        "revenue_share": _six(curve.revenue),
        "trouble_share": _six(curve.trouble),
        "gap": _six(curve.trouble - curve.revenue),
        "top": top
        and {
            "client": top.name,
            "share": _six(top.share),
            "at_least_in_9_of_10": _six(top.at_least),
            "first_in": _six(top.first_in),
        },
        "gini": _six(curve.gini),
        "gini_range": _pair(curve.gini_range),
        "weeks": curve.weeks,
    }


def economics_json(found: Basis, whole: Economics, changed: WhatChanged, language: str) -> Json:
    """Concentration, waiting, runway, every client, and what changed."""
    currency = whole.currency
    return {
        "concentration": _concentration(whole.concentration),
        "waiting": _waiting(whole.waiting, currency),
        "runway": _runway(whole.cash, currency),
        "clients": {row.id: _client(of_client(found, whole.cash, row), currency) for row in found.portfolio.clients},
        "left_out_invoices": whole.left_out,
        "changes": changes_json(changed, language),
    }


def changes_json(changed: WhatChanged, language: str) -> Json:
    """What changed since a day, each with a sentence."""
    return {
        "since": changed.since.isoformat(),
        "changes": [_change(one, changed, language) for one in (*changed.by_facts, *changed.by_settings)],
        "settings": [
            {"name": one.name, "at": one.at.isoformat(), "message": setting_text(one, language)}
            for one in changed.settings
        ],
        "decisions": [{"at": row.at.isoformat(), "names": list(row.names)} for row in changed.said],
        "new_files": changed.files,
    }


def _change(one: Change, changed: WhatChanged, language: str) -> Json:
    return {
        "client": one.client,
        "what": one.what,
        "name": one.name or None,
        "before": _value(one.before),
        "after": _value(one.after),
        "more_facts": one.more,
        "cause": one.cause,
        "message": change_text(one, changed.names, language),
    }


def _value(value: str | Value) -> object:
    if isinstance(value, Money):
        return value.as_json()
    return _six(value) if isinstance(value, float | int) else value or None


def _concentration(of: Concentration | None) -> Json | None:
    if of is None:
        return None
    return {
        "hhi": _six(of.hhi),
        "range": _pair(of.range),
        "effective_clients": _six(of.effective),
        "shares": [{"client": client, "share": _six(share)} for client, share in of.shares],
        "window": [day.isoformat() for day in of.window],
    }


def _waiting(of: Waiting | None, currency: str) -> Json | None:
    if of is None:
        return None
    return {
        "dso": _six(of.dso),
        "best_possible_dso": _six(of.best),
        "average_days_delinquent": _six(of.delinquent),
        "weighted_days_to_pay": _six(of.to_pay),
        "receivables": money_json(of.receivables, currency),
        "overdue": money_json(of.overdue, currency),
        "invoices": of.invoices,
        "unclear": of.unclear,
        "until": of.until.isoformat(),
        "days": of.days,
    }


def _runway(of: Cash, currency: str) -> Json:
    if of.runway is None:
        return {"known": False, "reason": of.reason}
    return {
        "known": True,
        "weeks": WEEKS,
        "cash": money_json(of.cash, currency),
        "monthly_costs": money_json(of.costs, currency),
        "tax_reserve": _six(1 - of.kept) if of.reserve_known else None,
        "stay": _outlook(of.runway.stay, currency),
        "leave": {client: _outlook(outlook, currency) for client, outlook in of.runway.leave.items() if client != REST},
        "newest_fact": of.stale.isoformat() if of.stale else None,
    }


def _outlook(of: Outlook, currency: str) -> Json:
    return {
        "short": _six(of.short),
        "low": money_json(of.low, currency),
        "middle": money_json(of.middle, currency),
        "high": money_json(of.high, currency),
        "months": _six(of.months),
    }


def _client(of: ClientEconomics, currency: str) -> Json:
    refill = of.refill
    return {
        "cost": [_cost(line, line.line, currency) for line in of.lines],
        "sums": [_cost(one, one.kind, currency) for one in of.sums],
        "unbilled_hours": _six(of.unbilled.hours) if of.unbilled else 0.0,
        "outside_hours": _six(of.outside.hours) if of.outside else 0.0,
        "surcharge": of.outside and _maybe(of.outside.extra, currency),
        "realization": _six(of.realization),
        "refill": refill and {"share": _six(refill.share), "low": _six(refill.low), "high": _six(refill.high)},
        "monthly_income": _maybe(of.monthly, currency),
    }


def _cost(of: Line | Sum, name: str, currency: str) -> Json:
    guessed = of.money_guessed
    return {
        "name": name,
        "kind": of.kind,
        "n": of.n,
        "hours_counted": _six(of.hours),
        "hours_estimated": _span(of.guessed),
        "money_counted": _maybe(of.money, currency),
        "money_estimated": guessed and [money_json(part, currency) for part in guessed],
    }


def money_json(amount: float, currency: str) -> Json:
    """Major units as the money of the JSON interface."""
    return dict(Money.rounded(Fraction(amount), currency).as_json())


def _maybe(amount: float | None, currency: str) -> Json | None:
    return None if amount is None else money_json(amount, currency)


def _six(value: float | None) -> float | None:
    return None if value is None else round(float(value), 6)


def _pair(ends: tuple[float, float] | None) -> list[float | None] | None:
    return None if ends is None else [_six(end) for end in ends]


def _span(of: Span) -> list[float | None]:
    return [_six(part) for part in of]
