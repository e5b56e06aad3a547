"""The word: said only above its threshold, "part" only by the person, and never moved by a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.facts.reading import Reading
from partwell.facts.thresholds import SHIPPED
from partwell.verdict.judge import Said, Standard, judge
from tests.verdict import _readings
from tests.verdict._readings import STANDARD, after_hours, book, delay, detailed, rate, rounds
from tests.verdict._tried import tried

SLOW, PUNCTUAL, UNSURE = delay(0.95), delay(0.02, -1.0), delay(0.5, 13.0)
DEMANDING, CALM, HEARD = after_hours(0.97), after_hours(0.01, pressing=1), after_hours(0.6)
LOW, UNCLEAR, FAIR, GOOD = rate(30, 45, 59), rate(50, 58, 66), rate(60, 70, 80), rate(85, 92, 99)


@pytest.mark.parametrize(
    ("readings", "word", "why"),
    [
        (book(), "unknown", "why_unknown"),
        (book(SLOW), "manage", "why_slow"),
        (book(SLOW, DEMANDING), "manage", "why_slow_and_demanding"),
        (book(PUNCTUAL, DEMANDING), "manage", "why_demanding"),
        (book(PUNCTUAL, CALM, LOW), "manage", "why_rate"),
        (book(PUNCTUAL, CALM), "keep", "why_keep"),
        (book(delay(0.1, 8.0), CALM), "keep", "why_keep_days"),
        (book(PUNCTUAL, CALM, UNCLEAR), "unknown", "why_rate_unclear"),
        (book(PUNCTUAL, HEARD, FAIR), "keep", "why_keep_punctual"),
        (book(delay(0.1, 8.0), HEARD, FAIR), "keep", "why_keep_punctual_days"),
        (book(UNSURE, CALM, GOOD), "keep", "why_keep_calm"),
        (book(delay(0.02, -1.0, n=4), HEARD, GOOD), "unknown", "why_unknown"),
        (book(PUNCTUAL, HEARD), "unknown", "why_unknown"),
        (book(UNSURE, HEARD, GOOD), "unknown", "why_unknown"),
    ],
)
def test_words_and_why(readings: dict[str, Reading], word: str, why: str) -> None:
    found = judge(readings, standard=STANDARD)
    assert (found.word, found.why.code) == (word, why)


def test_only_the_persons_own_word_parts() -> None:
    assert judge(book(SLOW, DEMANDING, LOW), standard=STANDARD).word == "manage"
    found = judge(book(PUNCTUAL, CALM), decision="part")
    assert (found.word, found.why.code, found.next.code) == ("part", "why_own_word", "next_cool_off")
    assert [said.code for said in found.in_favour] == ["favour_early", "favour_calm"]


def test_a_confirmed_serious_problem_parts_and_an_unconfirmed_one_does_not() -> None:
    sure = detailed("serious", 2, disrespect=2.0)
    found = judge(book(PUNCTUAL, CALM, sure))
    assert (found.word, found.ground, found.why.code) == ("part", "serious", "why_serious")
    assert found.next.code == "next_safety"
    assert judge(book(PUNCTUAL, CALM, detailed("serious", 1, threat=1.0))).ground == "serious"
    assert judge(book(PUNCTUAL, CALM, detailed("serious", 1, disrespect=1.0))).word == "keep"
    assert judge(book(PUNCTUAL, CALM, detailed("serious", 0, disrespect_maybe=90.0, threat_maybe=9.0))).word == "keep"


def test_many_possible_insults_are_asked_about_first() -> None:
    waiting = detailed("serious", 0, disrespect_maybe=6.0)
    assert judge(book(DEMANDING, waiting)).next == Said("next_confirm_serious", {"n": 6})
    assert judge(book(DEMANDING, detailed("serious", 0, disrespect_maybe=4.0))).next.code == "next_boundary"
    assert judge(book(after_hours(0.97, n=400), waiting)).next.code == "next_boundary"
    assert judge(book(SLOW, waiting)).next.code == "next_deposit"


def test_a_brick_wall_parts_only_while_the_trouble_is_there() -> None:
    wall = tried("brick_wall")
    found = judge(book(PUNCTUAL, DEMANDING), tried=[wall])
    assert (found.word, found.ground, found.why.code) == ("part", "brick_wall", "why_wall_demanding")
    assert found.why.args == {"before": 24, "weeks": 12, "after": 20, "later": 10}
    assert judge(book(PUNCTUAL, CALM), tried=[wall]).word == "keep"
    assert judge(book(PUNCTUAL, DEMANDING), tried=[tried("brick_wall", "rate")]).word == "manage"


def test_what_failed_is_not_offered_again() -> None:
    assert judge(book(PUNCTUAL, DEMANDING)).remedies == ("boundary", "response_time")
    assert judge(book(PUNCTUAL, DEMANDING), tried=[tried("brick_wall")]).remedies == ("response_time",)


def test_only_the_newest_remedy_of_a_kind_counts() -> None:
    readings = book(PUNCTUAL, DEMANDING)
    assert judge(readings, tried=[tried("brick_wall", day=1), tried("undecided", day=2)]).word == "manage"
    assert judge(readings, tried=[tried("undecided", day=1), tried("brick_wall", day=2)]).word == "part"


def test_what_improved_is_judged_from_that_day_on() -> None:
    better = tried("improved", since=after_hours(0.02, n=50, pressing=1))
    found = judge(book(PUNCTUAL, DEMANDING), tried=[better])
    assert (found.word, found.why.code, found.kinds["demanding"].word) == ("keep", "why_improved_demanding", "no")
    assert found.kinds["demanding"].n == 50
    assert "favour_improved_demanding" in {said.code for said in found.in_favour}
    few = tried("improved", since=after_hours(None, n=9, reason="few_messages"))
    assert judge(book(PUNCTUAL, DEMANDING), tried=[few]).kinds["demanding"].word == "not_enough_evidence"
    assert judge(book(PUNCTUAL, DEMANDING), tried=[tried("improved")]).kinds["demanding"].word == "yes"


@pytest.mark.parametrize(
    ("readings", "about"),
    [
        (book(SLOW, CALM), "slow_to_pay"),
        (book(PUNCTUAL, DEMANDING), "demanding"),
        (book(PUNCTUAL, CALM, rounds(0.95)), "indecisive"),
    ],
)
def test_a_remedy_under_way_is_waited_for(readings: dict[str, Reading], about: str) -> None:
    soon, long = (judge(readings, tried=[tried("undecided", about, more=more)]).next for more in (3, None))
    assert (soon, long) == (Said(f"next_wait_{about}", {"n": 3}), Said("next_wait_long"))
    assert judge(readings, tried=[tried("new_problem", about)]).next.code in {
        "next_deposit",
        "next_boundary",
        "next_brief",
    }


def test_indecisive_is_managed_by_a_brief() -> None:
    found = judge(book(PUNCTUAL, CALM, rounds(0.95)))
    assert (found.word, found.why.code, found.next.code) == ("manage", "why_indecisive", "next_brief")
    assert found.why.args == {"rounds": 15, "pieces": 5, "most": 6, "n": 20}
    assert found.remedies == ("brief", "decider", "revision_limit")


def test_thresholds_of_the_book_move_the_words() -> None:
    readings = book(delay(0.85), CALM)
    assert judge(readings).word == "manage"
    assert judge(readings, by=replace(SHIPPED, slow_sure=0.9)).word == "unknown"
    assert (
        judge(book(PUNCTUAL, CALM, rate(50, 58, 66)), standard=STANDARD, by=replace(SHIPPED, low_rate=0.5)).word
        == "keep"
    )


def test_another_currency_or_no_standard_makes_no_claim_about_the_rate() -> None:
    for standard in (None, Standard(rate(0, 0, 0, "HUF").value, asked=True)):  # type: ignore[arg-type]
        assert judge(book(PUNCTUAL, CALM, LOW), standard=standard).word == "keep"
    assert judge(book(PUNCTUAL, CALM, rate(1, 2, 3, "HUF")), standard=STANDARD).word == "keep"


@given(_readings.drawn(), _readings.decisions, _readings.standards)
def test_words_stand_only_above_their_thresholds(
    readings: dict[str, Reading], decision: str, standard: Standard | None
) -> None:
    found = judge(readings, decision=decision, standard=standard)
    confirmed = dict(readings["serious"].details)["disrespect"] >= 2 if "serious" in readings else False
    assert (found.word == "part") == (decision == "part" or confirmed) == bool(found.ground)
    signals = (("slow_to_pay", "delay", 0.8), ("demanding", "after_hours", 0.9), ("indecisive", "revision_rounds", 0.8))
    for kind, signal, sure in signals:
        reading, said = readings.get(signal), found.kinds[kind]
        chance = reading.probability if reading and reading.n else None
        claimed = {"yes": chance is not None and chance >= sure, "no": chance is not None and chance <= 0.2}
        assert claimed.get(said.word, not any(claimed.values()))
        assert said.n == (reading.n if reading else 0)
    if found.word == "keep":
        assert "yes" not in {kind.word for kind in found.kinds.values()}
        assert "no" in {kind.word for kind in found.kinds.values()}


@given(_readings.drawn(), _readings.standards, st.randoms())
def test_order_and_names_change_nothing(
    readings: dict[str, Reading], standard: Standard | None, random: object
) -> None:
    names = list(readings)
    random.shuffle(names)  # type: ignore[attr-defined]
    assert judge({name: readings[name] for name in names}, standard=standard) == judge(readings, standard=standard)
