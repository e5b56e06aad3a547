"""What a currency was worth on a day by the European Central Bank's reference rates, from a table on the disk.

The table comes with the package `currencyconverter` (Apache 2.0); the rates themselves are the ECB's, free to use where
it is named as the source, published on its working days for information only. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

BACK = 7
"""Days: a weekend or holiday takes the last rate before it, not an older one."""
_PIVOT = "EUR"


def known_until() -> date:
    """The last day of the table."""
    last: date = _table().bounds[_PIVOT].last_date
    return last


def reference_rates(wanted: Iterable[tuple[str, date]], into: str) -> Iterator[tuple[date, str, str, str]]:
    """(day, currency, into, rate) for each (currency, day) that the table knows; `rate` an exact fraction as text.

    `day` is the rate's own, at most BACK days before the one asked for. What the table does not know yields nothing.
    """
    found = set()
    for currency, day in wanted:
        dated = _latest(currency, into, day)
        if dated is not None and (currency, dated[0]) not in found:
            found.add((currency, dated[0]))
            yield dated[0], currency, into, str(dated[1])


def _latest(currency: str, into: str, day: date) -> tuple[date, Fraction] | None:
    from currency_converter import RateNotFoundError

    table = _table()
    if not {currency, into} <= set(table.currencies):
        return None
    for back in range(BACK + 1):
        at = day - timedelta(days=back)
        try:
            return at, Fraction(table.convert(1, currency, into, date=at))
        except RateNotFoundError:
            continue
    return None


@cache
def _table() -> CurrencyConverter:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)
