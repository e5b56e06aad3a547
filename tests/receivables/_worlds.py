"""Made-up worlds of payment: different typical delays, spreads, tails, drifts, floors and terms, each from a seed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from partwell.receivables.forecast import Bill

Rng = np.random.Generator
Draw = Callable[[Rng], float]
_START = date(2020, 1, 1)


def book(
    seed: int,
    client: Callable[[Rng], Draw],
    *,
    clients: int = 12,
    terms: tuple[int, ...] = (30,),
    drift: float = 0.0,
    floor: float = -60.0,
) -> list[Bill]:
    """One person's invoices; `client` makes a client's way of paying, `drift` moves it from invoice to invoice."""
    rng = np.random.default_rng(seed)
    bills = []
    for name in range(clients):
        delay, moved, day = client(rng), 0.0, _START + timedelta(days=int(rng.integers(0, 300)))
        for number in range(int(min(60, max(3, rng.geometric(0.08))))):
            day += timedelta(days=int(7 + rng.exponential(20)))
            due = day + timedelta(days=int(rng.choice(terms)))
            moved += drift * rng.standard_normal()
            late = round(max(floor, delay(rng) + moved))
            bills.append(
                Bill(
                    f"client {name}",
                    f"{name}-{number}",
                    day,
                    due,
                    max(due + timedelta(days=late), day + timedelta(days=1)),
                )
            )
    return sorted(bills, key=lambda b: (b.issued, b.client))


def _around(place: Draw, spread: float, freedom: float) -> Callable[[Rng], Draw]:
    def client(rng: Rng) -> Draw:
        centre, width = place(rng), spread * float(np.exp(rng.normal(0, 0.4)))
        return lambda r: centre + width * float(r.standard_t(freedom))

    return client


def _mixture(rng: Rng) -> Draw:
    """Pays to the day, or falls behind for weeks."""
    share, behind = float(rng.beta(1.2, 2)), float(rng.gamma(2, 10))
    return lambda r: float(r.exponential(behind)) if r.random() < share else 0.0


WORLDS: dict[str, Callable[[int], list[Bill]]] = {
    "even": lambda s: book(s, _around(lambda r: r.normal(-4, 10), 6.5, 30)),
    "heavy tails": lambda s: book(s, _around(lambda r: 4 + 6 * r.standard_t(3), 3, 2.2), terms=(8, 14, 30, 60)),
    "all late": lambda s: book(s, _around(lambda r: r.normal(20, 12), 7, 5)),
    "early payers": lambda s: book(s, _around(lambda r: r.normal(-12, 8), 4, 5)),
    "drift": lambda s: book(s, _around(lambda r: r.normal(5, 8), 5, 5), drift=2.5),
    "floor at zero": lambda s: book(s, _around(lambda r: r.normal(2, 8), 6, 5), floor=0.0),
    "mixture": lambda s: book(s, _mixture, terms=(14, 30)),
    "very wide": lambda s: book(s, _around(lambda r: r.normal(12, 18), 15, 4)),
}
