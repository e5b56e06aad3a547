"""A seeded tenth of the study of the words: what it measures stays within its bars, and it can see what is wrong."""

from __future__ import annotations

import pytest

from bench import _study_wall, _study_weeks, verdict_study
from bench._study_world import Truth, make
from bench.verdict_study import BOOKS, MARGIN, Case

BIAS = 0.02
"""A tenth scatters about so much around what the whole shows."""


@pytest.fixture(scope="module")
def found() -> list[Case]:
    return verdict_study.cases(BOOKS // 10)


@pytest.mark.parametrize("kind", sorted(MARGIN))
def test_hardly_any_word_is_said_well_below_its_threshold(found: list[Case], kind: str) -> None:
    low = [case for case in found if case.kind == kind and case.above <= -MARGIN[kind]]
    assert len(low) > 300
    assert verdict_study.share(case.word == "yes" for case in low) <= verdict_study.FALSE_AT_MOST + BIAS


@pytest.mark.parametrize(("kind", "least"), [("slow_to_pay", 0.6), ("demanding", 0.6), ("indecisive", 0.6)])
def test_words_are_said_where_they_are_true(found: list[Case], kind: str, least: float) -> None:
    high = [case for case in found if case.kind == kind and case.above >= MARGIN[kind]]
    assert verdict_study.share(case.word == "yes" for case in high) >= least
    assert verdict_study.share(case.word == "no" for case in high) <= 0.1


def test_ranges_of_shares_hold_the_truth() -> None:
    every = [held for name, _, held, _ in _study_weeks.lines(BOOKS // 10, 5) if name.startswith("every share")]
    low, high = _study_weeks.BAR
    assert len(every) == len(_study_weeks.LENGTHS)
    assert low - 0.02 <= sum(every) / len(every) <= high


def test_a_remedy_without_effect_is_seldom_called_improved_and_one_that_worked_no_wall() -> None:
    cells = {name: parts for name, parts, _ in _study_wall.lines(BOOKS // 10, 7)}
    same = [cells[f"ratio 1, {world.name}"] for world in _study_wall.WORLDS]
    less = [cells[f"ratio 0.4, {world.name}"] for world in _study_wall.WORLDS]
    assert _mean(same, 1) <= _study_wall.FALSE_IMPROVED
    assert _mean(less, 2) <= _study_wall.FALSE_WALL
    assert _mean(less, 1) >= 0.4


def _mean(lines: list[tuple[str, ...]], column: int) -> float:
    return sum(float(line[column].split()[0]) for line in lines) / len(lines) / 100


def test_the_made_world_is_the_same_every_time_and_holds_all_sorts() -> None:
    book, truths = make(3, 8)
    again, same = make(3, 8)
    assert (book.rows, truths) == (again.rows, same)
    every: list[Truth] = [truth for number in range(40) for truth in make(3, number)[1].values()]
    assert 0.1 < sum(truth.delay > 14 for truth in every) / len(every) < 0.5
    assert 0.05 < sum(truth.pressing > 0.15 for truth in every) / len(every) < 0.5
    assert 0.1 < sum(truth.rounds > 2.5 for truth in every) / len(every) < 0.6
