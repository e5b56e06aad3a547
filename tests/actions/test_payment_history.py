"""The instalments a client paid in, as the reading of its delay counts them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.import_files import import_files
from partwell.actions.list_clients import list_clients
from partwell.actions.payment_history import payment_history
from partwell.actions.portfolio import portfolio

INVOICES = """number,client,issued,due,currency,net,tax,gross
A-1,Ostrava Lights,2026-01-01,2026-01-15,EUR,1000.00,0.00,1000.00
A-2,Ostrava Lights,2026-02-01,2026-02-15,EUR,1000.00,0.00,1000.00
A-3,Ostrava Lights,2026-03-01,2026-03-15,EUR,1000.00,0.00,1000.00
B-1,Larkmoor,2026-01-01,2026-01-31,EUR,500.00,0.00,500.00
"""
PAYMENTS = """date,client,currency,amount,invoice,reference
2026-01-25,Ostrava Lights,EUR,1000.00,A-1,
2026-02-10,Ostrava Lights,EUR,400.00,A-2,
2026-02-20,Ostrava Lights,EUR,600.00,A-2,
2026-04-14,Larkmoor,EUR,500.00,B-1,
"""


@pytest.fixture
def ids(book: Path, tmp_path: Path) -> dict[str, str]:
    for name, text in (("i.csv", INVOICES), ("p.csv", PAYMENTS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    import_files(OWNER, [tmp_path / "i.csv", tmp_path / "p.csv"])
    return {card.name: card.id for card in list_clients(OWNER).clients}


def test_every_part_stands_with_its_days_and_what_is_open(ids: dict[str, str]) -> None:
    found = payment_history(OWNER, ids["Ostrava Lights"], date(2026, 4, 14))
    assert [(part.due.month, part.delay, part.open, part.amount.text) for part in found] == [
        (1, 10, False, "1000.00"),
        (2, -5, False, "400.00"),
        (2, 5, False, "600.00"),
        (3, 30, True, "1000.00"),
    ]
    reading = next(row for row in portfolio(OWNER, date(2026, 4, 14)).clients if row.id == ids["Ostrava Lights"])
    assert reading.readings["delay"].n == len(found)
    assert {part.evidence for part in found} <= set(reading.readings["delay"].evidence)


def test_what_came_later_is_not_known_yet(ids: dict[str, str]) -> None:
    found = payment_history(OWNER, ids["Ostrava Lights"], date(2026, 1, 31))
    assert [(part.due.month, part.delay) for part in found] == [(1, 10)]


def test_an_unknown_client_has_no_history(ids: dict[str, str]) -> None:
    assert payment_history(OWNER, "nobody") == ()
