"""Does the test of a remedy tell improved from brick wall? Weekly counts unlike the model's, around a known ratio.

How they differ: counts come in bursts (negative binomial, variance three times the mean, and whole bad spells that last
weeks), the pace drifts by a third a quarter whatever is done, the talk is held in the worst of the last weeks, and some
weeks are holidays or without contact. The truth is the ratio of the long-run rates, drift left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from partwell.facts.thresholds import SHIPPED
from partwell.signals.remedied import Span
from partwell.verdict.brick_wall import outcome

HEADS = ("cases", "improved", "brick wall", "undecided", "range holds")
PACES = (1.0, 3.0, 8.0)
FALSE_IMPROVED, FALSE_WALL = 0.10, 0.08
COVER = (0.77, 0.85)
_BEFORE = 14


@dataclass(frozen=True)
class World:
    """How weekly counts come: variance over mean, log-scale spells, drift a quarter, talk at a peak, weeks missed."""

    name: str
    burst: float = 1.0
    spells: float = 0.0
    drift: float = 0.0
    peak: bool = False
    missed: float = 0.0


WORLDS = (
    World("steady"),
    World("bursts", burst=3.0),
    World("bad spells", spells=0.4),
    World("talk at a peak", burst=2.0, peak=True),
    World("drift", burst=1.5, drift=0.33),
    World("holidays", burst=1.5, missed=0.25),
    World("all of it", burst=2.0, spells=0.3, drift=0.2, peak=True, missed=0.15),
)


def spans(dice: np.random.Generator, world: World, pace: float, ratio: float, after: int) -> list[Span]:
    """Weeks before and after the talk, numbered from it."""
    weeks = 40 + after
    level = np.zeros(weeks)
    for week in range(1, weeks):
        level[week] = 0.7 * level[week - 1] + dice.normal(0, world.spells * (1 - 0.49) ** 0.5)
    rates = pace * np.exp(level - world.spells**2 / 2) * (1 + world.drift * (np.arange(weeks) - 40) / 13)
    rates = np.maximum(rates, 0.05 * pace)
    first = dice.poisson(_burst(dice, rates, world.burst))
    talk = int(40 - 8 + np.argmax(first[32:40]) + 1) if world.peak else 40
    changed = rates[talk : talk + after] * ratio
    later = dice.poisson(_burst(dice, changed, world.burst))
    exposed = dice.random(weeks) >= world.missed
    counts = [*first[:talk], *later]
    return [
        Span(week - talk, int(counts[week]) if exposed[week] else 0, float(exposed[week]))
        for week in range(talk - _BEFORE, talk + len(later))
    ]


def _burst(dice: np.random.Generator, rates: np.ndarray, burst: float) -> np.ndarray:
    """Rates scattered so that the counts' variance is `burst` times their mean."""
    if burst <= 1:
        return rates
    out: np.ndarray = dice.gamma(rates / (burst - 1), burst - 1)
    return out


def lines(books: int, seed: int) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """By world: no change, and a fall to .4; then by weeks after and by pace, over all worlds."""
    times = max(books // 20, 10)
    for ratio, bar in ((1.0, "improved"), (0.4, "wall")):
        for world in WORLDS:
            yield _line(f"ratio {ratio:g}, {world.name}", [(world, pace, ratio, 6) for pace in PACES], times, seed, bar)
    for ratio in (1.0, 0.4, 0.1):
        for after in (4, 8, 12):
            each = [(world, pace, ratio, after) for world in WORLDS for pace in PACES]
            yield _line(f"ratio {ratio:g}, {after} weeks after", each, max(times // 4, 3), seed, "")
    for ratio in (0.7, 1.3):
        each = [(world, pace, ratio, 6) for world in WORLDS for pace in PACES]
        yield _line(f"ratio {ratio:g}, 6 weeks after", each, max(times // 4, 3), seed, "")


def _line(
    name: str, each: list[tuple[World, float, float, int]], times: int, seed: int, bar: str
) -> tuple[str, tuple[str, ...], bool]:
    words: list[str] = []
    held: list[bool] = []
    for at, (world, pace, ratio, after) in enumerate(each):
        for number in range(times):
            dice = np.random.default_rng([seed, at, number, round(100 * ratio), after])
            found = outcome(spans(dice, world, pace, ratio, after), SHIPPED)
            words.append(found.word)
            if found.low is not None and found.high is not None:
                held.append(found.low <= ratio <= found.high)
    parts = {word: words.count(word) / len(words) for word in ("improved", "brick_wall")}
    missed = (bar == "improved" and parts["improved"] > FALSE_IMPROVED) or (
        bar == "wall" and parts["brick_wall"] > FALSE_WALL
    )
    rest = 1 - sum(parts.values())
    cells = (f"{len(words):,}", *(f"{100 * part:.1f} %" for part in (*parts.values(), rest)))
    return name, (*cells, f"{100 * sum(held) / max(len(held), 1):.1f} %"), missed
