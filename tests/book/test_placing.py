"""Payments no rule could place: proposed with reasons, placed by the person, taken back without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.import_files import import_files
from partwell.actions.place_payment import leave, place, placed, take_back, unplaced
from partwell.book.models import Match
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money
from tests.book import _fake


@pytest.fixture
def money(book: Path, tmp_path: Path) -> None:
    """Two bills alike and one payment for either; a part payment without a number; another client's amount."""
    rows = [
        _fake.bill("Acme", "A-1", 100, "2026-01-10"),
        _fake.bill("Acme", "A-2", 100, "2026-01-20"),
        _fake.bill("Brook", "B-1", 300, "2026-01-15"),
        _fake.bill("Cedar", "C-1", 50, "2026-01-15"),
        _fake.paid("Acme", 127, "2026-02-01"),
        _fake.paid("Brook", 200, "2026-02-02"),
        _fake.paid(None, 381, "2026-02-03", reference="your bill b-1"),
        _fake.paid("Cedar", 127, "2026-02-04"),
    ]
    import_files(OWNER, [_fake.write(tmp_path / "m.txt", "#money", rows)])


def asked() -> dict[str, list[tuple[str, str]]]:
    """Per payment (day) the candidates' numbers with what speaks for each."""
    return {one.day.isoformat(): [(c.number, c.why) for c in one.candidates] for one in unplaced(OWNER)}


def payment(day: str) -> str:
    return next(one.payment for one in unplaced(OWNER) if one.day.isoformat() == day)


@pytest.mark.usefixtures("money")
def test_what_fits_equally_is_asked_and_another_clients_amount_is_not() -> None:
    assert asked() == {
        "2026-02-04": [("C-1", "client")],
        "2026-02-03": [("B-1", "number")],
        "2026-02-02": [("B-1", "client")],
        "2026-02-01": [("A-2", "amount"), ("A-1", "amount")],
    }


@pytest.mark.usefixtures("money")
def test_the_persons_word_places_a_payment_and_can_be_taken_back() -> None:
    before = sorted(Match.objects.values_list("payment", "invoice", "minor", "by"))
    number = payment("2026-02-01")
    assert place(OWNER, number[:10], "A-1") == Money("EUR", 127_00)
    assert "2026-02-01" not in asked()
    assert [(row[0], row[3]) for row in placed(OWNER)] == [(number, "A-1")]
    assert list(Match.objects.filter(invoice__number="A-1").values_list("minor", "by")) == [(127_00, "person")]
    take_back(OWNER, number)
    assert sorted(Match.objects.values_list("payment", "invoice", "minor", "by")) == before
    assert "2026-02-01" in asked()


@pytest.mark.usefixtures("money")
def test_a_part_payment_leaves_the_rest_open_for_another() -> None:
    place(OWNER, payment("2026-02-02"), "B-1")
    (other,) = [one for one in unplaced(OWNER) if one.day.isoformat() == "2026-02-03"]
    assert other.candidates[0].open == Money("EUR", 181_00)
    assert place(OWNER, other.payment, "B-1") == Money("EUR", 181_00)
    assert other.payment not in {one.payment for one in unplaced(OWNER)}


@pytest.mark.usefixtures("money")
def test_a_payment_left_open_is_not_asked_about_again_until_taken_back() -> None:
    number = payment("2026-02-02")
    leave(OWNER, number)
    assert "2026-02-02" not in asked()
    take_back(OWNER, number)
    assert "2026-02-02" in asked()


@pytest.mark.usefixtures("money")
def test_what_cannot_be_is_refused_and_changes_nothing() -> None:
    before = sorted(Match.objects.values_list("payment", "invoice", "minor", "by"))
    number = payment("2026-02-01")
    for paid, bill, code in (
        ("", "A-1", "no_payment"),
        ("zz", "A-1", "no_payment"),
        (number, "", "no_such_invoice"),
        (number, "none such", "no_such_invoice"),
    ):
        with pytest.raises(NotFound, match=code):
            place(OWNER, paid, bill)
    place(OWNER, number, "A-1")
    with pytest.raises(InputError, match="nothing_open"):
        place(OWNER, number, "A-1")
    with pytest.raises(InputError, match="nothing_open"):
        place(OWNER, payment("2026-02-02"), "A-1")
    take_back(OWNER, number)
    assert sorted(Match.objects.values_list("payment", "invoice", "minor", "by")) == before


def test_another_currency_is_refused(book: Path, tmp_path: Path) -> None:
    rows = [_fake.bill("Acme", "A-1", 100), {**_fake.paid("Acme", 50, "2026-02-01"), "currency": "USD"}]
    rows.append(_fake.bill("Acme", "U-1", 100, currency="USD"))
    import_files(OWNER, [_fake.write(tmp_path / "m.txt", "#money", rows)])
    assert asked() == {"2026-02-01": [("U-1", "client")]}
    with pytest.raises(InputError, match="other_money"):
        place(OWNER, payment("2026-02-01"), "A-1")
