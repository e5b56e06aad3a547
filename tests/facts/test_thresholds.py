"""Thresholds: every one has bounds that hold its shipped value, and what a person types is read or refused."""

from __future__ import annotations

import pytest

from partwell.facts.thresholds import BOUNDS, NAMES, SHIPPED, WHOLE, read, tuned
from partwell.words.texts import LANGUAGES, knows


def test_every_threshold_has_bounds_around_its_value_and_words() -> None:
    assert set(NAMES) == set(BOUNDS)
    assert set(BOUNDS) >= WHOLE
    for name, (low, high) in BOUNDS.items():
        assert low <= getattr(SHIPPED, name) <= high
        assert all(knows(language, f"tune.{name}") for language in LANGUAGES)


@pytest.mark.parametrize(("text", "value"), [("0.9", 0.9), (" 0,85 ", 0.85), ("0.5", 0.5)])
def test_a_number_is_read_with_a_comma_or_a_point(text: str, value: float) -> None:
    assert read("slow_sure", text) == value


@pytest.mark.parametrize("text", ["", "much", "0.3", "1", "nan", "inf", "-1"])
def test_what_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read("slow_sure", text)


def test_counts_are_whole_and_names_are_known() -> None:
    assert read("min_messages", "30") == 30
    with pytest.raises(ValueError, match=r"7\.5"):
        read("min_messages", "7.5")
    with pytest.raises(KeyError):
        read("mood", "1")


def test_what_cannot_be_read_any_more_stays_as_shipped() -> None:
    found = tuned({"slow_days": "21", "slow_sure": "2", "mood": "9"})
    assert (found.slow_days, found.slow_sure) == (21, SHIPPED.slow_sure)
    assert tuned({}) == SHIPPED
