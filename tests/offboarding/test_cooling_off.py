"""The wait, on the owner's clock, with clocks that jump; the gut counter; anger that goes or stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from partwell.facts.errors import PartwellError
from partwell.offboarding import _gut, _waiting
from partwell.offboarding._types import Earlier
from tests.offboarding._desk import START, ZONE, Desk, cooled


def test_three_days_are_waited_by_default_and_two_at_least() -> None:
    assert _waiting.end(Desk().open().case.log, START) == START + timedelta(days=3)
    assert _waiting.end(Desk().open(days=2).case.log, START) == START + timedelta(days=2)
    with pytest.raises(PartwellError, match="case_bad_days"):
        Desk().open(days=1)


def test_the_wait_ends_at_the_same_time_of_day_over_summer_time_and_never_before_48_hours() -> None:
    """On 29 March 2026 the clocks in Budapest go forward: two days by the wall clock are 47 hours."""
    saturday = datetime(2026, 3, 28, 10, 0, tzinfo=ZONE)
    three = Desk(now=saturday).open()
    assert _waiting.end(three.case.log, saturday).isoformat() == "2026-03-31T10:00:00+02:00"
    two = Desk(now=saturday).open(days=2)
    end = _waiting.end(two.case.log, saturday)
    assert end.isoformat() == "2026-03-30T11:00:00+02:00"
    assert end.astimezone(UTC) - saturday.astimezone(UTC) == timedelta(hours=48)


def test_the_step_asks_for_the_wait_and_for_one_number() -> None:
    desk = Desk().open()
    assert (desk.step("cooling_off").word, desk.step("cooling_off").why[0].key) == ("blocked", "case.cooling_off.until")
    desk.note("words alone").wait(days=3)
    assert [item.name for item in desk.step("cooling_off").missing] == ["journal"]
    desk.note("", 4)
    assert desk.step("cooling_off").ready


def test_a_clock_set_back_before_the_opening_never_makes_one_wait_longer_than_the_days() -> None:
    ahead = Desk().turn(days=1500).open()
    ahead.turn(days=-1500)
    assert _waiting.end(ahead.case.log, ahead.now) == ahead.now + timedelta(days=3)
    assert "case.cooling_off.clock_back" in ahead.texts("cooling_off")
    ahead.note("", 5).wait(days=3)
    assert ahead.step("cooling_off").ready


def test_a_clock_set_back_and_right_again_does_not_shorten_the_wait() -> None:
    desk = Desk().open().turn(days=-4000)
    desk.note("", 5).turn(days=4000).wait(hours=30)
    assert not desk.step("cooling_off").ready
    desk.wait(hours=43)
    assert desk.step("cooling_off").ready


def test_a_clock_that_runs_on_is_no_news() -> None:
    assert "case.cooling_off.clock_back" not in Desk().open().note("", 1).wait(hours=1).texts("cooling_off")


def _low(*days: int) -> tuple[tuple[date, int], ...]:
    return tuple((START.date() - timedelta(days=d), 2) for d in days)


@pytest.mark.parametrize(
    ("check_ins", "earlier", "times"),
    [
        ((), (), 1),
        (_low(100, 101, 115), (), 2),
        (_low(100, 101, 200), (), 3),
        (_low(3, 20), (), 1),  # these are what led here
        (_low(400), (), 1),  # longer ago than a year
        (((START.date() - timedelta(days=90), 3),), (), 1),  # a middling day is no low one
        ((), (Earlier(1, START.date() - timedelta(days=50), "withdrawn"),), 2),
        (_low(60), (Earlier(1, START.date() - timedelta(days=50), "withdrawn"),), 2),
        ((), (Earlier(1, START.date() - timedelta(days=370), "closed"),), 1),
    ],
)
def test_the_times_one_stood_here_within_a_year(
    check_ins: tuple[tuple[date, int], ...], earlier: tuple[Earlier, ...], times: int
) -> None:
    desk = Desk().know(check_ins=check_ins, earlier=earlier).open()
    assert desk.case.gut.times == times
    assert desk.case.gut.listen == (times >= 3)


def test_the_third_time_may_skip_the_wait_and_the_second_may_not() -> None:
    second = Desk().know(check_ins=_low(100)).open()
    with pytest.raises(PartwellError, match="case_no_skip"):
        second.do("skip", "cooling_off")
    third = Desk().know(check_ins=_low(100, 200)).open()
    assert third.do("skip", "cooling_off").step("cooling_off").word == "skipped"


def test_the_gut_says_what_it_counted() -> None:
    earlier = (Earlier(1, START.date() - timedelta(days=50), "withdrawn"), Earlier(2, START.date(), "closed"))
    desk = Desk().know(earlier=earlier, check_ins=_low(150)).open()
    keys = [said.key for said in _gut.sentences(desk.case.gut)]
    assert keys == ["case.gut.earlier", "case.gut.withdrawn", "case.gut.low", "case.gut.listen"]
    once = Desk().know(earlier=(Earlier(1, START.date(), "closed"),)).open().case.gut
    assert [said.key for said in _gut.sentences(once)] == ["case.gut.earlier", "case.gut.times"]


@pytest.mark.parametrize(
    ("scores", "key"),
    [((9, 4), "case.cooling_off.falling"), ((4, 9), "case.cooling_off.rising"), ((4, 4), "case.cooling_off.level")],
)
def test_the_trend_of_the_anger_is_told(scores: tuple[int, int], key: str) -> None:
    desk = Desk().open().note("", scores[0]).note("", scores[1])
    assert key in desk.texts("cooling_off")
    assert ("case.cooling_off.still_angry" in desk.texts("cooling_off")) == (scores[-1] >= 7)


def test_words_of_anger_are_counted_in_both_languages_and_calm_ones_are_not() -> None:
    assert "case.cooling_off.anger_words" not in Desk().open().note("we met at ten", 3).texts("cooling_off")
    assert "case.cooling_off.anger_words" in Desk().open().note("You are an idiot.", 9).texts("cooling_off")
    assert "case.cooling_off.anger_words" in Desk().open().note("Ön egy idióta.", 9).texts("cooling_off")


def test_an_emergency_does_not_wait_and_shows_no_end_of_it() -> None:
    desk = Desk().open(emergency=True, reason="threats by phone")
    assert desk.step("cooling_off").word == "skipped"
    assert "cooling_off.ends" not in [one.name for one in desk.case.dates]
    assert "safety.out_by" in [one.name for one in desk.case.dates]
    assert "cooling_off.ends" in [one.name for one in cooled().case.dates]
