"""What the economics of a book rest on, fetched once: weekly trouble and money, invoices, and the lines of cost."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from partwell.actions._actor import Actor
from partwell.actions.portfolio import Portfolio, portfolio, today
from partwell.facts.money import exponent
from partwell.facts.profile import Profile
from partwell.signals import trouble_share
from partwell.signals._contract import Row, Settings, evidence
from partwell.signals.rows import rows_of
from partwell.verdict.cost import NOTHING, Found, Prices, minutes

Weekly = Mapping[str, Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class Bill:
    """One invoice (negative: credit note) in major units of the book's currency.

    due      None where the file names none;  paid_on  the day it was settled but for bank fees, None while it is not
    part     what part of it is still open (0 to 1);  unclear  money that names no invoice may have settled it
    """

    client: str
    invoice: str
    issued: date
    due: date | None
    gross: float
    net: float
    part: float
    paid_on: date | None
    unclear: bool


@dataclass(frozen=True, slots=True)
class Bills:
    """All invoices with a known worth; `until` the last day payments are known of; `left_out` in other currencies."""

    all: tuple[Bill, ...]
    until: date | None
    left_out: int


@dataclass(frozen=True, slots=True)
class Basis:
    """One book on one day: the settings, the portfolio and the rows beside it."""

    profile: Profile
    settings: Settings
    portfolio: Portfolio
    trouble: Weekly
    revenue: Weekly
    costs: Mapping[str, tuple[Found, ...]]
    prices: Prices
    bills: Bills


def question_of(profile: Profile, as_of: date) -> Hashable:
    """What an answer about the book depends on: which book, in which state, whose settings, which day."""
    from partwell.book import batches
    from partwell.book.home import home_path

    return str(home_path()), batches.book_id(), batches.generation(), profile, as_of


def profile_and_day(actor: Actor, as_of: date | None) -> tuple[Profile, date]:
    """The settings, and the day asked for or today on the owner's clock."""
    actor.needs("read")
    from partwell.book.profile import read_profile

    profile = read_profile()
    return profile, as_of or today(profile)


def basis(actor: Actor, profile: Profile, as_of: date) -> Basis:
    """Everything; two queries of their own beside those of the portfolio."""
    from partwell.book import batches
    from partwell.book.home import home_path

    settings = Settings.of(profile, as_of)

    def rows(query: str) -> list[Row]:
        return rows_of(home_path(), batches, settings, query)

    troubles = rows("trouble_share")
    return Basis(
        profile,
        settings,
        portfolio(actor, as_of),
        trouble_share.weekly(troubles, settings),
        _revenue(rows("revenue_share")),
        _costs(rows("pictures/cost"), settings),
        _prices(troubles, settings),
        _bills(rows("pictures/billing"), settings.currency),
    )


def _revenue(rows: list[Row]) -> Weekly:
    out: dict[str, dict[int, float]] = {}
    for row in rows:
        weeks = out.setdefault(row["client"], {})
        if row["week"] is not None:
            weeks[int(row["week"])] = float(row["net"])
    return out


def _prices(rows: list[Row], settings: Settings) -> Prices:
    """An hour at the asked rate, else at what the book's logged hours brought; the same for every client."""
    scale, late = 10 ** exponent(settings.currency), settings.late_rate / 10_000
    first: Row = rows[0] if rows else {}
    if first.get("rate_minor") is not None:
        return Prices(int(first["rate_minor"]) / scale, True, late)
    net, seconds = int(first.get("book_net") or 0), int(first.get("book_seconds") or 0)
    return Prices(net * 3600 / seconds / scale if seconds and net > 0 else None, False, late)


def _costs(rows: list[Row], settings: Settings) -> Mapping[str, tuple[Found, ...]]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["client"], row["line"]), []).append(row)
    out: dict[str, list[Found]] = {}
    for (client, line), found in sorted(groups.items()):
        out.setdefault(client, []).append(_found(line, found, settings))
    return {client: tuple(found) for client, found in out.items()}


def _found(line: str, rows: list[Row], settings: Settings) -> Found:
    n = sum(int(row["n"]) for row in rows)
    read, written = settings.minutes.read, settings.minutes.written
    each = {"pressing": [a + b for a, b in zip(read, written, strict=True)], "own_night": list(written)}
    late = sum(int(row["late"]) for row in rows if row["currency"] == settings.currency)
    return Found(
        line,
        n,
        sum(int(row["seconds"]) for row in rows) / 3600,
        minutes(n, each[line]) if line in each else NOTHING,
        late / 10 ** exponent(settings.currency),
        any(row["currency"] not in {"", settings.currency} for row in rows),
        evidence(*(row["evidence"] for row in rows)),
    )


def _bills(rows: list[Row], currency: str) -> Bills:
    priced = [row for row in rows if row["part"] is not None]
    until = max((row["last_day"] for row in rows if row["last_day"] is not None), default=None)
    bills = sorted((_bill(row, currency) for row in priced), key=lambda one: (one.issued, one.gross, one.invoice))
    return Bills(tuple(bills), until, len(rows) - len(priced))


def _bill(row: Row, currency: str) -> Bill:
    worth = int(row["part"]) / int(row["whole"]) / 10 ** exponent(currency)
    gross, paid = int(row["gross"]), int(row["paid"])
    part = _open_part(gross, paid)
    due: Any = row["due"]
    past = due is not None and row["last_day"] is not None and due < row["last_day"]
    return Bill(
        row["client"],
        row["invoice"],
        row["issued"],
        due,
        gross * worth,
        int(row["net"]) * worth,
        part,
        None if part else row["last_paid"],
        bool(part) and past and not row["overdue"],
    )


def _open_part(gross: int, paid: int) -> float:
    """What part is open; a hundredth is bank fees, no debt; a credit note owes nothing."""
    rest = gross - paid
    return 0.0 if gross <= 0 or rest * 100 <= gross else min(rest / gross, 1.0)
