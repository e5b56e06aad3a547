"""Early warning: new clients beside former bad fits, with n; nothing without them, nothing after two months."""

from __future__ import annotations

from partwell.facts.reading import Reading
from partwell.verdict.early import First, first_of, warning

BAD = {"b1": First(400, 40, 0.3, 0.6), "b2": First(500, 30, 0.4, 0.5)}
GOOD = {"g1": First(400, 40, 0.0, 0.1), "g2": First(300, 20, 0.05, 0.2), "g3": First(300, 20, 0.0, 0.1)}


def test_a_new_client_who_begins_like_the_bad_ones_is_named_with_the_numbers() -> None:
    said = warning(First(30, 20, 0.35, 0.5), BAD, GOOD)
    assert said is not None
    assert said.code == "early_pressing"
    assert said.args == {"mine": 35, "theirs": 35, "others": 0, "days": 30, "messages": 20, "n": 2, "m": 3}


def test_messages_outside_hours_warn_where_nobody_presses() -> None:
    said = warning(First(30, 20, 0.0, 0.55), BAD, GOOD)
    assert said is not None
    assert said.code == "early_outside"


def test_no_warning_without_bad_fits_after_two_months_or_where_the_good_ones_are_the_same() -> None:
    new = First(30, 20, 0.35, 0.5)
    assert warning(new, {}, GOOD) is None
    assert warning(First(61, 20, 0.35, 0.5), BAD, GOOD) is None
    assert warning(First(30, 20, 0.0, 0.1), BAD, GOOD) is None
    assert warning(new, BAD, {"g": First(400, 40, 0.4, 0.6)}) is None
    assert warning(new, BAD, {}) is not None


def test_first_weeks_of_few_messages_say_nothing() -> None:
    details = (("days_known", 20.0), ("outside", 4.0), ("pressing", 2.0))
    assert first_of(Reading("first_weeks", "share", 0.2, n=10, details=details)) == First(20.0, 10, 0.2, 0.4)
    assert first_of(Reading("first_weeks", "share", 0.2, n=7, details=details)) is None
    assert first_of(Reading("first_weeks", "share", n=10, reason="zone_unknown")) is None
    assert first_of(None) is None
