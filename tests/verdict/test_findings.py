"""What readings let one say: thresholds of kinds and rate, the gap between time zones, the mirror."""

from __future__ import annotations

import pytest

from partwell.facts.reading import Reading
from partwell.verdict._findings import detail, kinds, share, taught, time_zone_gap
from partwell.verdict._findings import rate as standing
from tests.verdict._readings import STANDARD, after_hours, book, delay, part, rate


@pytest.mark.parametrize(
    ("probability", "slow", "demanding"),
    [
        (0.2, "no", "no"),
        (0.21, "not_enough_evidence", "not_enough_evidence"),
        (0.79, "not_enough_evidence", "not_enough_evidence"),
        (0.8, "yes", "not_enough_evidence"),
        (0.89, "yes", "not_enough_evidence"),
        (0.9, "yes", "yes"),
        (None, "not_enough_evidence", "not_enough_evidence"),
    ],
)
def test_each_kind_has_its_own_threshold(probability: float | None, slow: str, demanding: str) -> None:
    found = kinds(book(delay(probability), after_hours(probability)))
    assert (found["slow_to_pay"].word, found["demanding"].word) == (slow, demanding)


def test_a_probability_from_nothing_is_no_claim() -> None:
    assert kinds(book(delay(0.99, n=0)))["slow_to_pay"].probability is None


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        ((20, 40, 59), "low"),
        ((20, 40, 60), "unclear"),
        ((50, 60, 70), "fair"),
        ((80, 89, 99), "fair"),
        ((80, 90, 99), "good"),
    ],
)
def test_a_rate_is_low_only_if_its_kindest_estimate_is(rates: tuple[int, int, int], expected: str) -> None:
    assert standing(book(rate(*rates)), STANDARD) == expected


def test_a_rate_nobody_knows() -> None:
    assert standing({}, STANDARD) == "unknown"
    assert standing(book(Reading("true_rate", "EUR/h", reason="no_hours")), STANDARD) == "unknown"


def test_late_here_and_office_hours_there_is_a_gap() -> None:
    assert time_zone_gap(book(after_hours(0.0, mine=0.9, theirs=0.1)))
    assert not time_zone_gap(book(after_hours(0.0, mine=0.9, theirs=0.5)))
    assert not time_zone_gap(book(after_hours(0.0, mine=0.29, theirs=0.0)))
    assert not time_zone_gap(book(after_hours(0.0, mine=0.9, theirs=None)))
    assert not time_zone_gap({})


def test_the_mirror() -> None:
    assert taught(book(after_hours(0.9, opens=0.4)))
    assert taught(book(after_hours(0.9, fast=0.51)))
    assert not taught(book(after_hours(0.9, opens=0.39, fast=0.5)))
    assert not taught({})


def test_numbers_that_are_not_there() -> None:
    assert detail(None, "terms") is None
    assert share(None) is share(part("revenue_share", None)) is None
    assert share(part("revenue_share", 0.0)) == 0.0
