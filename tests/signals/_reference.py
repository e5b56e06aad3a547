"""The readings once more in plain Python, written from the definitions and not from the queries."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import NormalDist
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import holidays

from partwell.facts.profile import WorkHours
from partwell.signals._contract import Settings
from tests.signals._book import COLUMNS, Book


class Facts:
    """A book's rows as dictionaries, and whose identity is whose."""

    def __init__(self, book: Book, settings: Settings) -> None:
        self.settings = settings
        self.zone = ZoneInfo(settings.zone or "UTC")
        for table, names in COLUMNS.items():
            setattr(self, table, [dict(zip(names.split(), row, strict=True)) for row in book.rows[table]])
        self.client_of = {row["identity"]: row["client"] for row in self.identities if row["state"] == "client"}
        self.me = {row["identity"] for row in self.identities if row["state"] == "me"}
        self.until = datetime.combine(settings.as_of + timedelta(days=1), datetime.min.time(), self.zone).timestamp()

    def __getattr__(self, name: str) -> list[dict[str, Any]]:
        raise AttributeError(name)

    def day(self, epoch: int) -> date:
        return datetime.fromtimestamp(epoch, self.zone).date()


def rounded(value: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    return int((Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1), ROUND_HALF_UP))


# Talk


def outside(moment: datetime, hours: WorkHours, free: Iterable[date] = (), moved: Iterable[date] = ()) -> bool:
    """Whether a local time lies outside working hours."""
    day = moment.date()
    works = day not in free and (day.isoweekday() in hours.days or (day in moved and {1, 2, 3, 4, 5} <= {*hours.days}))
    return not (works and hours.start <= moment.hour * 60 + moment.minute < hours.end)


@dataclass
class Talk:
    """One message between the person and a client."""

    key: str
    sent: int
    incoming: bool
    thread: str
    offset: int | None
    mine: bool | None = None
    theirs: bool | None = None
    pressing: bool = False
    opening: bool = False
    answered_after: int | None = None


def talk(facts: Facts) -> dict[str, list[Talk]]:
    """Messages of each client, oldest first, with what the clocks and the thread say of each."""
    out: dict[str, list[Talk]] = {row["client"]: [] for row in facts.clients}
    to = defaultdict(set)
    for row in facts.message_to:
        to[row["key"]].add(row["identity"])
    for row in facts.messages:
        if row["automatic"] or row["sent"] >= facts.until:
            continue
        if row["sender"] in facts.client_of:
            whose, incoming = {facts.client_of[row["sender"]]}, True
        elif row["sender"] in facts.me:
            whose, incoming = {facts.client_of[i] for i in to[row["key"]] if i in facts.client_of}, False
        else:
            continue
        for client in whose:
            out[client].append(Talk(row["key"], row["sent"], incoming, row["thread"], row["offset"]))
    for client in facts.clients:
        _mark(out[client["client"]], client, facts)
    return out


def _mark(messages: list[Talk], client: dict[str, Any], facts: Facts) -> None:
    messages.sort(key=lambda m: (m.sent, m.key))
    settings, before = facts.settings, {}
    heard = any(not m.incoming for m in messages)
    own = holidays.country_holidays(settings.country, years=range(2019, 2029)) if settings.country else None
    free, moved = ({*own}, {*own.weekend_workdays}) if own is not None else (set(), set())
    zone = client["zone"] if client["zone"] in available_timezones() else ""
    hours = WorkHours.parse(client["hours"]) if client["hours"] else WorkHours()
    for m in messages:
        last = before.get(m.thread)
        gap = m.sent - last.sent if last else None
        m.opening = last is None or gap > 30 * 60
        m.pressing = heard and m.incoming and last is not None and last.incoming and gap >= settings.chase_seconds
        m.answered_after = gap if last is not None and last.incoming and not m.incoming else None
        before[m.thread] = m
        utc = datetime.fromtimestamp(m.sent, UTC)
        if settings.zone:
            m.mine = outside(utc.astimezone(facts.zone), settings.hours, free, moved)
        if zone:
            m.theirs = outside(utc.astimezone(ZoneInfo(zone)), hours)
        elif m.offset is not None:
            m.theirs = outside(utc + timedelta(minutes=m.offset), hours)


def clock_known(messages: list[Talk], zone: str) -> bool:
    came = [m for m in messages if m.incoming]
    offsets = [m.offset for m in came]
    if zone in available_timezones() or not came:
        return bool(came)
    best = max(sum(o is not None and o in {base, base + 60} for o in offsets) for base in {*offsets, 0} - {None})
    return best >= 0.9 * len(came) and {o for o in offsets if o is not None} != {0}


# Money


@dataclass
class Piece:
    """A part of a payment: for an invoice, or for none."""

    client: str | None
    currency: str
    day: date
    payment: str
    invoice: dict[str, Any] | None
    gross: int
    net: int
    handed_on: int
    estimated: bool


def received(facts: Facts) -> list[Piece]:
    """Every payment up to the day, cut along its invoices, net of VAT and of expenses handed on."""
    payments = {row["key"]: row for row in facts.payments if row["day"] <= facts.settings.as_of}
    invoices = {row["key"]: row for row in facts.invoices if row["identity"] in facts.client_of and row["gross"]}
    cuts = [m for m in facts.matches if m["payment"] in payments and m["invoice"] in invoices]
    out, so_far, left = [], defaultdict(int), {key: row["minor"] for key, row in payments.items()}
    placed = defaultdict(set)
    for cut in sorted(cuts, key=lambda m: (payments[m["payment"]]["day"], m["payment"])):
        bill, payment = invoices[cut["invoice"]], payments[cut["payment"]]
        begin, so_far[bill["key"]] = so_far[bill["key"]], so_far[bill["key"]] + cut["minor"]
        end, client = so_far[bill["key"]], facts.client_of[bill["identity"]]
        parts = [
            rounded(Fraction(end * part, bill["gross"])) - rounded(Fraction(begin * part, bill["gross"]))
            for part in (bill["net"] - bill["passthrough"], bill["passthrough"])
        ]
        out.append(
            Piece(client, payment["currency"], payment["day"], payment["key"], bill, cut["minor"], *parts, False)
        )
        left[payment["key"]] -= cut["minor"]
        placed[payment["key"]].add(client)
    for key, minor in left.items():
        if minor:
            payment = payments[key]
            one = next(iter(placed[key])) if len(placed[key]) == 1 else None
            out.append(_loose(facts, payment, facts.client_of.get(payment["identity"], one), minor))
    return out


def _loose(facts: Facts, payment: dict[str, Any], client: str | None, minor: int) -> Piece:
    bills = [
        row
        for row in facts.invoices
        if facts.client_of.get(row["identity"]) == client is not None
        and row["gross"] > 0
        and row["currency"] == payment["currency"]
        and row["issued"] <= facts.settings.as_of
    ]
    gross = sum(row["gross"] for row in bills)
    on = sum(row["passthrough"] for row in bills)
    parts = (minor, 0)
    if gross:
        net = sum(row["net"] for row in bills) - on
        parts = (rounded(Fraction(minor * net, gross)), rounded(Fraction(minor * on, gross)))
    return Piece(client, payment["currency"], payment["day"], payment["key"], None, minor, *parts, True)


@dataclass
class Earned:
    """A payment's piece or an expense handed on, in the book's currency."""

    day: date
    issued: date
    net: int
    payment: str | None
    estimated: bool
    ids: list[str] = field(default_factory=list)


def earned(facts: Facts, pieces: list[Piece]) -> dict[str, list[Earned]]:
    out: dict[str, list[Earned]] = {row["client"]: [] for row in facts.clients}
    mine = facts.settings.currency
    for p in pieces:
        if p.client is not None and p.currency == mine:
            ids = [f"payment:{p.payment}", *([f"invoice:{p.invoice['key']}"] if p.invoice else [])]
            issued = p.invoice["issued"] if p.invoice else p.day
            out[p.client].append(Earned(p.day, issued, p.net, p.payment, p.estimated, ids))
    stating = {facts.client_of.get(row["identity"]) for row in facts.invoices if row["passthrough"]}
    for e in facts.expenses:
        client = facts.client_of.get(e["identity"])
        counts = e["passthrough"] and e["day"] <= facts.settings.as_of and e["currency"] == mine
        if client and client not in stating and counts:
            out[client].append(Earned(e["day"], e["day"], -e["minor"], None, False, [f"expense:{e['key']}"]))
    return out


@dataclass
class Part:
    """An instalment: paid, or open."""

    invoice: dict[str, Any]
    minor: int
    open: bool
    until: date

    @property
    def delay(self) -> int:
        return (self.until - self.invoice["due"]).days


def instalments(facts: Facts, pieces: list[Piece]) -> dict[str, list[Part]]:
    """What was paid on which day of each invoice with a due date, and what is open although money came in since."""
    out: dict[str, list[Part]] = {row["client"]: [] for row in facts.clients}
    days = [row["day"] for row in facts.payments if row["day"] <= facts.settings.as_of]
    bills = [b for b in facts.invoices if b["identity"] in facts.client_of and b["issued"] <= facts.settings.as_of]
    open_bills = defaultdict(list)
    for bill in bills:
        if bill["gross"] <= 0 or bill["due"] is None:
            continue
        client, by_day = facts.client_of[bill["identity"]], defaultdict(int)
        for p in pieces:
            if p.invoice is not None and p.invoice["key"] == bill["key"] and p.gross > 0:
                by_day[p.day] += p.gross
        out[client] += [Part(bill, minor, False, day) for day, minor in by_day.items()]
        rest = bill["gross"] - sum(by_day.values())
        if days and max(days) > bill["due"] and rest * 100 > bill["gross"]:
            open_bills[client, bill["currency"]].append(Part(bill, rest, True, max(days)))
    for (client, currency), parts in open_bills.items():
        spare = [
            p.gross for p in pieces if (p.client, p.currency) == (client, currency) and (not p.invoice or p.gross < 0)
        ]
        spare += [
            -b["gross"]
            for b in bills
            if b["gross"] < 0 and (facts.client_of[b["identity"]], b["currency"]) == (client, currency)
        ]
        purse = sum(spare)
        parts.sort(key=lambda p: (p.minor not in spare, p.minor, p.invoice["issued"], p.invoice["key"]))
        for part in parts:
            if Fraction(part.minor, 2) > purse:
                out[client].append(part)
            purse -= part.minor
    return out


_SPREADS = [-2 + 2 * step / 3 for step in range(7)]


def _log_typical(at: float, scale: float, place: float, seen: list[tuple[float, float, bool]], middle: float) -> float:
    """Log weight of a typical delay and a scatter: prior t(4) around 3, each instalment t(3), far ones drawn nearer."""
    log = -0.5 * place**2 - 2.5 * math.log1p(((at - 3) / 7.5) ** 2 / 4)
    for days, weight, still in seen:
        z = (max(min(days, middle + 30), middle - 30) - at) / scale
        u = z / math.sqrt(3)
        over = max(0.5 - (u / (1 + u * u) + math.atan(u)) / math.pi, 1e-12)
        log += weight * (math.log(over) if still else -2 * math.log1p(z * z / 3) - math.log(scale))
    return log


def typical_delay(seen: list[tuple[float, float, bool]]) -> tuple[float, float]:
    """Posterior mean and P(> 14 days) from (days, weight, open), by a plain sum over a grid of half a day."""
    ordered = sorted(seen)
    half, middle = sum(w for _, w, _ in seen) / 2, 0.0
    for days, weight, _ in ordered:
        half -= weight
        middle = days
        if half <= 1e-12:
            break
    tamed = [max(min(days, middle + 30), middle - 30) for days, _, _ in seen]
    first, last = min([-180.0, *tamed]), max([300.0, *tamed])
    points = [first + step / 2 for step in range(int((last - first) * 2) + 1)]
    masses = [0.0] * len(points)
    logs = [[_log_typical(at, 4 * math.exp(0.7 * p), p, seen, middle) for at in points] for p in _SPREADS]
    top = max(max(line) for line in logs)
    for line in logs:
        masses = [mass + math.exp(log - top) for mass, log in zip(masses, line, strict=True)]
    wander = NormalDist(0, 1.5)
    near = [wander.pdf(step / 2) for step in range(-18, 19)]
    masses = [
        sum(near[k + 18] * masses[at + k] for k in range(-18, 19) if 0 <= at + k < len(masses))
        for at in range(len(masses))
    ]
    mean = sum(mass * at for mass, at in zip(masses, points, strict=True))
    return mean / sum(masses), sum(m for m, at in zip(masses, points, strict=True) if at > 14) / sum(masses)
