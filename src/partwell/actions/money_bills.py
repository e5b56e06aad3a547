"""The book's invoices as the forecast wants them, and those that are open, with whose they are."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partwell.actions._actor import Actor
from partwell.facts.money import Money
from partwell.facts.profile import Profile
from partwell.receivables.forecast import Bill
from partwell.signals._contract import Row

USUAL_TERMS = 14
"""Days to pay where neither the invoice nor the client's or the book's other invoices say."""
_LEFT_OVER = 100  # a hundredth of an invoice: bank fees, not a debt
_FRESH = 7


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """One invoice not wholly paid, `left` of it open; `assumed`: it names no due date, its client's terms were taken.

    evidence  the id under which the book shows it
    """

    client: str
    name: str
    invoice: str
    number: str
    issued: date
    due: date
    assumed: bool
    left: Money
    gross: Money
    overdue: bool

    @property
    def evidence(self) -> str:
        """What `show_original` takes."""
        return f"invoice:{self.invoice}"


@dataclass(frozen=True, slots=True)
class Bills:
    """All invoices of the book on a day.

    seen     the day the open ones are known to be unpaid on: `today`, or the last day payments are known of where
             that lies more than a week back
    all      as the forecast takes them; those that money without a number may have settled are left out
    unclear  how many these are, by client
    names    client -> name
    terms    client -> its usual days to pay
    """

    today: date
    seen: date
    profile: Profile
    all: tuple[Bill, ...]
    open: tuple[OpenInvoice, ...]
    unclear: dict[str, int]
    names: dict[str, str]
    terms: dict[str, int]


def money_bills(actor: Actor, as_of: date | None = None) -> Bills:
    """Every invoice on `as_of`, by default today on the owner's clock; credit notes left out."""
    actor.needs("read")
    from partwell.actions.portfolio import today
    from partwell.book import batches
    from partwell.book.home import home_path
    from partwell.book.models import Client
    from partwell.book.profile import read_profile
    from partwell.signals._contract import Settings
    from partwell.signals.rows import rows_of

    profile = read_profile()
    day = as_of or today(profile)
    rows = rows_of(home_path(), batches, Settings.of(profile, day), "pictures/bills")
    return bills_of(rows, dict(Client.objects.values_list("key", "name")), profile, day)


def bills_of(rows: Sequence[Row], names: dict[str, str], profile: Profile, day: date) -> Bills:
    """The same from the rows of the snapshot; pure."""
    terms = _terms(rows)
    doubtful = [row for row in rows if _unclear(row)]
    sure = [row for row in rows if not _unclear(row)]
    unclear: dict[str, int] = defaultdict(int)
    for row in doubtful:
        unclear[row["client"]] += 1
    open_ = [_open(row, names, terms) for row in sure if not _paid(row)]
    return Bills(
        day,
        _seen(rows, day),
        profile,
        tuple(Bill(r["client"], r["invoice"], r["issued"], _due(r, terms), _paid_on(r)) for r in sure),
        tuple(sorted(open_, key=lambda one: (one.due, one.number, one.invoice))),
        dict(unclear),
        names,
        terms,
    )


def _seen(rows: Sequence[Row], day: date) -> date:
    last = max((row["last_day"] for row in rows if row["last_day"] is not None), default=day)
    return day if (day - last).days <= _FRESH else last


def _terms(rows: Sequence[Row]) -> dict[str, int]:
    """The median days to pay of each client's invoices that name a due date; the book's where it has none."""
    own: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row["due"] is not None and row["due"] >= row["issued"]:
            own[row["client"]].append((row["due"] - row["issued"]).days)
    every = [days for group in own.values() for days in group]
    usual = int(statistics.median_low(every)) if every else USUAL_TERMS
    return {row["client"]: int(statistics.median_low(own[row["client"]] or [usual])) for row in rows}


def _due(row: Row, terms: dict[str, int]) -> date:
    found: date | None = row["due"]
    if found is not None:
        return found
    room = (date.max - row["issued"]).days
    assumed: date = row["issued"] + timedelta(days=min(terms[row["client"]], room))
    return assumed


def _paid(row: Row) -> bool:
    return bool((row["gross"] - row["paid"]) * _LEFT_OVER <= row["gross"])


def _paid_on(row: Row) -> date | None:
    found: date | None = row["last_paid"]
    return found if _paid(row) else None


def _unclear(row: Row) -> bool:
    """Past due without being counted as overdue: money of the client that names no invoice may have settled it."""
    past = row["due"] is not None and row["last_day"] is not None and row["due"] < row["last_day"]
    return past and not row["overdue"] and not _paid(row)


def _open(row: Row, names: dict[str, str], terms: dict[str, int]) -> OpenInvoice:
    currency, gross = row["currency"], int(row["gross"])
    return OpenInvoice(
        row["client"],
        names.get(row["client"], ""),
        row["invoice"],
        row["number"] or "",
        row["issued"],
        _due(row, terms),
        row["due"] is None,
        Money(currency, gross - int(row["paid"])),
        Money(currency, gross),
        bool(row["overdue"]),
    )
