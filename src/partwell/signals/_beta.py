"""The Beta distribution in plain Python: its cumulative share and its points.

Formula: regularised incomplete beta function by the continued fraction DLMF 8.17.22, evaluated with Lentz's method.
"""

from __future__ import annotations

import math

_TINY = 1e-300
_CLOSE = 1e-14


def cdf(x: float, a: float, b: float) -> float:
    """P(X ≤ x) for X ~ Beta(a, b), a and b > 0."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    log = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    front = math.exp(log)
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def point(p: float, a: float, b: float) -> float:
    """The x with P(X ≤ x) = p, by halving; right to 1e-12."""
    low, high = 0.0, 1.0
    for _ in range(45):
        middle = (low + high) / 2
        if cdf(middle, a, b) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, _full(1 - (a + b) * x / (a + 1))
    d = 1 / d
    out = d
    for m in range(1, 1000):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _full(1 + step * d)
            c = _full(1 + step / c)
            out *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return out


def _full(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
