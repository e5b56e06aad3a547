"""How fast forecasts, when to tell and statutory interest are."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from bench._row import Row
from partwell.receivables.forecast import Bill, backtest
from partwell.receivables.interest import interest
from partwell.receivables.statutory import law
from partwell.receivables.when import OpenInvoice, Situation, advise

_START = date(2022, 1, 1)


def _book(clients: int, each: int, rng: random.Random) -> list[Bill]:
    bills = []
    for client in range(clients):
        day = _START
        for number in range(each):
            day += timedelta(days=rng.randint(7, 25))
            due = day + timedelta(days=30)
            paid = due + timedelta(days=round(rng.gauss(client % 20, 6)))
            bills.append(Bill(f"client {client}", f"{client}-{number}", day, due, paid))
    return bills


def _crowd(rng: random.Random) -> list[Bill]:
    """Ten thousand invoices of one client, ten a day."""
    days = [_START + timedelta(days=n // 10) for n in range(10_000)]
    return [
        Bill("one", str(n), d, d + timedelta(days=30), d + timedelta(days=30 + rng.randint(-5, 9)))
        for n, d in enumerate(days)
    ]


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _claims() -> None:
    found = law("HU")
    assert found is not None
    for n in range(10_000):
        interest(found, Decimal(n + 1), date(2022, 5, 10), date(2023, 2, 1) + timedelta(days=n % 300))


def rows() -> list[Row]:
    """Each at the size named."""
    rng = random.Random(1)
    list(backtest(_book(1, 2, rng)))  # builds the prior once, as a program does at its start
    owed = [OpenInvoice(rng.uniform(200, 6000), [rng.uniform(0, 0.1) for _ in range(60)]) for _ in range(200)]
    ten = Situation(owed[:10], 0.3, 30, 60, 365, p_never=0.1)
    many = Situation(owed, 0.3, 30, 60, 365, p_never=0.1)
    small, crowd = _book(20, 50, rng), _crowd(rng)
    return [
        Row("forecast of 20 clients, 1,000 invoices", _seconds(lambda: list(backtest(small))), None, "s", 1.0),
        Row("forecast of one client, 10,000 invoices", _seconds(lambda: list(backtest(crowd))), None, "s", 10.0),
        Row("when to tell, 10 invoices, 365 days, exact", _seconds(lambda: advise(ten)), None, "s", 0.5),
        Row("when to tell, 200 invoices, bounded", _seconds(lambda: advise(many)), None, "s", 1.0),
        Row("10,000 claims of interest", _seconds(_claims), None, "s", 1.0),
    ]
