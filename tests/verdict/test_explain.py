"""Both sides in sentences: every code has its text in both languages, and every text gets the numbers it wants."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given

from partwell.facts.reading import Reading
from partwell.facts.thresholds import SHIPPED
from partwell.verdict import explain
from partwell.verdict._case import Case
from partwell.verdict.judge import Said, Standard, Verdict, judge
from partwell.words.texts import LANGUAGES, knows, say
from tests.verdict import _readings
from tests.verdict._readings import STANDARD, after_hours, book, delay, detailed, part, rate, rounds
from tests.verdict._tried import tried

CALM, PUNCTUAL = after_hours(0.01, pressing=1), delay(0.02, -1.0)


def _sentences(found: Verdict) -> Iterator[Said]:
    yield from (found.why, found.next, *found.against, *found.in_favour)


def _codes(said: tuple[Said, ...]) -> list[str]:
    return [one.code for one in said]


@given(_readings.drawn(), _readings.decisions, _readings.standards)
def test_every_sentence_can_be_said_in_both_languages(
    readings: dict[str, Reading], decision: str, standard: Standard | None
) -> None:
    for said in _sentences(judge(readings, decision=decision, standard=standard)):
        for language in LANGUAGES:
            assert knows(language, f"verdict.{said.code}"), said.code
            text = say(language, f"verdict.{said.code}", **said.args)
            assert not re.search(r"[{}?]|nan|None", text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_gets_all_the_numbers_it_wants_and_shows_its_n(language: str) -> None:
    for said in _all_sentences():
        text = say(language, f"verdict.{said.code}", **{name: f"<{name}>" for name in said.args})
        shown = set(re.findall(r"<(\w+)>", text))
        assert "{" not in text, (said.code, text)
        assert {"n", "m"} & set(said.args) <= shown, (said.code, text)


def _all_sentences() -> Iterator[Said]:
    late, early, yes, no = delay(0.95, overdue=2), PUNCTUAL, after_hours(0.95, opens=0.5, fast=0.6), CALM
    gap, low, good = after_hours(0.01, mine=0.9, theirs=0.1), rate(10, 20, 30), rate(90, 95, 99)
    rich, poor = (part("revenue_share", 0.7), part("trouble_share", 0.1)), part("trouble_share", 0.9)
    unclear, near = rate(40, 50, 70), delay(0.1, 8.0)
    for readings in (
        book(late, yes, low, part("revenue_share", 0.1), poor), book(late), book(yes), book(low), book(unclear),
        book(early, no, good, *rich), book(near, no), book(near, good), book(early, good), book(no, good),
        book(gap, early), book(),
    ):  # fmt: skip
        for decision in ("", "part"):
            yield from _sentences(judge(readings, decision=decision, standard=STANDARD))
    yield from _of_new_kinds(late, yes)


def _of_new_kinds(late: Reading, yes: Reading) -> Iterator[Said]:
    pace = {"earlier": 3.0, "newest": 19.0, "newest_n": 6.0}
    chase = detailed("chase_interval", 20, 1.0, asked=9.0, quarter_working_hours=0.5, instant=1.0)
    more = book(
        late, yes, rounds(0.95, reopened=2), detailed("serious", 3, disrespect=3.0), detailed("scope_creep", 2, 2.0),
        detailed("broken_promises", 4, 0.5, broken=2.0), detailed("payment_pace", 12, 16.0, changed=1.0, **pace),
        chase, detailed("wellbeing", 5, 1.6, 2.1, low=4.0),
    )  # fmt: skip
    yield from _sentences(judge(more))
    good = (rounds(0.02), detailed("payment_pace", 12, -16.0, changed=-1.0, **pace), detailed("wellbeing", 5, 4.2, 4.8))
    yield from _sentences(judge(book(PUNCTUAL, CALM, *good)))
    waiting = detailed("serious", 0, disrespect_maybe=8.0)
    yield from _sentences(judge(book(yes, waiting)))
    for about in ("demanding", "indecisive", "slow_to_pay"):
        for word in ("improved", "brick_wall", "new_problem", "undecided"):
            for calm, count in ((True, 3), (False, None)):
                bad = book(late, yes, rounds(0.95))
                since = {"demanding": CALM, "indecisive": rounds(0.02), "slow_to_pay": PUNCTUAL}[about]
                alone = book(*(r for r in bad.values() if r.name == since.name))
                one = tried(word, about, since=since, more=count)
                rest = book(PUNCTUAL, CALM, rounds(0.02)) if calm else {}
                yield from _sentences(judge({**rest, **alone}, tried=[one]))
                yield from _sentences(judge(bad, tried=[one]))


def test_the_new_sentences_say_what_was_counted() -> None:
    codes = {said.code for said in _of_new_kinds(delay(0.95), after_hours(0.95))}
    expected = """against_indecisive against_reopened against_serious against_scope against_promises against_pace
        against_instant against_mood favour_decided favour_pace favour_mood next_safety next_confirm_serious why_serious
        why_indecisive why_wall_demanding why_improved_slow_to_pay against_new_indecisive next_wait_long""".split()
    assert set(expected) <= codes


def test_against_names_the_heaviest_first() -> None:
    readings = book(
        delay(0.95, overdue=2),
        after_hours(0.95),
        rate(10, 20, 30),
        part("trouble_share", 0.9),
        part("revenue_share", 0.1),
    )
    found = judge(readings, standard=STANDARD)
    expected = ["against_slow", "against_overdue", "against_demanding", "against_rate", "against_trouble"]
    assert (_codes(found.against), _codes(found.in_favour)) == (expected, [])
    assert found.against[1].args == {"n": 2, "days": 24}
    assert found.against[3].args == {
        "low": "10 EUR",
        "rate": "20 EUR",
        "high": "30 EUR",
        "standard": "100 EUR",
        "n": 30,
    }


def test_in_favour_of_a_client_who_is_far_away() -> None:
    readings = book(
        delay(0.1, 2.4),
        after_hours(0.0, mine=0.9, theirs=0.1),
        rate(90, 95, 99),
        part("trouble_share", 0.05),
        part("revenue_share", 0.4),
    )
    found = judge(readings, standard=STANDARD)
    assert _codes(found.in_favour) == [
        "favour_punctual",
        "favour_calm",
        "favour_rate",
        "favour_revenue",
        "favour_little_trouble",
        "favour_time_zone",
    ]
    assert (found.word, found.next.code, found.against) == ("keep", "next_agree_hours", ())
    assert found.in_favour[-1].args == {"mine": 90, "theirs": 10, "n": 40}


def test_a_client_nobody_heard_makes_no_little_trouble() -> None:
    shares = (part("trouble_share", 0.0), part("revenue_share", 0.6))
    assert "favour_little_trouble" not in _codes(judge(book(*shares)).in_favour)
    assert "favour_little_trouble" not in _codes(judge(book(after_hours(None, n=0), *shares)).in_favour)
    assert "favour_little_trouble" in _codes(judge(book(CALM, *shares)).in_favour)


@given(_readings.drawn(), _readings.standards)
def test_what_speaks_for_a_client_is_said(readings: dict[str, Reading], standard: Standard | None) -> None:
    found = judge(readings, standard=standard)
    revenue = readings.get("revenue_share", part("", None)).value
    good = {kind.word for kind in found.kinds.values()} & {"no"} or (isinstance(revenue, float) and revenue >= 0.2)
    assert found.in_favour if good or found.word == "keep" else True
    bad = {kind.word for kind in found.kinds.values()} & {"yes"} or found.why.code == "why_rate"
    assert found.against if bad else True


@pytest.mark.parametrize(
    ("readings", "code"),
    [
        (book(), "next_wait"),
        (book(delay(None, n=0, reason="no_due_dates")), "next_give_due_dates"),
        (book(delay(None, n=0, reason="no_settled_invoices")), "next_import_invoices"),
        (book(PUNCTUAL, after_hours(None, n=0, reason="no_messages")), "next_import_mail"),
        (book(PUNCTUAL, after_hours(None, reason="zone_unknown")), "next_say_zone"),
        (book(PUNCTUAL, after_hours(None, reason="client_zone_unknown")), "next_say_client_zone"),
        (book(PUNCTUAL, after_hours(None, reason="own_address_unknown")), "next_say_own_address"),
        (book(PUNCTUAL, after_hours(None, reason="no_own_messages")), "next_import_own_mail"),
        (book(PUNCTUAL, after_hours(None, reason="few_messages")), "next_wait"),
        (book(delay(0.95)), "next_deposit"),
        (book(delay(0.95), after_hours(0.95)), "next_deposit"),
        (book(after_hours(0.95)), "next_boundary"),
        (book(after_hours(0.95, opens=0.5)), "next_own_boundary"),
        (book(PUNCTUAL, CALM), "next_keep"),
        (book(rate(10, 20, 30)), "next_rate"),
    ],
)
def test_what_to_do_next(readings: dict[str, Reading], code: str) -> None:
    assert judge(readings, standard=STANDARD).next.code == code


def test_the_mirror_speaks_for_a_demanding_client() -> None:
    found = judge(book(after_hours(0.95, opens=0.5, fast=0.6)))
    assert [said.args for said in found.in_favour if said.code == "favour_mirror"] == [{"opens": 50, "fast": 60}]


def test_a_number_that_is_no_number_reads_as_nothing() -> None:
    empty = book(Reading("delay", "d", probability=0.9, n=3), Reading("true_rate", "EUR/h", n=3))
    assert judge(empty).against[0].args == {"days": 0, "low": 0, "high": 0, "n": 3}
    case = Case("unknown", "", empty, judge(empty).kinds, "unclear", None, (), SHIPPED)
    found = explain.why(case)
    assert found.args == {"low": "?", "rate": "?", "high": "?", "standard": "?", "n": 3}


def test_a_bill_due_on_friday_and_open_on_monday_is_not_held_against_anybody() -> None:
    details = (("open_overdue", 1.0), ("oldest_overdue", 3.0))
    fresh = Reading("delay", "d", 1.0, -3.0, 5.0, n=6, probability=0.02, details=details)
    assert judge(book(fresh)).against == ()
