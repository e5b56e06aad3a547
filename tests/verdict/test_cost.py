"""Lines of the cost of trouble: counted and estimated apart, priced only where an hour has a price."""

from __future__ import annotations

import pytest

from partwell.verdict.cost import NOTHING, Found, Prices, lines, minutes, outside, rounds, sums

PRESSING = Found("pressing", 12, guessed=minutes(12, (5, 8, 15)), evidence=("message:m1",))
LATE = Found("late_money", 2, late=36_500.0)
ROUNDS = Found("revisions", 3, hours=4.0)
PRICED, UNPRICED = Prices(50.0, True, 0.08), Prices(None, False, 0.08)


def test_minutes_become_hours_low_mid_and_high() -> None:
    assert minutes(12, (5, 8, 15)) == (1.0, 1.6, 3.0)


def test_every_line_has_its_kind_and_keeps_its_facts() -> None:
    found = lines([LATE, ROUNDS, PRESSING, Found("own_night", 0), Found("unbilled", 4, hours=3)], PRICED)
    assert [(line.line, line.kind) for line in found] == [
        ("pressing", "demanding"),
        ("revisions", "indecisive"),
        ("late_money", "slow_to_pay"),
    ]
    press, rounds, late = found
    assert press.evidence == ("message:m1",)
    assert (press.hours, press.money, press.money_guessed) == (0, 0, (50, 80, 150))
    assert (rounds.hours, rounds.money, rounds.money_guessed) == (4, 200, NOTHING)
    assert late.money_guessed == pytest.approx((8, 8, 8))
    assert rounds.total == (200, 200, 200)


def test_sums_by_kind_and_in_all() -> None:
    every = sums(lines([LATE, ROUNDS, PRESSING], PRICED))
    assert [one.kind for one in every] == ["demanding", "indecisive", "slow_to_pay", "all"]
    whole = every[-1]
    assert (whole.n, whole.hours, whole.money) == (17, 4, 200)
    assert whole.total == pytest.approx((258, 288, 358))
    assert sums(()) == ()


def test_without_a_price_hours_stand_and_money_is_not_said() -> None:
    press, rounds, late = lines([LATE, ROUNDS, PRESSING], UNPRICED)
    assert press.money_guessed is None
    assert rounds.money is None
    assert late.total == pytest.approx((8, 8, 8))
    whole = sums((press, rounds, late))[-1]
    assert whole.total is None
    assert whole.guessed == (1.0, 1.6, 3.0)


def test_rounds_beyond_the_usual_take_a_part_of_a_handing_over() -> None:
    """Ten pieces in forty handings over, where the others take one round a piece: twenty rounds too many."""
    assert rounds(30, 10, 1.0, 80.0) == (20, (10.0, 20.0, 40.0))
    assert rounds(10, 10, 1.0, 80.0) is None
    assert rounds(10, 10, 0.95, 80.0) is None
    assert rounds(0, 0, 1.0, 80.0) is None
    assert rounds(30, 10, 1.0, 0.0) is None


def test_hours_outside_are_priced_at_a_surcharge() -> None:
    night = Found("logged_outside", 5, hours=10.0)
    mine = Found("own_night", 6, guessed=minutes(6, (10, 10, 20)))
    found = outside([mine, night, LATE], PRICED)
    assert found is not None
    assert [part.line for part in found.parts] == ["logged_outside", "own_night"]
    assert (found.hours, found.extra) == (10, 250)
    assert found.extra_guessed == (25, 25, 50)
    bare = outside([night], UNPRICED, surcharge=1.0)
    assert bare is not None
    assert (bare.extra, bare.extra_guessed, bare.surcharge) == (None, NOTHING, 1.0)
    assert outside([LATE], PRICED) is None
