"""The cost of trouble of one client: lines of hours and money by kind, counted and estimated kept apart.

Messages are counted and their minutes estimated (low, mid, high); late money is counted in amount × days and priced at
a rate a year; an hour is priced at what the person asks, else at what an hour of the book brought. The minutes and the
rate of waiting are assumptions of ours; none of the sums is a bill.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SURCHARGE = 0.5
"""What an hour outside working hours would cost on top: half, as overtime is often priced; ours."""
ORDER = ("pressing", "own_night", "revisions", "late_money")
KIND_OF: Mapping[str, str] = {
    "pressing": "demanding",
    "own_night": "demanding",
    "revisions": "indecisive",
    "late_money": "slow_to_pay",
}
ROUND_PARTS = (0.25, 0.5, 1.0)
OUTSIDE = ("logged_outside", "met_outside", "own_night")
Span = tuple[float, float, float]
"""Low, mid, high."""
NOTHING: Span = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Found:
    """What the book holds for one line: `n` facts, hours counted, hours estimated, late money in amount × days.

    hours     exact, of logged time and meetings
    guessed   low, mid and high hours, of messages
    late      major units × days; `unpriced` true where some of it is in a currency without a rate
    """

    line: str
    n: int
    hours: float = 0.0
    guessed: Span = NOTHING
    late: float = 0.0
    unpriced: bool = False
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prices:
    """An hour's worth in major units (None: unknown), whether it is the asked rate, and waiting for money a year."""

    hour: float | None
    asked: bool
    late_rate: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line: counted and estimated hours, and money for each (major units; None: an hour's worth is unknown)."""

    line: str
    kind: str
    n: int
    hours: float
    guessed: Span
    money: float | None
    money_guessed: Span | None
    unpriced: bool
    evidence: tuple[str, ...]

    @property
    def total(self) -> Span | None:
        """Money counted and estimated together; None while an hour's worth is unknown."""
        return _whole(self.money, self.money_guessed)


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of one kind (or of all): as in a line."""

    kind: str
    n: int
    hours: float
    guessed: Span
    money: float | None
    money_guessed: Span | None

    @property
    def total(self) -> Span | None:
        """Money counted and estimated together; None while an hour's worth is unknown."""
        return _whole(self.money, self.money_guessed)


@dataclass(frozen=True, slots=True)
class Outside:
    """Hours outside the person's working hours, and what a surcharge on them would have brought on top.

    hours  counted (logged, meetings); guessed of own messages; `extra` and `extra_guessed` money, None: unpriced
    """

    hours: float
    guessed: Span
    surcharge: float
    extra: float | None
    extra_guessed: Span | None
    parts: tuple[Found, ...]


def lines(found: Iterable[Found], prices: Prices) -> tuple[Line, ...]:
    """The lines that belong to a kind of trouble and have any fact, in a fixed order."""
    known = {one.line: one for one in found if one.n}
    return tuple(_line(known[name], prices) for name in ORDER if name in known)


def _line(one: Found, prices: Prices) -> Line:
    hour = prices.hour
    waiting = one.late * prices.late_rate / 365
    guessed = _times(one.guessed, hour)
    if one.line == "late_money":
        guessed = (waiting, waiting, waiting)
    money = None if hour is None and one.hours else one.hours * (hour or 0.0)
    return Line(one.line, KIND_OF[one.line], one.n, one.hours, one.guessed, money, guessed, one.unpriced, one.evidence)


def sums(of: Sequence[Line]) -> tuple[Sum, ...]:
    """A sum for each kind in the order of its lines, then one named `all`; () where there is no line."""
    kinds = dict.fromkeys(line.kind for line in of)
    each = [_sum(kind, [line for line in of if line.kind == kind]) for kind in kinds]
    return (*each, _sum("all", of)) if each else ()


def _sum(kind: str, of: Sequence[Line]) -> Sum:
    money = [line.money for line in of]
    guessed = [line.money_guessed for line in of]
    return Sum(
        kind,
        sum(line.n for line in of),
        sum(line.hours for line in of),
        _added(line.guessed for line in of),
        None if None in money else sum(one for one in money if one is not None),
        None if None in guessed else _added(one for one in guessed if one is not None),
    )


def outside(found: Iterable[Found], prices: Prices, surcharge: float = SURCHARGE) -> Outside | None:
    """The hours outside working hours and their surcharge; None where there are none."""
    known = {one.line: one for one in found if one.n}
    parts = tuple(known[name] for name in OUTSIDE if name in known)
    if not parts:
        return None
    hours, guessed = sum(one.hours for one in parts), _added(one.guessed for one in parts)
    worth = None if prices.hour is None else prices.hour * surcharge
    return Outside(hours, guessed, surcharge, None if worth is None else hours * worth, _times(guessed, worth), parts)


def minutes(n: int, each: Sequence[int]) -> Span:
    """Hours of `n` messages at low, mid and high minutes each."""
    low, mid, high = (n * one / 60 for one in each)
    return low, mid, high


def _whole(money: float | None, guessed: Span | None) -> Span | None:
    if money is None or guessed is None:
        return None
    return money + guessed[0], money + guessed[1], money + guessed[2]


def rounds(revised: float, pieces: float, usual: float, hours: float) -> tuple[int, Span] | None:
    """Rounds beyond the usual and the hours they took, low, mid and high; None below one such round.

    usual  rounds a piece takes with the other clients;  hours  logged for the client. A round is assumed to take a
    quarter, half, or all of what a handing over takes on average (ours).
    """
    extra, each = revised - usual * pieces, hours / (pieces + revised) if pieces else 0.0
    if extra < 1 or each <= 0:
        return None
    low, mid, high = (extra * each * part for part in ROUND_PARTS)
    return round(extra), (low, mid, high)


def _times(of: Span, price: float | None) -> Span | None:
    if price is None:
        return NOTHING if of == NOTHING else None
    return of[0] * price, of[1] * price, of[2] * price


def _added(spans: Iterable[Span]) -> Span:
    low, mid, high = 0.0, 0.0, 0.0
    for one in spans:
        low, mid, high = low + one[0], mid + one[1], high + one[2]
    return low, mid, high
