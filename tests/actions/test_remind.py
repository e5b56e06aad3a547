"""A statutory demand adds exactly what `partwell interest` says, and nothing while a rate is not known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.import_files import import_files
from partwell.actions.interest_owed import interest_owed, say_rate
from partwell.actions.remind import remind
from partwell.actions.settings import write_settings
from partwell.facts.errors import InputError, NotFound
from partwell.facts.profile import Profile
from partwell.papers.document import plain

DAY = date(2026, 11, 25)
BILLS = (
    "number,client,issued,due,currency,net,tax,gross\n"
    "A-1,Acme,2025-10-01,2025-10-15,EUR,1000.00,0.00,1000.00\n"
    "A-2,Acme,2026-09-01,2026-09-15,EUR,500.00,0.00,500.00\n"
    "B-1,Brook,2026-11-20,2026-12-20,EUR,500.00,0.00,500.00\n"
)
PAYMENTS = "date,client,currency,amount,invoice,reference\n2025-11-01,Acme,EUR,200.00,A-1,\n"


@pytest.fixture
def acme(book: Path, tmp_path: Path) -> str:
    """A client with two overdue invoices, one paid in part, and an owner in Germany."""
    write_settings(OWNER, Profile(name="Emma", zone="Europe/Berlin", country="DE", currency="EUR"))
    for name, text in (("invoices.csv", BILLS), ("payments.csv", PAYMENTS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        import_files(OWNER, [tmp_path / name])
    return "Acme"


def test_a_demand_waits_for_the_rates_and_then_adds_them_up(acme: str) -> None:
    missing = interest_owed(OWNER, acme, DAY).missing
    first = remind(OWNER, acme, "statutory", today=DAY)
    if missing:
        assert first.refused == "unknown_rate"
        assert "Statutory interest" not in plain(first.document)
        for half in missing:
            say_rate(OWNER, half, "1.27", "Bundesbank, read by me")
    found = remind(OWNER, acme, "statutory", today=DAY, parts=4)
    assert found.refused == ""
    rows = interest_owed(OWNER, acme, DAY).rows
    assert len(rows) == 2
    sums = sum(row.of.left.minor + row.interest.minor + row.fixed.minor for row in rows if row.interest and row.fixed)
    text = plain(found.document)
    assert f"In all: €{sums / 100:,.2f}." in text
    assert "€80.00" in text
    if missing:
        assert "Bundesbank, read by me" in text


def test_the_stage_follows_the_oldest_invoice_and_the_number_of_reminders(acme: str) -> None:
    assert remind(OWNER, acme, today=DAY).stage == "statutory"
    assert remind(OWNER, acme, today=DAY, reminded=1).stage == "final"
    assert remind(OWNER, acme, today=DAY).invoices == ("A-1", "A-2")


def test_what_is_not_due_is_not_reminded(acme: str) -> None:
    with pytest.raises(NotFound, match="nothing_overdue"):
        remind(OWNER, "Brook", today=DAY)
    for words in ({"stage": "rude"}, {"parts": 1}, {"parts": 99}, {"by": date(2026, 1, 1)}):
        with pytest.raises(InputError):
            remind(OWNER, acme, today=DAY, **words)  # type: ignore[arg-type]
