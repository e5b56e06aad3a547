"""Do the ranges of shares hold what they say? Weekly amounts with bursts, memory, idle weeks; the truth is the rate."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from partwell.verdict import concentration, resample

LENGTHS = (8, 13, 26, 52, 104)
BAR = (0.77, 0.85)
NAMES = ("every share", "largest share", "at least in 9 of 10", "hhi", "gini")
_A_LENGTH = 5
"""One in so many books is made for each length."""


def _book(dice: np.random.Generator, weeks: int) -> tuple[dict[str, dict[int, float]], dict[str, float]]:
    """A book's weekly amounts, and each client's true share: idle weeks, log-normal bursts, memory over weeks."""
    count = int(dice.integers(4, 11))
    rates = dice.dirichlet(np.full(count, 0.8)) + 0.005
    weekly, long_run = {}, {}
    for client in range(count):
        idle, sigma, memory = dice.uniform(0.1, 0.8), dice.uniform(0.4, 1.2), dice.uniform(0, 0.5)
        noise = np.zeros(weeks)
        fresh = dice.normal(0, 1, weeks)
        for week in range(weeks):
            before = noise[week - 1] if week else dice.normal()
            noise[week] = memory * before + np.sqrt(1 - memory**2) * fresh[week]
        size = np.exp(sigma * noise - sigma**2 / 2)
        amounts = rates[client] * size * (dice.random(weeks) > idle)
        weekly[f"c{client}"] = {week: float(amount) for week, amount in enumerate(amounts) if amount}
        long_run[f"c{client}"] = float(rates[client] * (1 - idle))
    whole = sum(long_run.values())
    return weekly, {name: rate / whole for name, rate in long_run.items()}


def lines(books: int, seed: int) -> Iterator[tuple[str, int, float, bool]]:
    """Name, books, how often held, missed: the largest client's share, every client's, the HHI and the Gini."""
    for weeks in LENGTHS:
        held: dict[str, list[bool]] = {name: [] for name in NAMES}
        for number in range(books // _A_LENGTH):
            dice = np.random.default_rng([seed, weeks, number])
            _look(held, *_book(dice, weeks), weeks)
        for name, found in held.items():
            if found:
                part = sum(found) / len(found)
                barred = not name.startswith("at least")  # a saying about draws, not about the truth: told, not barred
                yield f"{name}, {weeks} weeks", len(found), part, barred and not BAR[0] <= part <= BAR[1]


def _look(
    held: dict[str, list[bool]], weekly: dict[str, dict[int, float]], truth: dict[str, float], weeks: int
) -> None:
    drawn = resample.drawn(weekly, 0, weeks - 1)
    if drawn is None:
        return
    top, ranges = resample.top(drawn), resample.ranges(drawn)
    held["every share"] += [low <= truth[name] <= high for name, (low, high) in ranges.items()]
    low, high = ranges[top.name]
    held["largest share"].append(low <= truth[top.name] <= high)
    if top.at_least is not None:
        held["at least in 9 of 10"].append(top.at_least <= truth[top.name])
    shares = list(truth.values())
    for name, ends, true in (
        ("hhi", resample.hhi_range(drawn), concentration.hhi(shares)),
        ("gini", resample.gini_range(drawn), concentration.gini_unbiased(shares)),
    ):
        if ends is not None and true is not None:
            held[name].append(ends[0] <= true <= ends[1])
