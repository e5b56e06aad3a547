"""What is owed to the person and when it will probably come: ranges by invoice, weeks, pace, the ranges' own record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from partwell.actions._actor import Actor
from partwell.actions.money_bills import Bills, OpenInvoice, money_bills
from partwell.facts.money import Money
from partwell.receivables.forecast import Forecaster, Prediction
from partwell.receivables.forecast_score import Summary, held, summary
from partwell.receivables.incoming import Coming, Week, incoming
from partwell.receivables.pace import LAST, Pace, pace

WEEKS = 12
_NEWEST = 50
"""Payments the record is kept over: the newest ones, as a person would count them."""


@dataclass(frozen=True, slots=True)
class Expected:
    """An open invoice with the days that hold 80 % of its forecast, the middle, and the chances to be late.

    n_history  paid invoices of the client behind it; 0: the due date and a wide range is all there is to say
    """

    of: OpenInvoice
    low: date
    middle: date
    high: date
    late_7: float
    late_30: float
    n_history: int
    prediction: Prediction


@dataclass(frozen=True, slots=True)
class Stream:
    """The open money of one currency: its sum, what of it is overdue, and the weeks to come from `first` on."""

    total: Money
    overdue: Money
    first: date
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """The open invoices by due date, streams by size of currency use, clients whose pace changed.

    held, tried   how often the 80 % ranges held, over the newest payments that could be predicted
    unclear       invoices left out because money that names no invoice may have settled them
    """

    bills: Bills
    open: tuple[Expected, ...]
    streams: tuple[Stream, ...]
    paces: tuple[tuple[str, Pace], ...]
    held: int
    tried: int
    unclear: int


def money_ahead(actor: Actor, as_of: date | None = None, client: str = "") -> Ahead:
    """The book's open money on a day, of one client (by name or id) or of all; raise NotFound `no_client`."""
    bills = money_bills(actor, as_of)
    return ahead(bills, _key(client) if client else "")


def _key(client: str) -> str:
    from partwell.book.roster import find_client

    return find_client(client).key


def ahead(bills: Bills, client: str = "") -> Ahead:
    """The same from the invoices; pure."""
    forecaster = Forecaster(bills.all)
    by_key = {bill.invoice: bill for bill in bills.all}
    wanted = [one for one in bills.open if client in {"", one.client}]
    open_ = tuple(_expected(one, forecaster, by_key, bills.seen) for one in wanted)
    newest = _newest(bills, client)
    inside, tried = held([forecaster.at_issue(bill) for bill in newest])
    return Ahead(
        bills,
        open_,
        tuple(_streams(open_, bills)),
        tuple(_paces(forecaster, bills, client)),
        inside,
        tried,
        sum(n for key, n in bills.unclear.items() if client in {"", key}),
    )


@dataclass(frozen=True, slots=True)
class Tested:
    """The book's invoices predicted on their day of issue, the score over the paid ones, how many ranges held."""

    bills: Bills
    predictions: tuple[Prediction, ...]
    score: Summary
    held: int
    tried: int


def backtest_book(actor: Actor, client: str = "", as_of: date | None = None) -> Tested:
    """Every invoice of the book (or of a client) as predicted on its day of issue; raise NotFound `no_client`."""
    bills = money_bills(actor, as_of)
    wanted = _key(client) if client else ""
    forecaster = Forecaster(bills.all)
    found = tuple(forecaster.at_issue(bill) for bill in bills.all if wanted in {"", bill.client})
    return Tested(bills, found, summary(found), *held(found))


def backtest_json(found: Tested) -> dict[str, Any]:
    """The `forecast --backtest --json` document of the person's own book."""
    from partwell.actions._invoice_table import InvoiceTable
    from partwell.actions.forecast import Forecast, forecast_json

    document = forecast_json(
        Forecast(list(found.predictions), InvoiceTable(), found.score), found.bills.profile.language
    )
    return document | {"record": {"held": found.held, "of": found.tried}}


def _expected(one: OpenInvoice, forecaster: Forecaster, by_key: dict[str, Any], seen: date) -> Expected:
    bill = by_key[one.invoice]
    found = forecaster.unpaid(bill, max(seen, bill.issued))
    low, middle, high = (_later(one.due, found.delay.quantile(level)) for level in (0.1, 0.5, 0.9))
    late_7, late_30 = found.delay.over(7), found.delay.over(30)
    return Expected(one, low, middle, high, late_7, late_30, found.n_history, found)


def _later(day: date, days: float) -> date:
    """So many days later; the ends of the calendar where it does not reach that far."""
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return date.max if days > 0 else date.min


def _streams(open_: Sequence[Expected], bills: Bills) -> Iterator[Stream]:
    by_currency: dict[str, list[Expected]] = defaultdict(list)
    for one in open_:
        by_currency[one.of.left.currency].append(one)
    own = bills.profile.currency
    for currency in sorted(by_currency, key=lambda c: (c != own, -len(by_currency[c]), c)):
        group = by_currency[currency]
        parts = [
            Coming(float(one.of.left.decimal), one.prediction.delay, (bills.today - one.of.due).days) for one in group
        ]
        late = sum(one.of.left.minor for one in group if one.of.due < bills.today)
        total = sum(one.of.left.minor for one in group)
        yield Stream(Money(currency, total), Money(currency, late), bills.today, incoming(parts, WEEKS))


def _newest(bills: Bills, client: str) -> list[Any]:
    paid = [bill for bill in bills.all if bill.paid is not None and client in {"", bill.client}]
    return sorted(paid, key=lambda bill: (bill.paid, bill.issued, bill.invoice))[-_NEWEST:]


def _paces(forecaster: Forecaster, bills: Bills, client: str) -> Iterator[tuple[str, Pace]]:
    by_client: dict[str, list[Any]] = defaultdict(list)
    for bill in sorted(bills.all, key=lambda bill: (bill.issued, bill.invoice)):
        if bill.paid is not None and client in {"", bill.client}:
            by_client[bill.client].append(bill)
    for key in sorted(by_client, key=lambda key: (bills.names.get(key, ""), key)):
        word = pace([forecaster.at_issue(bill) for bill in by_client[key][-LAST:]])
        if word:
            yield key, word


def ahead_json(found: Ahead) -> dict[str, Any]:
    """The `forecast --json` document of the person's own book."""
    return {
        "as_of": found.bills.today.isoformat(),
        "payments_known_until": found.bills.seen.isoformat(),
        "open": [_open_json(one) for one in found.open],
        "streams": [_stream_json(stream) for stream in found.streams],
        "changed_pace": [
            {"client": key, "name": found.bills.names.get(key, ""), "pace": word} for key, word in found.paces
        ],
        "record": {"held": found.held, "of": found.tried},
        "unclear": found.unclear,
    }


def _open_json(one: Expected) -> dict[str, Any]:
    return {
        "invoice": one.of.number,
        "client": one.of.client,
        "name": one.of.name,
        "issued": one.of.issued.isoformat(),
        "due": one.of.due.isoformat(),
        "terms_assumed": one.of.assumed,
        "open": one.of.left.as_json(),
        "expected_on": one.middle.isoformat(),
        "range_80": [one.low.isoformat(), one.high.isoformat()],
        "p_late_7": round(one.late_7, 6),
        "p_late_30": round(one.late_30, 6),
        "n_history": one.n_history,
        "evidence": one.of.evidence,
    }


def _stream_json(stream: Stream) -> dict[str, Any]:
    weeks = [
        {
            "from": (stream.first + timedelta(days=7 * n)).isoformat(),
            "expected": round(week.expected, 2),
            "total": round(week.total, 2),
            "total_80": [round(week.low, 2), round(week.high, 2)],
        }
        for n, week in enumerate(stream.weeks)
    ]
    return {"total": stream.total.as_json(), "overdue": stream.overdue.as_json(), "weeks": weeks}
