"""The economics of the whole book: trouble against money, concentration, waiting for money, and how long cash lasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partwell.actions._actor import Actor
from partwell.actions._economics_rows import Basis, Bill, Bills, Weekly, basis, profile_and_day, question_of
from partwell.actions._economics_runway import Cash, cash_of
from partwell.actions._kept import Kept
from partwell.verdict import concentration, rates, resample
from partwell.verdict.resample import Range, Top

_YEAR_WEEKS, _YEAR_DAYS = 52, 365
_FEWEST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Curve:
    """Trouble against money, clients by trouble for each unit of money; shares added up, with 80 % ranges of trouble.

    first     the clients in front where trouble runs farthest ahead; they make `trouble` and bring `revenue`
    gini      of trouble between clients, `gini_range` only from 26 weeks on
    weeks     from the first to the last week with anything in it
    """

    clients: tuple[str, ...]
    revenue_shares: tuple[float, ...]
    trouble_shares: tuple[float, ...]
    ranges: tuple[Range, ...]
    first: tuple[str, ...]
    revenue: float
    trouble: float
    top: Top | None
    gini: float | None
    gini_range: Range | None
    weeks: int


@dataclass(frozen=True, slots=True)
class Concentration:
    """Of the money of the last year: Σ share², as many clients of one size, and each client's share, largest first."""

    hhi: float
    range: Range | None
    effective: float
    shares: tuple[tuple[str, float], ...]
    window: tuple[date, date]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is outstanding on the last day payments are known of, in days of sales (of `days`), major units, gross.

    unclear  open invoices left out, since money that names no invoice may have settled them
    """

    dso: float
    best: float
    delinquent: float
    to_pay: float | None
    receivables: float
    overdue: float
    invoices: int
    unclear: int
    until: date
    days: int


@dataclass(frozen=True, slots=True)
class Economics:
    """The book's economics on a day; a part that cannot be said is None."""

    as_of: date
    currency: str
    curve: Curve | None
    concentration: Concentration | None
    waiting: Waiting | None
    cash: Cash
    left_out: int


_kept: Kept[tuple[Basis, Economics]] = Kept()


def economics(actor: Actor, as_of: date | None = None) -> Economics:
    """The economics on `as_of`, by default today on the owner's clock."""
    return economics_and_basis(actor, as_of)[1]


def economics_and_basis(actor: Actor, as_of: date | None = None) -> tuple[Basis, Economics]:
    """The same with what it rests on, for the pages of one client."""
    profile, day = profile_and_day(actor, as_of)

    def make() -> tuple[Basis, Economics]:
        found = basis(actor, profile, day)
        return found, assemble(found)

    return _kept.get(question_of(profile, day), make)


def assemble(found: Basis) -> Economics:
    """All parts from one basis; pure."""
    return Economics(
        found.settings.as_of,
        found.settings.currency,
        _curve(found.trouble, found.revenue),
        _concentration(found.revenue, found.settings.as_of),
        _waiting(found.bills),
        cash_of(found),
        found.bills.left_out,
    )


def _curve(trouble: Weekly, revenue: Weekly) -> Curve | None:
    """None below two clients, or without any trouble or any money."""
    span = resample.span(trouble, revenue)
    if span is None or len(trouble) < 2:
        return None
    drawn = resample.drawn(trouble, *span)
    if drawn is None:
        return None
    names = drawn.names
    pains = [float(share) for share in drawn.shares]
    found = concentration.trouble_curve([_total(revenue, name) for name in names], pains)
    if found is None:
        return None
    order = tuple(names[at] for at in found.order)
    return Curve(
        order,
        found.revenue_shares,
        found.trouble_shares,
        resample.curve_ranges(drawn, order),
        tuple(name for name in order if names.index(name) in found.first),
        found.revenue_share,
        found.trouble_share,
        resample.top(drawn),
        concentration.gini_unbiased(pains),
        resample.gini_range(drawn),
        drawn.weeks,
    )


def _total(weekly: Weekly, name: str) -> float:
    return max(sum(weekly.get(name, {}).values()), 0.0)


def _concentration(revenue: Weekly, as_of: date) -> Concentration | None:
    last = (as_of - date(1970, 1, 5)).days // 7
    drawn = resample.drawn(revenue, last - _YEAR_WEEKS + 1, last)
    if drawn is None:
        return None
    amounts = [float(share) for share in drawn.shares]
    hhi, effective = concentration.hhi(amounts), concentration.effective_clients(amounts)
    assert hhi is not None
    assert effective is not None
    first = max(min((week for weeks in revenue.values() for week in weeks), default=last), last - _YEAR_WEEKS + 1)
    full = last - first + 1 >= resample.FEWEST_FOR_GINI
    parts = sorted(zip(drawn.names, amounts, strict=True), key=lambda part: -part[1])
    return Concentration(
        hhi,
        resample.hhi_range(drawn) if full else None,
        effective,
        tuple((name, share) for name, share in parts if share > 0),
        (date(1970, 1, 5) + timedelta(weeks=first), as_of),
    )


def _waiting(bills: Bills) -> Waiting | None:
    """None while no payment is known, or the invoices reach back less than two months."""
    until, known = bills.until, [bill for bill in bills.all if not bill.unclear]
    if until is None or not known:
        return None
    first = min(bill.issued for bill in known)
    days = min(_YEAR_DAYS, (until - first).days + 1)
    sales = sum(bill.gross for bill in known if 0 <= (until - bill.issued).days < days)
    open_ = [bill for bill in known if bill.part and bill.issued <= until]
    owed, current = (sum(bill.gross * bill.part for bill in some) for some in (open_, _not_due(open_, until)))
    dso, best = rates.dso(owed, sales, days), rates.best_possible_dso(current, sales, days)
    delinquent = rates.average_days_delinquent(owed, current, sales, days)
    if days < _FEWEST_DAYS or dso is None or best is None or delinquent is None:
        return None
    paid = [(b.gross, float((b.paid_on - b.issued).days)) for b in known if b.paid_on and b.gross > 0]
    unclear = sum(bill.unclear for bill in bills.all)
    return Waiting(
        dso, best, delinquent, rates.weighted_days_to_pay(paid), owed, owed - current, len(open_), unclear, until, days
    )


def _not_due(bills: Sequence[Bill], until: date) -> list[Bill]:
    return [bill for bill in bills if bill.due is None or bill.due >= until]
