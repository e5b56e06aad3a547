"""Statutory interest: worked examples of each law, edges of periods, and refusal instead of a guess."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.receivables.interest import Claim, interest
from partwell.receivables.statutory import law, laws


def claim(code: str, amount: str, due: str, paid: str) -> Claim:
    """The claim under one law."""
    found = law(code)
    assert found is not None
    return interest(found, Decimal(amount), date.fromisoformat(due), date.fromisoformat(paid))


@pytest.mark.parametrize(
    ("code", "amount", "due", "paid", "sum_", "lump"),
    [
        ("UK", "100", "2024-02-01", "2024-03-01", "1.05", 40),  # 29 days at 13.25
        ("GB", "1000", "2024-02-01", "2024-03-01", "10.53", 70),
        ("UK", "10000", "2024-02-01", "2024-03-01", "105.27", 100),
        ("HU", "365000", "2023-12-31", "2024-01-01", "187.50", 40),  # one day at 18.75
        ("DE", "36500", "2025-06-29", "2025-07-01", "21.54", 40),  # 11.27 + 10.27
        ("FR", "1000", "2025-03-01", "2025-03-31", "10.81", 40),
        ("EU", "1000", "2025-06-15", "2025-07-15", "8.75", 40),
    ],
)
def test_worked_examples(code: str, amount: str, due: str, paid: str, sum_: str, lump: int) -> None:
    found = claim(code, amount, due, paid)
    assert (found.interest, found.fixed_sum, found.refusal) == (Decimal(sum_), lump, None)


def test_periods_follow_the_half_year_and_touch() -> None:
    found = claim("HU", "100", "2022-05-10", "2023-02-01")
    assert [(s.first, s.last, s.days, s.rate) for s in found.segments] == [
        (date(2022, 5, 11), date(2022, 6, 30), 51, Decimal("10.4")),
        (date(2022, 7, 1), date(2022, 12, 31), 184, Decimal("15.75")),
        (date(2023, 1, 1), date(2023, 2, 1), 32, Decimal(21)),
    ]


def test_the_british_rate_stays_for_the_debt() -> None:
    (only,) = claim("UK", "18000", "2022-12-20", "2023-07-20").segments
    assert (only.days, only.rate) == (212, Decimal("9.25"))


def test_paid_on_time_nothing_is_owed() -> None:
    for paid in ("2025-05-05", "2025-01-01"):
        assert claim("HU", "100", "2025-05-05", paid) == Claim(Decimal(0), (), None)


@pytest.mark.parametrize(
    ("due", "since"), [("2026-06-20", "2026-07-01"), ("1999-01-01", "1999-01-02"), ("2030-01-01", "2030-01-02")]
)
def test_an_unknown_rate_is_refused_from_its_first_day(due: str, since: str) -> None:
    found = claim("HU", "300000", due, "9999-12-31")
    assert found.refusal is not None
    assert (found.refusal.code, found.refusal.since) == ("unknown_rate", date.fromisoformat(since))
    assert found.interest is None
    assert found.fixed_sum is None


def test_a_gap_in_the_table_is_unknown_too() -> None:
    found = claim("UK", "100", "2013-01-01", "2013-02-01")
    assert found.refusal is not None


def test_a_law_without_interest_is_refused() -> None:
    found = claim("AU", "100", "2025-01-01", "2025-02-01")
    assert found.refusal is not None
    assert found.refusal.code == "no_interest"


def test_no_law_on_file() -> None:
    assert law("Narnia") is None


def test_freelance_acts_name_threshold_deadline_and_damages() -> None:
    acts = {code: found.act for code, found in laws().items() if found.act is not None}
    assert {code: act.threshold for code, act in acts.items()} == {
        "US-NY": 800,
        "US-IL": 500,
        "US-CA": 250,
        "US-LA": 600,
    }
    assert all(act.pay_within_days == 30 and "double" in act.damages for act in acts.values())


def test_every_entry_has_a_source_and_periods_follow_one_another() -> None:
    for found in laws().values():
        assert found.source
        if found.rate is not None:
            assert found.rate.source
            for one, two in zip(found.rate.periods, found.rate.periods[1:], strict=False):
                assert one.first <= one.last < two.first


@given(st.sampled_from(["HU", "EU", "FR", "DE"]), st.integers(0, 700), st.integers(1, 300), st.integers(1, 10**8))
def test_two_stretches_add_up_to_the_whole(code: str, start: int, days: int, cents: int) -> None:
    due = date(2023, 1, 1) + timedelta(days=start)
    found, amount = law(code), Decimal(cents) / 100
    assert found is not None
    middle, end = due + timedelta(days=days), due + timedelta(days=2 * days)
    whole = interest(found, amount, due, end).interest
    parts = [interest(found, amount, a, b).interest for a, b in ((due, middle), (middle, end))]
    assert whole is not None
    assert None not in parts
    assert abs(whole - sum(p for p in parts if p is not None)) <= Decimal("0.01")
