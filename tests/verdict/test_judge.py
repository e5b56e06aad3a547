"""The word: said only above its threshold, "part" only by the person, and never moved by a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.facts.reading import Reading
from partwell.verdict.judge import Standard, judge
from tests.verdict import _readings
from tests.verdict._readings import STANDARD, after_hours, book, delay, rate

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


def test_another_currency_or_no_standard_makes_no_claim_about_the_rate() -> None:
    for standard in (None, Standard(rate(0, 0, 0, "HUF").value, asked=True)):  # type: ignore[arg-type]
        assert judge(book(PUNCTUAL, CALM, LOW), standard=standard).word == "keep"
    assert judge(book(PUNCTUAL, CALM, rate(1, 2, 3, "HUF")), standard=STANDARD).word == "keep"


@given(_readings.drawn(), _readings.decisions, _readings.standards)
def test_words_stand_only_above_their_thresholds(
    readings: dict[str, Reading], decision: str, standard: Standard | None
) -> None:
    found = judge(readings, decision=decision, standard=standard)
    assert (found.word == "part") == (decision == "part")
    for kind, signal, sure in (("slow_to_pay", "delay", 0.8), ("demanding", "after_hours", 0.9)):
        reading, said = readings.get(signal), found.kinds[kind]
        chance = reading.probability if reading and reading.n else None
        claimed = {"yes": chance is not None and chance >= sure, "no": chance is not None and chance <= 0.2}
        assert claimed.get(said.word, not any(claimed.values()))
        assert said.n == (reading.n if reading else 0)
    assert found.kinds["indecisive"].word == "not_enough_evidence"
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
