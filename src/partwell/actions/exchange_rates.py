"""Exchange rates: the person's own, and up to which day the table of reference rates knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partwell.actions._actor import Actor
from partwell.actions.portfolio import today
from partwell.book.own_rates import RateRow

__all__ = ["RateRow", "Rates", "drop_exchange_rate", "list_exchange_rates", "set_exchange_rate"]


@dataclass(frozen=True, slots=True)
class Rates:
    """The person's own rates, the newest first; the last day of the table; the book's currency."""

    own: tuple[RateRow, ...]
    known_until: date
    currency: str


def list_exchange_rates(actor: Actor) -> Rates:
    """What is known of exchange rates beside those that files state."""
    actor.needs("read")
    from partwell.book.own_rates import own_rates
    from partwell.book.profile import read_profile
    from partwell.book.reference_rates import known_until

    return Rates(own_rates(), known_until(), read_profile().currency)


def set_exchange_rate(actor: Actor, row: RateRow) -> RateRow:
    """Keep a rate of the person's; `into` "" is the book's currency.

    Raise InputError `bad_currency`, `same_currency`, `bad_exchange_rate`, `rate_to_come`, `source_too_long`.
    """
    actor.needs("write")
    from partwell.book.own_rates import set_rate
    from partwell.book.profile import read_profile

    profile = read_profile()
    whole = RateRow(
        row.day, row.currency.strip().upper(), (row.into.strip() or profile.currency).upper(), row.rate, row.source
    )
    set_rate(whole, today(profile))
    return whole


def drop_exchange_rate(actor: Actor, day: date, currency: str, into: str = "") -> None:
    """Forget a rate of the person's; raise NotFound `no_exchange_rate`."""
    actor.needs("write")
    from partwell.book.own_rates import drop_rate
    from partwell.book.profile import read_profile

    drop_rate(day, currency.strip().upper(), (into.strip() or read_profile().currency).upper())
