"""How much of what is owed is lost by the recommended fixed day, by telling now and by waiting for everything.

Books are drawn from a seed: one to five invoices whose hazard rises after the due date and fades, sometimes a client
who never pays. Regret is the value of the best policy less the value of the rule, as a share of what is owed.
"""

from __future__ import annotations

import statistics
import sys
from dataclasses import replace

import numpy as np

from bench._row import Row
from partwell.receivables.when import OpenInvoice, Situation, advise

BOOKS, SEED, HORIZON = 1000, 1, 180
_RULES = ("the recommended fixed day", "tell now", "wait for everything")


def _invoice(rng: np.random.Generator) -> OpenInvoice:
    """Paid around a day of its own, with a long thin tail."""
    day = np.arange(120)
    middle, width, height = rng.uniform(-10, 40), rng.uniform(3, 15), rng.uniform(0.02, 0.25)
    hazard = height * np.exp(-0.5 * ((day - middle) / width) ** 2) + rng.uniform(0.001, 0.01)
    return OpenInvoice(float(rng.lognormal(7.3, 0.8)), [float(h) for h in hazard], p_ever=float(rng.uniform(0.5, 1)))


def _case(rng: np.random.Generator) -> Situation:
    invoices = [_invoice(rng) for _ in range(int(rng.integers(1, 6)))]
    return Situation(
        invoices,
        rho=float(rng.uniform(0, 0.6)),
        kappa=float(rng.uniform(0.4, 1)),
        notice_days=int(rng.choice([0, 14, 30])),
        stay_cost_per_day=float(rng.uniform(1, 60)),
        horizon=HORIZON,
        p_never=float(rng.choice([0.0, 0.0, 0.1])),
    )


def _wait_for_all(case: Situation) -> float:
    """Value of telling only once nothing is open, or at the horizon: told in time means no risk left."""
    alive = np.array([_alive(i, HORIZON) for i in case.invoices])
    amounts = np.array([i.amount for i in case.invoices])
    ever = np.array([i.p_ever for i in case.invoices])
    paying = 1 - case.p_never
    some_open = paying * (1 - np.prod(1 - alive[:, :HORIZON], axis=0)) + case.p_never
    received = paying * float(np.sum(amounts * (1 - alive[:, HORIZON])))
    at_the_end = replace(case, invoices=(), horizon=0)
    left = paying * float(np.sum(amounts * alive[:, HORIZON] * ever)) * (1 - case.rho)
    return received + left - case.stay_cost_per_day * float(np.sum(some_open)) + advise(at_the_end).value


def _alive(invoice: OpenInvoice, days: int) -> np.ndarray:
    hazard = np.array([invoice.hazard[min(d, len(invoice.hazard) - 1)] for d in range(days)])
    return np.concatenate([[1.0], np.cumprod(1 - hazard)])


def study(books: int = BOOKS, seed: int = SEED) -> dict[str, list[float]]:
    """Regret by rule, one number a book, as a share of what is owed."""
    rng = np.random.default_rng(seed)
    out: dict[str, list[float]] = {rule: [] for rule in _RULES}
    for _ in range(books):
        case = _case(rng)
        best, owed = advise(case), sum(i.amount for i in case.invoices)
        for rule, value in zip(_RULES, (best.value_fixed, best.value_now, _wait_for_all(case)), strict=True):
            out[rule].append(max(best.value - value, 0.0) / owed)
    return out


def rows() -> list[Row]:
    """The worst tenth of the books, in per cent of what is owed."""
    found = {rule: 100 * statistics.quantiles(regret, n=10)[8] for rule, regret in study(200).items()}
    fixed, now, everything = (found[rule] for rule in _RULES)
    return [
        Row("p90 regret: fixed day / tell now", fixed, now, "%", 5.0),
        Row("p90 regret: fixed day / wait for all", fixed, everything, "%", 5.0),
    ]


def main() -> int:
    """Print the table over all books; 1 when the recommended day loses more than 5 % in the worst tenth."""
    found = study()
    print(f"regret as a share of what is owed, {BOOKS} books, seed {SEED}")
    print(f"{'rule':28} {'median':>8} {'p90':>8} {'max':>8}")
    for rule, regret in found.items():
        ninth = statistics.quantiles(regret, n=10)[8]
        print(f"{rule:28} {statistics.median(regret):8.3f} {ninth:8.3f} {max(regret):8.3f}")
    return int(statistics.quantiles(found[_RULES[0]], n=10)[8] > 0.05)


if __name__ == "__main__":
    sys.exit(main())
