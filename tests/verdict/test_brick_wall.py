"""Did it work: the worked examples, weeks that do not count, bursts, and how often the words are wrong."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.facts.thresholds import SHIPPED
from partwell.signals.remedied import Span
from partwell.verdict.brick_wall import AFTER, BEFORE, Sides, below, dispersion, judged, outcome


def sides(before: int, weeks: float, after: int, later: float, scatter: float = 1.0) -> Sides:
    return Sides(before, weeks, after, later, scatter)


@pytest.mark.parametrize(
    ("counted", "word"),
    [
        (sides(24, 8, 3, 6), "improved"),
        (sides(24, 8, 17, 6), "brick_wall"),
        (sides(24, 8, 10, 6), "undecided"),
        (sides(4, 8, 0, 2), "undecided"),
        (sides(0, 8, 0, 6), "undecided"),
        (sides(0, 8, 5, 6), "new_problem"),
        (sides(0, 8, 2, 6), "undecided"),
        (sides(24, 8, 12, 3), "undecided"),
        (sides(24, 8, 0, 0), "undecided"),
        (sides(0, 0, 9, 6), "undecided"),
    ],
)
def test_worked_examples(counted: Sides, word: str) -> None:
    assert judged(counted, SHIPPED, SHIPPED.wall_weeks).word == word


def test_undecided_says_about_how_much_longer() -> None:
    assert judged(sides(24, 8, 10, 6), SHIPPED, 4).more == 8
    assert judged(sides(4, 8, 0, 2), SHIPPED, 4).more == 1
    assert judged(sides(0, 8, 0, 6), SHIPPED, 4).more is None
    assert judged(sides(24, 8, 3, 6), SHIPPED, 4).more is None


def test_a_side_nobody_saw_has_no_ratio() -> None:
    found = judged(sides(24, 8, 0, 0), SHIPPED, 4)
    assert (found.ratio, found.low, found.high, found.improved) == (None, None, None, None)


def test_the_week_of_the_talk_and_weeks_without_contact_do_not_count() -> None:
    weeks = [Span(at, 2) for at in range(-12, 0)] + [Span(0, 1), Span(2, 1), Span(3, 0, 0.0)]
    found = outcome([*weeks, Span(-1, 90), Span(AFTER, 90), Span(-40, 90)], SHIPPED).sides
    assert (found.before, found.weeks_before, found.after, found.weeks_after) == (22, 11, 2, 2)


def test_of_a_long_time_before_only_the_last_twelve_weeks_of_contact_count() -> None:
    weeks = [Span(at, 1) for at in range(-26, -1) if at % 2]
    assert outcome(weeks, SHIPPED).sides.weeks_before == BEFORE
    assert outcome([Span(at, 1) for at in range(-9, 0)], SHIPPED, "invoices").sides.weeks_before == 9


def test_bursts_blur_what_even_weeks_would_show() -> None:
    even = [Span(-2 - n, 4) for n in range(12)] + [Span(n, 2) for n in range(8)]
    burst = [Span(-2 - n, 24 * (n % 6 == 0)) for n in range(12)] + [Span(n, 16 * (n == 3)) for n in range(8)]
    assert outcome(even, SHIPPED).sides.dispersion == 1.0
    assert outcome(burst, SHIPPED).sides.dispersion > 10
    assert (outcome(even, SHIPPED).word, outcome(burst, SHIPPED).word) == ("improved", "undecided")


def test_scatter_is_told_within_the_sides_not_between_them() -> None:
    assert dispersion([Span(0, 9)] * 5, [Span(0, 1)] * 5, []) == 1.0
    assert dispersion([Span(0, 9)]) == 1.0
    assert dispersion([Span(0, 0)] * 4) == 1.0


@given(st.integers(0, 400), st.integers(1, 60), st.integers(0, 400), st.integers(1, 60), st.floats(1, 20))
def test_every_number_is_one_and_ranges_hold_their_middle(a: int, weeks: int, b: int, later: int, phi: float) -> None:
    found = judged(sides(a, weeks, b, later, phi), SHIPPED, 4)
    assert all(math.isfinite(x) for x in (found.ratio, found.low, found.high, found.improved))  # type: ignore[arg-type]
    assert found.low <= found.ratio <= found.high  # type: ignore[operator]
    assert 0 <= found.improved <= 1  # type: ignore[operator]
    assert found.more is None or 1 <= found.more <= 52


def test_the_chance_is_that_of_two_gammas() -> None:
    rng = random.Random(3)
    counted = sides(24, 8, 10, 6)
    draws = [rng.gammavariate(10.5, 1 / 6) / rng.gammavariate(24.5, 1 / 8) for _ in range(20_000)]
    assert below(0.7, counted) == pytest.approx(sum(draw <= 0.7 for draw in draws) / len(draws), abs=0.02)


def _weekly(rng: random.Random, mean: float, *, bursty: bool) -> int:
    """Poisson, or with a gamma around it (variance twice the mean and more)."""
    rate = rng.gammavariate(1.5, mean / 1.5) if bursty else mean
    limit, n, product = math.exp(-rate), 0, rng.random()
    while product > limit:
        n, product = n + 1, product * rng.random()
    return n


def _words(ratio: float, mean: float, *, bursty: bool, seed: int) -> list[str]:
    rng, out = random.Random(seed), []
    for _ in range(300):
        before = [Span(-2 - n, _weekly(rng, mean, bursty=bursty)) for n in range(10)]
        after = [Span(n, _weekly(rng, mean * ratio, bursty=bursty)) for n in range(8)]
        out.append(outcome([*before, *after], SHIPPED).word)
    return out


@pytest.mark.parametrize("mean", [2.0, 5.0])
@pytest.mark.parametrize("bursty", [False, True])
def test_words_are_seldom_wrong(mean: float, bursty: bool) -> None:
    same = _words(1.0, mean, bursty=bursty, seed=11)
    assert same.count("improved") / len(same) <= 0.10
    better = _words(0.4, mean, bursty=bursty, seed=12)
    assert better.count("brick_wall") / len(better) <= 0.08
    assert better.count("improved") > better.count("brick_wall")


def test_thresholds_move_the_words() -> None:
    strict = replace(SHIPPED, wall_sure=0.99)
    assert judged(sides(24, 8, 17, 6), strict, 4).word == "undecided"
    assert judged(sides(24, 8, 17, 6), SHIPPED, 8).word == "undecided"
