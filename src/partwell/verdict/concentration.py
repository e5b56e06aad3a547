"""How unevenly money and trouble lie: concentration, the Lorenz curve, and trouble against revenue as measured.

Definitions: HHI = Σ share² (Herfindahl 1950, Hirschman 1945), 1/HHI = effective number of clients; Gini = half the mean
difference between two clients over the mean, × n/(n − 1) without the bias of few clients; the trouble curve sorts
clients by trouble for each unit of revenue. 80/20 is never assumed. Amounts below zero (refunds) count as zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Point = tuple[float, float]


def shares(amounts: Sequence[float]) -> tuple[float, ...] | None:
    """Each amount's part of their sum (0 to 1); None where there is nothing to share."""
    parts = _parts(amounts)
    return None if parts is None else tuple(map(float, parts))


def hhi(amounts: Sequence[float]) -> float | None:
    """Σ share², from 1/n (all equal) to 1 (one client is everything); None where there is nothing to share."""
    parts = _parts(amounts)
    return None if parts is None else float(sum(part * part for part in parts))


def effective_clients(amounts: Sequence[float]) -> float | None:
    """1/HHI: as concentrated as so many clients of equal size; None where there is nothing to share."""
    found = hhi(amounts)
    return None if found is None else 1 / found


def gini(amounts: Sequence[float]) -> float | None:
    """0 (all equal) to (n − 1)/n (one has everything); None where there is nothing to share."""
    parts = _parts(amounts)
    return None if parts is None else float(_spread(parts) / len(parts))


def gini_unbiased(amounts: Sequence[float]) -> float | None:
    """Gini × n/(n − 1), so that one client having everything is 1 whatever n is; None below two clients."""
    parts = _parts(amounts)
    return None if parts is None or len(parts) < 2 else float(_spread(parts) / (len(parts) - 1))


def lorenz(amounts: Sequence[float]) -> tuple[Point, ...]:
    """(Share of the clients, share of the amount) from the smallest up, (0, 0) to (1, 1); () where there is nothing."""
    parts = _parts(amounts)
    if parts is None:
        return ()
    points, so_far = [(0.0, 0.0)], Fraction(0)
    for rank, part in enumerate(sorted(parts), 1):
        so_far += part
        points.append((rank / len(parts), float(so_far)))
    return tuple(points)


@dataclass(frozen=True, slots=True)
class TroubleCurve:
    """Clients by trouble for each unit of revenue, most first.

    order           places of the clients in what was handed in
    revenue_shares  of all clients up to each of `order`, added up (0 to 1); trouble_shares likewise
    first           the clients at the front where trouble runs farthest ahead of money, smallest place first; they
                    bring `revenue_share` of the money and make `trouble_share` of the trouble; `gap` the difference
    """

    order: tuple[int, ...]
    revenue_shares: tuple[float, ...]
    trouble_shares: tuple[float, ...]
    first: tuple[int, ...]
    revenue_share: float
    trouble_share: float
    gap: float


def trouble_curve(revenue: Sequence[float], trouble: Sequence[float]) -> TroubleCurve | None:
    """The curve of two equally long lists, one number a client; None without any revenue or any trouble.

    A client who makes trouble and brings no money comes first. Where trouble and money lie alike, nobody is `first`.
    """
    money, pains = _parts(revenue), _parts(trouble)
    if money is None or pains is None:
        return None
    order = sorted(range(len(money)), key=lambda at: (-_ahead(pains[at], money[at]), -pains[at], at))
    sums, so_far = [], (Fraction(0), Fraction(0))
    for at in order:
        so_far = (so_far[0] + money[at], so_far[1] + pains[at])
        sums.append(so_far)
    best = max(range(len(order)), key=lambda at: (sums[at][1] - sums[at][0], -at))
    earned, suffered = sums[best]
    ahead = suffered - earned
    first = tuple(sorted(order[: best + 1])) if ahead > 0 else ()
    if not first:
        earned = suffered = Fraction(0)
    return TroubleCurve(
        tuple(order),
        tuple(float(one) for one, _ in sums),
        tuple(float(one) for _, one in sums),
        first,
        float(earned),
        float(suffered),
        float(suffered - earned),
    )


def _spread(parts: Sequence[Fraction]) -> Fraction:
    """Σ (2 rank − n − 1) × part, ranks from the smallest: n times the Gini."""
    n = len(parts)
    return sum(((2 * rank - n - 1) * part for rank, part in enumerate(sorted(parts), 1)), Fraction(0))


def _ahead(pain: Fraction, money: Fraction) -> Fraction:
    """What part of a client's weight is trouble: 1 where no money stands against it, 0 where no trouble does."""
    return pain / (pain + money) if pain + money else Fraction(0)


def _parts(amounts: Sequence[float]) -> list[Fraction] | None:
    """The exact parts of the sum; what is below zero counts as zero."""
    kept = [max(Fraction(amount), Fraction(0)) for amount in amounts]
    whole = sum(kept, Fraction(0))
    return [one / whole for one in kept] if whole else None
