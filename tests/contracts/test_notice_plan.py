"""The way out on the calendar: terms from the contract or from the person, days forwards and backwards."""

from __future__ import annotations

from datetime import date

import pytest

from partwell.contracts.notice_plan import OwnTerms, Plan, Terms, plan, terms_of, with_end
from partwell.contracts.review import review
from partwell.contracts.said import Said, Span

BASE = """This Agreement is made between the Client and the Contractor.
The Contractor shall keep all information confidential.
This Agreement is governed by the laws of Utah.
The Client owns all rights in the work.
Invoices are due within 30 days.
"""
MONTHS = "Either party may terminate this Agreement on two months' notice"
RECEIVED = "\nNotices sent by e-mail are deemed received on the next business day."


def of(*lines: str) -> Terms:
    found = terms_of(review(BASE + "\n".join(lines)))
    assert found is not None
    return found


def days(terms: Terms, given: date, country: str = "HU", wanted: date | None = None) -> Plan:
    found = plan(terms, given, country, wanted)
    assert found is not None
    return found


def test_a_contract_without_a_word_on_notice_has_no_terms() -> None:
    assert terms_of(review(BASE)) is None


def test_terms_join_the_clause_with_form_and_receipt_elsewhere() -> None:
    terms = of(MONTHS + ".", "Notice of termination must be given in writing." + RECEIVED)
    assert (terms.span, terms.anchor, terms.form) == (Span(2, "month"), "rolling", "written")
    assert (terms.receipt, terms.certain, terms.lines) == (Span(1, "day", "business"), True, (6,))


def test_several_times_of_receipt_are_asked_about_and_the_longest_counts() -> None:
    terms = of(
        MONTHS + ".",
        "Notices by courier are deemed received two days after dispatch.",
        "Notices by post are deemed received five days after posting.",
    )
    assert (terms.receipt, terms.certain) == (Span(5, "day"), False)
    assert [said.code for said in terms.ask] == ["ask.receipt"]


@pytest.mark.parametrize(
    ("clause", "lag"),
    [
        ("A notice is deemed given when it is sent.", Span(0, "day")),
        ("A notice is deemed received on the following day.", Span(1, "day")),
        ("A notice counts as received two weeks after posting.", Span(2, "week")),
    ],
)
def test_times_of_receipt(clause: str, lag: Span) -> None:
    assert of(MONTHS + ".", clause).receipt == lag


def test_days_count_from_receipt_and_end_on_a_working_day() -> None:
    found = days(of(MONTHS + "." + RECEIVED), date(2026, 10, 23))  # a holiday; received on Monday 26 October
    assert found.dates.end_date == date(2026, 12, 26)
    assert found.working == date(2026, 12, 23)
    assert (found.certain, found.latest, found.ask) == (True, None, ())


def test_the_latest_day_for_a_wanted_end_is_the_last_that_still_ends_in_time() -> None:
    terms = of(MONTHS + "." + RECEIVED)
    found = days(terms, date(2026, 1, 5), wanted=date(2026, 5, 31))
    assert found.latest is not None
    for given, in_time in ((found.latest, True), (date.fromordinal(found.latest.toordinal() + 1), False)):
        end = days(terms, given).dates.end_date
        assert end is not None
        assert (end <= date(2026, 5, 31)) is in_time


def test_a_wanted_end_too_far_ahead_of_any_notice_has_no_latest_day() -> None:
    terms = Terms(Span(11, "year"), "rolling", "either", "written", ())
    assert days(terms, date(2026, 1, 5), wanted=date(2026, 5, 31)).latest is None


def test_before_the_end_of_a_term_the_last_day_is_counted_back() -> None:
    clause = (
        "It is in force until 31 May 2031 and renews unless either party gives notice of non-renewal 60 days before the"
    )
    terms = of(clause + " end of the term.")
    assert (terms.anchor, terms.term_end, terms.certain) == ("before_term_end", date(2031, 5, 31), False)
    assert days(terms, date(2031, 1, 5)).latest == date(2031, 4, 1)


def test_an_unknown_end_of_the_term_is_asked_for_until_the_person_names_it() -> None:
    terms = of("It renews unless either party gives notice of non-renewal 60 days before the end of the term.")
    asked = days(terms, date(2031, 1, 5))
    assert (asked.latest, asked.certain) == (None, False)
    assert "date.ask_term_end" in [said.code for said in asked.ask]
    assert days(with_end(terms, date(2031, 5, 31)), date(2031, 1, 5)).latest == date(2031, 4, 1)
    assert with_end(terms, None) == terms


def test_no_period_gives_no_days() -> None:
    assert plan(Terms(None, "no_period", "either", "unspecified", ()), date(2026, 1, 5)) is None
    assert plan(Terms(Span(3, "day"), "automatic_end", "either", "unspecified", ()), date(2026, 1, 5)) is None


def test_a_country_without_a_calendar_leaves_the_weekdays() -> None:
    terms = Terms(Span(5, "day", "business"), "rolling", "either", "written", (), certain=True)
    known, unknown = days(terms, date(2026, 12, 22)), days(terms, date(2026, 12, 22), "XX")
    assert (known.certain, unknown.certain) == (True, False)
    assert unknown.dates.end_date == date(2026, 12, 29)


def test_the_persons_own_terms_come_before_the_readers() -> None:
    own = OwnTerms(Span(2, "week"), "rolling", "month_end")
    with_clause = terms_of(review(BASE + MONTHS + " in writing."), own)
    without = terms_of(review(BASE), own)
    assert with_clause is not None
    assert without is not None
    assert (with_clause.span, with_clause.who, with_clause.own, with_clause.certain) == (own.span, "either", True, True)
    assert (without.who, without.form) == ("unspecified", "unspecified")
    assert days(without, date(2026, 2, 2)).dates.end_date == date(2026, 2, 28)


def test_two_rules_of_different_length_for_the_freelancer_are_asked_about() -> None:
    terms = of(MONTHS + ".", "The Contractor may terminate this Agreement on 10 days' notice.")
    assert (terms.certain, Said("ask.two_rules") in terms.ask) == (False, True)
    assert [s.code for s in terms.ask].count("ask.two_rules") == 1
    same = of(MONTHS + ".", "The Contractor may terminate this Agreement on two months' notice.")
    assert same.certain
