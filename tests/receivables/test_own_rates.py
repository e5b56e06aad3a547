"""Rates the person looked up: they fill gaps and recalled values, never what was read in a source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from partwell.receivables.interest import at_rate, interest
from partwell.receivables.statutory import Period, half_year, law, with_own

GAP = Period(date(2026, 7, 1), date(2026, 12, 31), Decimal("6.25"), verified=False, own="mnb.hu")


def test_a_missing_half_year_is_filled_and_marked() -> None:
    hu = law("HU")
    assert hu is not None
    due, paid = date(2026, 6, 20), date(2026, 7, 10)
    assert interest(hu, Decimal(1000), due, paid).refusal is not None
    claim = interest(with_own(hu, [GAP]), Decimal(1000), due, paid)
    assert [(s.days, s.rate, s.own) for s in claim.segments] == [
        (10, Decimal("14.5"), ""),
        (10, Decimal("14.25"), "mnb.hu"),
    ]
    assert claim.interest == Decimal("7.88")
    assert not claim.segments[1].verified


def test_what_was_read_in_a_source_stays_and_what_was_recalled_gives_way() -> None:
    hu = law("HU")
    assert hu is not None
    read = Period(date(2025, 1, 1), date(2025, 6, 30), Decimal(99), verified=False, own="me")
    recalled = Period(date(2024, 1, 1), date(2024, 6, 30), Decimal(11), verified=False, own="me")
    changed = with_own(hu, [read, recalled])
    assert changed.rate is not None
    one, other = changed.rate.on(date(2025, 3, 1)), changed.rate.on(date(2024, 3, 1))
    assert one is not None
    assert other is not None
    assert (one.rate, one.own) == (Decimal("6.5"), "")
    assert (other.rate, other.own) == (Decimal(11), "me")


def test_a_law_without_a_rate_and_a_person_without_rates_change_nothing() -> None:
    act, hu = law("US-NY"), law("HU")
    assert act is not None
    assert hu is not None
    assert with_own(act, [GAP]) is act
    assert with_own(hu, []) is hu


def test_half_years() -> None:
    assert half_year(date(2026, 6, 30)) == (date(2026, 1, 1), date(2026, 6, 30))
    assert half_year(date(2026, 7, 1)) == (date(2026, 7, 1), date(2026, 12, 31))


def test_the_contracts_rate_is_simple_and_brings_no_fixed_sum() -> None:
    claim = at_rate(Decimal(1000), date(2026, 1, 1), date(2026, 1, 31), Decimal(18))
    assert claim.interest == Decimal("14.79")
    assert claim.fixed_sum is None
    assert at_rate(Decimal(1000), date(2026, 1, 31), date(2026, 1, 31), Decimal(18)).interest == 0
