"""The rate a contract states is taken only where it is one plain rate for one period."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partwell.receivables.contract_rate import contract_rate


@pytest.mark.parametrize(
    ("clause", "a_year"),
    [
        ("Late payments bear interest at 1.5% per month.", "18"),
        ("Overdue amounts accrue interest of 9 per cent per annum.", "9"),
        ("Late fee: 0.5 % a week on the open amount", "26"),
        ("Késedelem esetén napi 0,05 % késedelmi kamat jár.", "18.25"),
        ("A késedelmi kamat mértéke évi 12 százalék.", "12"),
        ("havi 2% kamat", "24"),
    ],
)
def test_a_plain_rate_is_read(clause: str, a_year: str) -> None:
    found = contract_rate(clause)
    assert found is not None
    assert found.a_year == Decimal(a_year)


@pytest.mark.parametrize(
    "clause",
    [
        "",
        "A late fee of 50 EUR is due.",
        "Interest of 8 percentage points above the base rate per annum",
        "Interest at 8% per annum over the Bank of England base rate",
        "1.5% per month or 18% per annum, whichever is lower",
        "Late payments bear 2% interest.",
        "A jegybanki alapkamat 8 százalékkal növelt éves mértéke",
    ],
)
def test_anything_else_is_left_to_the_person(clause: str) -> None:
    assert contract_rate(clause) is None
