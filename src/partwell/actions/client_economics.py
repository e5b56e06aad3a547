"""What one client gives and costs: lines of cost with their facts, the refill leaving needs, cash with and without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.actions._economics_rows import Basis
from partwell.actions._economics_runway import Cash
from partwell.actions.economics import economics_and_basis
from partwell.actions.portfolio import ClientRow
from partwell.actions.why import find
from partwell.facts.errors import NotFound
from partwell.facts.money import Money
from partwell.facts.reading import Reading
from partwell.verdict import cost, rates
from partwell.verdict.cost import Found, Line, Outside, Prices, Sum
from partwell.verdict.refill import Refill, other_rate, refill
from partwell.verdict.runway import Outlook

if TYPE_CHECKING:
    from partwell.book.evidence import Evidence

_MONTH_DAYS = 365 / 12


@dataclass(frozen=True, slots=True)
class Spent:
    """Hours beside those logged: `estimated` on messages, `met` in calls and meetings no entry covers."""

    estimated: float
    met: float


@dataclass(frozen=True, slots=True)
class ClientEconomics:
    """One client's economics, money in major units of `currency`.

    lines, sums  trouble by line and by kind;  unbilled  logged time not billed;  outside  hours outside working hours
    spent        None where the true rate is unknown
    realization  part of the hours' worth at the standard rate that came in
    refill       None where hours, money or a rate to sell them at are unknown
    leave        the outlook without the client, `cash.runway.stay` with; None where cash is unknown or nothing is due
    """

    row: ClientRow
    as_of: date
    currency: str
    prices: Prices
    lines: tuple[Line, ...]
    sums: tuple[Sum, ...]
    unbilled: Found | None
    spent: Spent | None
    outside: Outside | None
    realization: float | None
    refill: Refill | None
    cash: Cash
    leave: Outlook | None
    monthly: float | None


def client_economics(actor: Actor, client: str, as_of: date | None = None) -> ClientEconomics:
    """The economics of a client named by id or name; raise NotFound `no_client`."""
    found, whole = economics_and_basis(actor, as_of)
    return of_client(found, whole.cash, find(found.portfolio.clients, client))


def of_client(found: Basis, cash: Cash, row: ClientRow) -> ClientEconomics:
    """One client out of what is known of the book; pure."""
    costs = costs_of(found, row)
    lines = cost.lines(costs, found.prices)
    asked = found.profile.rate
    rate = other_rate(_others(found, row.id), float(asked.decimal) if asked else None)
    return ClientEconomics(
        row,
        found.settings.as_of,
        found.settings.currency,
        found.prices,
        lines,
        cost.sums(lines),
        next((one for one in costs if one.line == "unbilled"), None),
        _spent(row.readings.get("true_rate")),
        cost.outside(costs, found.prices),
        _realization(row.readings.get("true_rate"), found.prices),
        _refill(row.readings.get("true_rate"), rate),
        cash,
        cash.runway.leave.get(row.id) if cash.runway else None,
        cash.expected.get(row.id) if cash.expected else None,
    )


def line_evidence(
    actor: Actor, client: str, line: str, as_of: date | None = None
) -> tuple[ClientEconomics, Found, tuple[Evidence, ...]]:
    """The facts behind one line (`pressing`, `late_money`, `unbilled`, `logged_outside` …), newest first.

    Raise NotFound `no_client`, or `no_signal` for a line the client does not have.
    """
    found, whole = economics_and_basis(actor, as_of)
    row = find(found.portfolio.clients, client)
    costs = costs_of(found, row)
    one = next((one for one in costs if one.line == line), None)
    if one is None:
        raise NotFound("no_signal", name=line, known=", ".join(cost_line.line for cost_line in costs))
    from partwell.book.evidence import resolve

    facts = resolve(list(one.evidence))
    return of_client(found, whole.cash, row), one, tuple(facts[i] for i in one.evidence if i in facts)


def costs_of(found: Basis, row: ClientRow) -> tuple[Found, ...]:
    """Everything the cost of a client rests on: the lines counted in the book, and rounds beyond the usual."""
    lines = found.costs.get(row.id, ())
    reading, logged = row.readings.get("revision_rounds"), row.readings.get("hours_logged")
    known = dict(reading.details) if reading else {}
    if reading is None or reading.value is None or logged is None or not isinstance(logged.value, float):
        return lines
    extra = cost.rounds(known["revised"], known["pieces"], known.get("others", 1.0), logged.value)
    if extra is None:
        return lines
    return (*lines, Found("revisions", extra[0], guessed=extra[1], evidence=reading.evidence))


def _others(found: Basis, client: str) -> list[float]:
    rates_ = (row.readings.get("true_rate") for row in found.portfolio.clients if row.id != client)
    return [float(one.value.decimal) for one in rates_ if one is not None and isinstance(one.value, Money)]


def _hours(reading: Reading) -> tuple[float, float, float]:
    known: Mapping[str, float] = dict(reading.details)
    return known["hours_low"], known["hours_mid"], known["hours_high"]


def _spent(reading: Reading | None) -> Spent | None:
    known = dict(reading.details) if reading else {}
    return Spent(known["estimated_hours"], known["meetings_hours"]) if "estimated_hours" in known else None


def _money(reading: Reading | None) -> float | None:
    """What came in for the hours of the true rate, major units; None where the rate is unknown."""
    if reading is None or not isinstance(reading.value, Money):
        return None
    return float(reading.value.decimal) * _hours(reading)[1]


def _refill(reading: Reading | None, rate: tuple[float, bool] | None) -> Refill | None:
    income = _money(reading)
    if reading is None or income is None or reading.window is None:
        return None
    first, last = reading.window
    months = max(((last - first).days + 1) / _MONTH_DAYS, 1.0)
    return refill(income, _hours(reading), months, rate)


def _realization(reading: Reading | None, prices: Prices) -> float | None:
    """Against the asked rate alone: the book's own average would measure a client by itself."""
    income = _money(reading)
    if reading is None or income is None or prices.hour is None or not prices.asked:
        return None
    return rates.realization(income, _hours(reading)[1], prices.hour)
