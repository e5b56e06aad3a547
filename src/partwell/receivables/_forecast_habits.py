"""The shipped prior: a grid of payment habits, how common each is, and what each says about a delay.

A habit is a typical delay, a spread around it and a shape (even or leaning to the late side, with light or heavy
tails). How common they are is synthetic: the weights below were written down by hand so that the mixture is centred
like the coarse figures published for payments between businesses (about half late, clients differing among themselves
about as much as one client does from invoice to invoice) and deliberately wider than them (a third more than a week
late, one in fifteen more than a month), because a first forecast that is too sure is worse than a vague one. No row of
anybody's payments stands behind it. One client's own payments outweigh it after a few invoices.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from partwell.receivables.distribution import Floats

Singles = NDArray[np.float32]

FIRST, LAST = -150, 400
"""Days for which the likelihood of a habit is tabled; delays beyond count as these."""
_TYPICAL: Floats = 6.0 * np.sinh(np.linspace(math.asinh(-60 / 6), math.asinh(150 / 6), 41))
_SPREADS: Floats = np.array([0.5, 1.0, 2.0, 3.5, 6.0, 10.0, 17.0, 30.0])
_SPREAD_WEIGHTS = np.array([0.09, 0.13, 0.17, 0.19, 0.17, 0.13, 0.08, 0.04])
_SHAPES = (("light", 1.0), ("light", 1.3), ("heavy", 1.0), ("heavy", 2.0))
"""Tail, and by how much the late side is wider than the early side is narrower."""
_SHAPE_WEIGHTS = np.array([0.45, 0.25, 0.15, 0.15])
_TYPICAL_MIX = ((0.35, 0.0, 2.5), (0.65, 2.0, 13.0))
"""Typical delay: weight, centre and scale of Student's t with three degrees of freedom."""
_STRAY = 0.003
"""Share of payments that follow no habit, so that one odd invoice never rules a habit out."""


@dataclass(frozen=True, slots=True)
class Habits:
    """Tables over (days FIRST … LAST, habits) and over (habits, grid).

    weights   how common each habit is, sum 1
    paid      log chance to be paid with exactly that delay
    open      log chance to be paid with more than that delay
    grid      delays on which a forecast is built
    up_to     chance of at most the delay of the grid, of each habit
    """

    weights: Floats
    paid: Singles
    open: Singles
    grid: Floats
    up_to: Floats


@cache
def habits() -> Habits:
    """The grid of habits; built once, about a tenth of a second."""
    days: Floats = np.arange(FIRST, LAST + 1, dtype=np.float64)
    chance = np.concatenate([_shape(tail, lean, days + 0.5) for tail, lean in _SHAPES])
    chance[:, -1] = 1.0
    even = (np.arange(len(days)) + 1) / len(days)
    exact = np.diff(chance, axis=1, prepend=0.0) * (1 - _STRAY) + _STRAY / len(days)
    more = (1 - chance) * (1 - _STRAY) + _STRAY * (1 - even) + 1e-9
    grid = np.unique(np.r_[-150:-40:6, -40:41, 42:100:3, 100:401:10])
    return Habits(
        weights=_weights(),
        paid=np.log(exact).T.astype(np.float32, order="C"),
        open=np.log(more).T.astype(np.float32, order="C"),
        grid=grid.astype(np.float64),
        up_to=np.ascontiguousarray(chance[:, grid - FIRST]),
    )


def _weights() -> Floats:
    typical = sum(
        share * (1 + ((_TYPICAL - centre) / scale) ** 2 / 3) ** -2 / scale for share, centre, scale in _TYPICAL_MIX
    )
    pairs = np.multiply.outer(typical * np.gradient(_TYPICAL), _SPREAD_WEIGHTS).ravel()
    out: Floats = np.multiply.outer(_SHAPE_WEIGHTS, pairs / pairs.sum()).ravel()
    return out


def _shape(tail: str, lean: float, days: Floats) -> Floats:
    """Chance of at most `days`, shape (typical × spreads, days): two halves of different width."""
    centre, width = (side.ravel() for side in np.meshgrid(_TYPICAL, _SPREADS, indexing="ij"))
    z = (days[None] - centre[:, None]) / width[:, None]
    z = np.where(z > 0, z / lean, z * lean)
    core = _normal(z) if tail == "light" else _student(1.3 * z)
    early = 1 / (1 + lean**2)
    return np.where(z <= 0, 2 * early * core, early + (1 - early) * (2 * core - 1))


def _normal(z: Floats) -> Floats:
    ticks = np.linspace(-8.0, 8.0, 1601)
    table = np.array([0.5 * (1 + math.erf(t / math.sqrt(2))) for t in ticks])
    out: Floats = np.interp(z, ticks, table)
    return out


def _student(z: Floats) -> Floats:
    """Student's t with three degrees of freedom, in closed form."""
    u = z / math.sqrt(3)
    out: Floats = 0.5 + (u / (1 + u * u) + np.arctan(u)) / math.pi
    return out
