"""Exchange rates the person entered, each with its day and where it is from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from partwell.book.models import OwnRate
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import KNOWN

LEAST, MOST = Decimal("0.000001"), Decimal(1000000)
SOURCE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class RateRow:
    """One unit of `currency` was worth `rate` units of `into` on `day`, says `source`."""

    day: date
    currency: str
    into: str
    rate: str
    source: str


def set_rate(row: RateRow, today: date) -> None:
    """Keep a rate; the same day and currencies again replace it.

    Raise InputError `bad_currency`, `same_currency`, `bad_exchange_rate`, `rate_to_come`, `source_too_long`.
    """
    _check(row, today)
    source = " ".join(row.source.split())
    with unit_of_work():
        OwnRate.objects.update_or_create(
            day=row.day, currency=row.currency, into=row.into, defaults={"rate": row.rate, "source": source}
        )


def drop_rate(day: date, currency: str, into: str) -> None:
    """Forget a rate; raise NotFound `no_exchange_rate`."""
    with unit_of_work():
        gone, _ = OwnRate.objects.filter(day=day, currency=currency, into=into).delete()
    if not gone:
        raise NotFound("no_exchange_rate", given=f"{day.isoformat()} {currency} {into}")


def own_rates() -> tuple[RateRow, ...]:
    """All of them, the newest day first."""
    rows = OwnRate.objects.order_by("-day", "currency", "into").values_list("day", "currency", "into", "rate", "source")
    return tuple(RateRow(*row) for row in rows)


def _check(row: RateRow, today: date) -> None:
    for code in (row.currency, row.into):
        if code not in KNOWN:
            raise InputError("bad_currency", currency=code)
    if row.currency == row.into:
        raise InputError("same_currency", currency=row.currency)
    if row.day > today:
        raise InputError("rate_to_come", day=row.day.isoformat())
    if len(row.source) > SOURCE_LIMIT:
        raise InputError("source_too_long", n=len(row.source), limit=SOURCE_LIMIT)
    try:
        fine = LEAST <= Decimal(row.rate) <= MOST
    except InvalidOperation:
        fine = False
    if not fine:
        raise InputError("bad_exchange_rate", given=row.rate)
