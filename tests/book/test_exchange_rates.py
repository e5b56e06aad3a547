"""Money in another currency: the person's rate, else a file's, else the reference table's, else it is left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.exchange_rates import (
    RateRow,
    drop_exchange_rate,
    list_exchange_rates,
    set_exchange_rate,
)
from partwell.actions.import_files import import_files
from partwell.actions.portfolio import portfolio
from partwell.book.reference_rates import known_until, reference_rates
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money
from tests.book import _fake

DAY = date(2024, 3, 15)
AS_OF = date(2024, 12, 31)


@pytest.fixture
def dollars(book: Path, tmp_path: Path) -> None:
    """1,000 dollars from one client, on a working day of the European Central Bank."""
    rows = [_fake.bill("Acme", "1", 1000, day="2024-03-01", currency="USD")]
    rows.append({**_fake.paid("Acme", 1270, DAY.isoformat(), "1"), "currency": "USD"})
    import_files(OWNER, [_fake.write(tmp_path / "m.txt", "#money", rows)])


def received() -> Money | None:
    (row,) = portfolio(OWNER, as_of=AS_OF).clients
    value = row.readings["money_received"].value
    assert value is None or isinstance(value, Money)
    return value


def told() -> set[str]:
    return {note.code for note in portfolio(OWNER, as_of=AS_OF).notes}


@pytest.mark.usefixtures("dollars")
def test_the_reference_table_counts_where_nobody_states_a_rate() -> None:
    # The ECB's euro foreign exchange reference rate of 15 March 2024: 1 EUR = 1.0892 USD.
    assert received() == Money("EUR", round(Decimal(100000) / Decimal("1.0892")))
    assert "portfolio_converted_by_table" in told()


@pytest.mark.usefixtures("dollars")
def test_the_persons_rate_wins_and_can_be_taken_back() -> None:
    set_exchange_rate(OWNER, RateRow(date(2024, 3, 12), "usd", "", "0.5", " my bank  says "))
    assert received() == Money("EUR", 500_00)
    assert "portfolio_converted_by_table" not in told()
    assert list_exchange_rates(OWNER).own == (RateRow(date(2024, 3, 12), "USD", "EUR", "0.5", "my bank says"),)
    set_exchange_rate(OWNER, RateRow(date(2024, 3, 12), "USD", "EUR", "0.25", ""))
    assert received() == Money("EUR", 250_00)
    drop_exchange_rate(OWNER, date(2024, 3, 12), "USD")
    assert received() == Money("EUR", 918_11)
    with pytest.raises(NotFound, match="no_exchange_rate"):
        drop_exchange_rate(OWNER, date(2024, 3, 12), "USD")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (RateRow(DAY, "XXX", "", "1", ""), "bad_currency"),
        (RateRow(DAY, "EUR", "", "1", ""), "same_currency"),
        (RateRow(date(2999, 1, 1), "USD", "", "1", ""), "rate_to_come"),
        (RateRow(DAY, "USD", "", "1", "x" * 301), "source_too_long"),
        *(
            (RateRow(DAY, "USD", "", bad, ""), "bad_exchange_rate")
            for bad in ("", "much", "0", "-1", "NaN", "1e9", "Infinity")
        ),
    ],
)
@pytest.mark.usefixtures("book")
def test_a_rate_that_makes_no_sense_is_refused(row: RateRow, code: str) -> None:
    with pytest.raises(InputError, match=code):
        set_exchange_rate(OWNER, row)
    assert list_exchange_rates(OWNER).own == ()


def test_the_table_turns_any_two_of_its_currencies_and_takes_the_rate_before_a_weekend() -> None:
    saturday = date(2024, 3, 16)
    ((day, _, _, rate),) = reference_rates([("USD", saturday)], "HUF")
    assert day == DAY
    assert float(Fraction(rate)) == pytest.approx(float(Fraction("393.20") / Fraction("1.0892")), rel=1e-9)


@pytest.mark.parametrize(
    "wanted", [("XXX", DAY), ("USD", date(1990, 1, 1)), ("USD", date(2999, 1, 1)), ("RUB", date(2024, 1, 3))]
)
def test_what_the_table_does_not_know_is_no_rate(wanted: tuple[str, date]) -> None:
    assert list(reference_rates([wanted], "EUR")) == []
    assert list(reference_rates([("USD", DAY)], "XXX")) == []
    assert known_until() > date(2026, 1, 1)
