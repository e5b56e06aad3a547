"""How far shares could lie otherwise: weeks are drawn again, never clients.

The clients of a book are all there are; what could have come out otherwise is which weeks happened. A bootstrap over
clients that says 90 % covers 20 to 73 %; one over weeks covers .74 (8 weeks) to .88 (52). The plug-in Gini (and HHI)
lies too high in short books: no interval for either below 26 weeks. Draws depend on the amounts alone, not on names.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Weekly = Mapping[str, Mapping[int, float]]
Range = tuple[float, float]

LEVEL = 0.8
FEWEST_WEEKS = 8
FEWEST_FOR_GINI = 26
_DRAWS = 1000
_MANY = 200
"""From so many clients on fewer draws will do: each share is small and moves little."""
_SEED = 20260215
_Z = 1.2815515655446004
"""The 90 % point of the normal distribution: a range of 80 % leaves a tenth on either side."""
_MEMORY = 1.05
"""Runs of weeks do not catch all of the memory between weeks: ranges would hold .76 instead of .80 at a year."""
_WIDER = 1.2
"""Ranges of HHI and Gini would hold the truth in .71 to .76 instead of .80 (docs/method.md): widened by a fifth."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Shares as they are and as they come out over drawn weeks.

    names   clients, in an order that their names do not change
    shares  (clients,) of the whole; draws (clients, draws) likewise, empty below FEWEST_WEEKS weeks
    weeks   from the first to the last with anything in it
    """

    names: tuple[str, ...]
    shares: Floats
    draws: Floats
    weeks: int

    @property
    def known(self) -> bool:
        """Whether there are weeks enough to say a range."""
        return self.draws.size > 0


@dataclass(frozen=True, slots=True)
class Top:
    """The client with the largest share: `at_least` that much in nine of ten draws, first in `first_in` of them."""

    name: str
    share: float
    at_least: float | None
    first_in: float | None


def span(*each: Weekly) -> tuple[int, int] | None:
    """First and last week of all of them, None where there is none."""
    weeks = [week for weekly in each for found in weekly.values() for week in found]
    return (min(weeks), max(weeks)) if weeks else None


def drawn(weekly: Weekly, first: int, last: int) -> Drawn | None:
    """The weeks `first` to `last` of {client: {week: amount}}, drawn again; None where they hold nothing.

    What a client's draw sums to below zero (refunds) counts as zero.
    """
    names = sorted(weekly, key=lambda name: sorted(weekly[name].items()))
    amounts = np.zeros((len(names), max(last - first + 1, 0)))
    for row, name in enumerate(names):
        for week, amount in weekly[name].items():
            if first <= week <= last:
                amounts[row, week - first] += amount
    sums = np.maximum(amounts.sum(axis=1), 0.0)
    if not sums.sum() > 0:
        return None
    weeks = amounts.shape[1]
    again = _again(amounts) if weeks >= FEWEST_WEEKS else np.zeros((len(names), 0))
    return Drawn(tuple(names), sums / sums.sum(), again, weeks)


def _again(amounts: Floats) -> Floats:
    """Each client's share of each draw of weeks; draws with nothing in them are left out."""
    often = _often(amounts.shape[1], _DRAWS if len(amounts) < _MANY else _DRAWS // 4)
    sums = np.maximum(amounts @ often.T, 0.0)
    whole = sums.sum(axis=0)
    out: Floats = sums[:, whole > 0] / whole[whole > 0]
    return out


def _often(weeks: int, draws: int) -> Floats:
    """How often each week is drawn, (draws, weeks): runs of a few weeks, going round, so that a bad spell stays one.

    One run fewer than would fill the book, which makes up for drawing from a sample (k/(k − 1) of the variance).
    """
    length = _run(weeks)
    runs = -(-weeks // length) - 1
    starts = np.random.default_rng(_SEED).integers(0, weeks, (draws, runs))
    places = ((starts[:, :, None] + np.arange(length)) % weeks).reshape(draws, -1)
    out = np.zeros((draws, weeks))
    np.add.at(out, (np.arange(draws)[:, None], places), 1.0)
    return out


def _run(weeks: int) -> int:
    """Weeks of a run: the cube root, as is usual for blocks."""
    return max(round(math.cbrt(weeks)), 1)


def top(of: Drawn) -> Top:
    """The client with the most, without a range where there are too few weeks."""
    best = int(of.shares.argmax())
    share, name = float(of.shares[best]), of.names[best]
    if not of.known:
        return Top(name, share, None, None)
    first = float((of.draws.argmax(axis=0) == best).mean())
    return Top(name, share, min(float(np.quantile(of.draws[best], 0.1)), share), first)


def ranges(of: Drawn) -> dict[str, Range]:
    """The LEVEL range of each client's share; {} where there are too few weeks."""
    if not of.known:
        return {}
    low, high = _around(of.shares, of.draws, of)
    return {name: (float(low[row]), float(high[row])) for row, name in enumerate(of.names)}


def curve_ranges(of: Drawn, order: Sequence[str]) -> tuple[Range, ...]:
    """The LEVEL range of the shares added up along `order`; () where there are too few weeks."""
    if not of.known:
        return ()
    places = {name: row for row, name in enumerate(of.names)}
    rows = [places[name] for name in order]
    low, high = _around(np.cumsum(of.shares[rows]), np.cumsum(of.draws[rows], axis=0), of)
    ends = list(zip(map(float, np.maximum.accumulate(low)), map(float, np.maximum.accumulate(high)), strict=True))
    return (*ends[:-1], (1.0, 1.0))


def hhi_range(of: Drawn) -> Range | None:
    """The LEVEL range of Σ share²; None below FEWEST_FOR_GINI weeks."""
    n = len(of.names)
    if of.weeks < FEWEST_FOR_GINI:
        return None
    if n == 1:
        return 1.0, 1.0
    over = (np.array([np.square(of.shares).sum()]), np.square(of.draws).sum(axis=0)[None])
    point, draws = ((one - 1 / n) / (1 - 1 / n) for one in over)
    low, high = _turned(point, draws, of)
    return (low * (1 - 1 / n) + 1 / n, high * (1 - 1 / n) + 1 / n)


def gini_range(of: Drawn) -> Range | None:
    """The LEVEL range of the Gini × n/(n − 1); None below FEWEST_FOR_GINI weeks or two clients."""
    n = len(of.names)
    if of.weeks < FEWEST_FOR_GINI or n < 2:
        return None
    ranks = (2.0 * np.arange(1, n + 1) - n - 1) / (n - 1)
    return _turned(np.array([ranks @ np.sort(of.shares)]), (ranks @ np.sort(of.draws, axis=0))[None], of)


def _around(points: Floats, draws: Floats, of: Drawn) -> tuple[Floats, Floats]:
    """Point ± t × the scatter of the draws, on the scale of log odds: small shares lean, and never leave 0 to 1."""
    middle, half = _odds(points, of), _MEMORY * _t(of.weeks) * _odds(draws, of).std(axis=1)
    return _share(middle - half), _share(middle + half)


def _turned(point: Floats, draws: Floats, of: Drawn) -> Range:
    """The same for a measure that drawing again pushes up: moved back by that, and wider; it holds the point."""
    at, again = _odds(point, of), _odds(draws, of)
    middle, half = 2 * at - again.mean(axis=1), _WIDER * _t(of.weeks) * again.std(axis=1)
    low, high = float(_share(middle - half)[0]), float(_share(middle + half)[0])
    return min(low, float(point[0])), max(high, float(point[0]))


def _odds(share: Floats, of: Drawn) -> Floats:
    """Log odds, kept from running away where a share is as good as nothing or everything."""
    least = 0.25 / (of.weeks * len(of.names))
    kept = np.clip(share, least, 1 - least)
    out: Floats = np.log(kept / (1 - kept))
    return out


def _share(odds: Floats) -> Floats:
    out: Floats = 1 / (1 + np.exp(-odds))
    return out


def _t(weeks: int) -> float:
    """The 90 % point of Student's t for so many runs of weeks less one (Cornish–Fisher; within .01 from 3 on)."""
    free = -(-weeks // _run(weeks)) - 1
    return _Z + (_Z**3 + _Z) / (4 * free) + (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / (96 * free**2)
