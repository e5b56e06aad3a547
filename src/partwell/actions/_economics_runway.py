"""From invoices to the runway: what each client owes and is likely to be billed, drawn over half a year."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partwell.actions._economics_rows import Basis, Bill, Bills
from partwell.receivables.distribution import Distribution
from partwell.receivables.forecast import Bill as Past
from partwell.receivables.forecast import Forecaster
from partwell.verdict.runway import Income, Purse, Runway, runway

HISTORY_WEEKS = 26
FEWEST_WEEKS = 8
STALE_DAYS = 45
_USUAL_TERMS = 14
_MOST_CLIENTS = 40
REST = ""
"""Stands for all clients beyond the largest; no client has this id."""


@dataclass(frozen=True, slots=True)
class Cash:
    """The runway, or why there is none: `reason` cash_unknown, costs_unknown or no_invoices.

    expected  net income a month by client, as billed in the last half year (major units)
    stale     the newest payment or invoice is older than STALE_DAYS
    """

    runway: Runway | None
    reason: str = ""
    cash: float = 0.0
    costs: float = 0.0
    kept: float = 1.0
    reserve_known: bool = False
    expected: Mapping[str, float] | None = None
    stale: date | None = None


def cash_of(found: Basis) -> Cash:
    """The runway on the day of the basis; nothing is guessed for cash or costs left blank."""
    profile, bills, as_of = found.profile, found.bills, found.settings.as_of
    if profile.cash is None or profile.cash.currency != profile.currency:
        return Cash(None, "cash_unknown")
    if profile.costs is None or profile.costs.currency != profile.currency:
        return Cash(None, "costs_unknown")
    if not any(bill.gross > 0 for bill in bills.all):
        return Cash(None, "no_invoices")
    kept = 1 - (profile.reserve or 0) / 10_000
    purse = Purse(float(profile.cash.decimal), float(profile.costs.decimal), kept)
    end = min(as_of, max([bill.issued for bill in bills.all] + ([bills.until] if bills.until else [])))
    incomes = _incomes(bills, as_of, end)
    months = {one.client: sum(one.billed) / len(one.billed) * 52 / 12 for one in incomes if one.billed}
    stale = end if (as_of - end).days > STALE_DAYS else None
    known = profile.reserve is not None
    return Cash(runway(incomes, purse), "", purse.cash, purse.costs, kept, known, months, stale)


def _incomes(bills: Bills, as_of: date, end: date) -> list[Income]:
    groups: dict[str, list[Bill]] = {}
    for bill in bills.all:
        if not bill.unclear:
            groups.setdefault(bill.client, []).append(bill)
    terms = {client: _terms(found) for client, found in groups.items()}
    past = [_past(bill, terms[bill.client]) for found in groups.values() for bill in found if bill.gross > 0]
    forecaster = Forecaster(past)
    weeks = {client: _billed(found, end) for client, found in groups.items()}
    active = [c for c in groups if any(weeks[c]) or any(bill.part for bill in groups[c])]
    active.sort(key=lambda c: (-sum(weeks[c]) - sum(bill.net * bill.part for bill in groups[c]), weeks[c], c))
    out = []
    for client in active[:_MOST_CLIENTS]:
        opened = tuple(
            (bill.net * bill.part, _days(forecaster, _past(bill, terms[client]), as_of, bills.until or as_of))
            for bill in groups[client]
            if bill.part
        )
        usual = Past(client, "", as_of, as_of)
        out.append(Income(client, opened, weeks[client], terms[client], forecaster.at_issue(usual).delay))
    rest = active[_MOST_CLIENTS:]
    return [*out, _rest(rest, groups, weeks, forecaster, as_of)] if rest else out


def _rest(
    rest: Sequence[str],
    groups: Mapping[str, Sequence[Bill]],
    weeks: Mapping[str, tuple[float, ...]],
    forecaster: Forecaster,
    as_of: date,
) -> Income:
    """The small clients as one, paid as a client nobody knows yet would pay."""
    delay = forecaster.at_issue(Past(REST, "", as_of, as_of)).delay
    longest = max(len(weeks[client]) for client in rest)
    billed = [0.0] * longest
    for client in rest:
        for at, amount in enumerate(reversed(weeks[client]), 1):
            billed[longest - at] += amount
    opened = tuple((b.net * b.part, _since(b, as_of, delay)) for client in rest for b in groups[client] if b.part)
    return Income(REST, opened, tuple(billed), _USUAL_TERMS, delay)


def _since(bill: Bill, as_of: date, delay: Distribution) -> Distribution:
    due = bill.due or bill.issued + timedelta(days=_USUAL_TERMS)
    waited = (as_of - due).days
    left = delay.given_over(waited - 1)
    return Distribution(left.points - waited, left.up_to)


def _days(forecaster: Forecaster, bill: Past, as_of: date, until: date) -> Distribution:
    """Days from `as_of` to the payment of an invoice that was open on `until`."""
    found = forecaster.unpaid(bill, max(until, bill.issued)).delay
    return Distribution(found.points + (bill.due - as_of).days, found.up_to)


def _past(bill: Bill, terms: float) -> Past:
    due = bill.due or bill.issued + timedelta(days=round(terms))
    return Past(bill.client, bill.invoice, bill.issued, due, bill.paid_on)


def _terms(bills: Sequence[Bill]) -> float:
    known = [(bill.due - bill.issued).days for bill in bills if bill.due is not None and bill.gross > 0]
    return float(statistics.median(known)) if known else float(_USUAL_TERMS)


def _billed(bills: Sequence[Bill], end: date) -> tuple[float, ...]:
    """Net amounts of the last weeks up to `end`, oldest first, at least FEWEST_WEEKS of them; () where nothing was."""
    first = min(bill.issued for bill in bills)
    length = min(HISTORY_WEEKS, max(FEWEST_WEEKS, (end - first).days // 7 + 1))
    weeks = [0.0] * length
    for bill in bills:
        age = (end - bill.issued).days // 7
        if 0 <= age < length:
            weeks[length - 1 - age] += bill.net
    return tuple(weeks) if any(weeks) else ()
