"""The notice grammar: bars over our own labelled clauses, and the traps one by one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from partwell.contracts._dates_in import dates_in
from partwell.contracts._quantities import quantities
from partwell.contracts._rx import fold
from partwell.contracts._sentences import language_of, sentences
from partwell.contracts.notice import NoticeReading, read_notice
from tests.contracts._data import NO_LENGTH, clauses, core_right, doubtful


def asked(reading: NoticeReading) -> set[str]:
    return {said.code.removeprefix("ask.") for said in reading.ask}


def test_the_labelled_clauses_are_read_and_no_wrong_rule_is_certain() -> None:
    rows = [(row, read_notice(row["text"])) for row in clauses()]
    right = [core_right(row["gold"], reading.rule) for row, reading in rows]
    wrong = [
        row["id"]
        for (row, reading), ok in zip(rows, right, strict=True)
        if reading.certain and (not ok or doubtful(row["gold"]))
    ]
    plain = [
        (ok, r)
        for (row, r), ok in zip(rows, right, strict=True)
        if not doubtful(row["gold"]) and row["gold"]["anchor"] not in NO_LENGTH
    ]
    assert len(rows) >= 140
    assert sum(right) >= 0.97 * len(rows)
    assert wrong == []
    assert sum(ok and r.certain for ok, r in plain) >= 0.8 * len(plain)
    assert all(reading.certain or reading.ask for _, reading in rows)


def test_who_and_form_of_the_labelled_clauses() -> None:
    rows = [(row["gold"], read_notice(row["text"]).rule) for row in clauses()]
    assert sum(g["who"] in {"unspecified", r.who} for g, r in rows) >= 0.95 * len(rows)
    assert sum(g["form"] == r.form for g, r in rows) >= 0.95 * len(rows)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("The Client may cancel with forty (45) days' notice.", "conflict"),
        ("Either party may terminate on 30-60 days' notice.", "conflict"),
        ("Either party may terminate on [***] written notice.", "redacted"),
        ("Either party may terminate on [30] days' written notice.", "bracketed"),
        ("Either party may terminate with a sixty (60) written notice.", "length"),
        ("Either party may terminate on 24 hours' notice.", "length"),
        ("Either party may terminate on 2.5 months' notice.", "length"),
        ("It ends on 31 March 2030 unless either party gives 30 days' notice of non-renewal.", "fixed_date"),
        ("Either party may terminate on 30 days' notice. The Client may terminate at any time.", "two_rules"),
        ("Either party may terminate on 30 days' notice given 12 hours apart in 3 weeks flat.", "other_period"),
        ("Renews unless either party gives notice of non-renewal within 60 days before the end of the term.", "window"),
        ("The Writer may terminate on 5 days' notice if the Client is in default.", "cause"),
        ("Under the Civil Code either party may terminate on 30 days' notice.", "statute"),
        ("This renews each year unless terminated by either party on 30 days' notice.", "from_when"),
        ("Either party may terminate on reasonable notice.", "no_period"),
        ("We post a written notice 30 days before.", "what_for"),
        ("Either party may terminate on not more than 30 days' notice.", "two_rules"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_is_asked(text: str, doubt: str) -> None:
    reading = read_notice(text)
    assert not reading.certain
    assert doubt in asked(reading)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("After 1 July 2030 either party may terminate on 30 days' notice.", "earliest", "2030-07-01"),
        ("After the first year either party may terminate on 30 days' notice.", "earliest", "After the first year"),
        ("Either party may terminate on 30 days' notice to the end of a calendar month.", "snap", "month_end"),
        ("Client may terminate immediately.", "immediate", True),
        ("The Client may extend the term by written notice 60 days before its end.", "purpose", "extend"),
        ("It runs until 31 March 2030 and may end on 30 days' notice.", "fixed_end", "2030-03-31"),
        ("You may terminate on 30 days' notice, provided you pay a fee.", "fee", "provided you pay a fee"),
        ("Either party may terminate on 30 days' notice or pay in lieu.", "pay_in_lieu", "pay in lieu"),
        ("Either party may terminate on 30 days' notice by courier.", "delivery", "courier"),
        ("The licence ends by destroying all copies; you may terminate it at any time.", "form", "conduct"),
        ("Either party may terminate if a breach is not cured within ten days of notice.", "cure", "ten days"),
        ("Notice of non-renewal: at least 60 and not more than 90 days before the term ends.", "limit", "90 days"),
    ],
)  # fmt: skip
def test_optional_fields_are_read(text: str, field: str, value: object) -> None:
    assert getattr(read_notice(text).rule, field) == value


def test_the_rule_as_json_is_closed_and_leaves_out_what_is_not_there() -> None:
    plain = read_notice("Either party may terminate on two weeks' written notice.").rule.as_json()
    assert plain == {
        "n": 2, "unit": "week", "day_type": "unspecified", "anchor": "rolling", "who": "either", "form": "written",
        "delivery": None,
    }  # fmt: skip
    assert read_notice("The Client may cancel on forty (45) days' notice.").rule.as_json()["conflict"] == [40, 45]


def test_renewal_length_and_cure_period_are_not_the_notice() -> None:
    rule = read_notice(
        "Renews for twelve (12) months unless either party gives sixty (60) days' notice before the end of the term; "
        "a breach must be cured within ten (10) days of notice."
    ).rule
    assert (rule.n, rule.unit, rule.anchor, rule.cure) == (60, "day", "before_term_end", "ten (10) days")


def test_a_hungarian_anniversary_and_an_unclear_end() -> None:
    rule = read_notice("A szerződést bármelyik fél az évforduló előtt 30 nappal írásban felmondhatja.").rule
    assert rule.anchor == "before_anniversary"
    unclear = read_notice("A szerződést bármelyik fél a megszűnés előtt 30 nappal felmondhatja.")
    assert "from_when" in asked(unclear)


def test_more_than_a_clause_is_not_certain() -> None:
    assert asked(read_notice("Either party may terminate on 30 days' notice. " + "x " * 10_000)) == {"too_long"}


def test_empty_and_foreign_texts_have_no_rule() -> None:
    for text in ("", "   ", "Mix 200 g flour with two eggs.", "\x00\ufffd…"):
        reading = read_notice(text)
        assert (reading.rule.n, reading.certain) == (None, False)


def test_quantities_do_not_overlap_and_hold_their_words() -> None:
    text = fold(
        "the thirtieth (30th) day after, a fortnight's notice, * years, half a year, one hundred eighty (180) days"
    )
    found = quantities(text, "en")
    assert [(q.n, q.unit) for q in found] == [(30, "day"), (2, "week"), (None, "year"), (180, "day")]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert quantities(fold("with two written notices, at least six written notices"), "en")[0].n == 6
    hungarian = quantities(
        fold("1 hónapos, évfordulót, harmincadik napon, 5 hó, egy évforduló, hat (8) nap, félév"), "hu"
    )
    assert [(q.n, q.unit) for q in hungarian] == [(1, "month"), (30, "day"), (5, "month"), (8, "day")]


def test_dates_open_or_fix_an_end() -> None:
    text = fold(
        "effective 1 May 2030 until 31 December 2031, or 2030-02-30, 10/11/2030, October 1 of any year, "
        "2025. május 30. napjától, december 31-ig, May 3, 2030"
    )
    found = [(d.day, d.opens) for d in dates_in(text)]
    assert found == [
        (date(2030, 5, 1), True), (date(2031, 12, 31), False), (None, False), (None, False), (None, False),
        (date(2025, 5, 30), True), (None, False), (date(2030, 5, 3), False),
    ]  # fmt: skip


def test_sentences_cover_the_text_without_overlap() -> None:
    text = "Fee, no. 5 applies. Then (a) this; and that. " + "x" * 7000
    for pieces in (True, False):
        spans = list(sentences(text, pieces=pieces))
        assert "".join(text[a:b] for a, b in spans) == text
        assert max(b - a for a, b in spans) <= 3000
    assert len(list(sentences(text))) > len(list(sentences(text, pieces=False)))


def test_fold_keeps_every_place_and_the_language_is_found() -> None:
    text = "Őrült „ŰRLAP” – ﬁn ½ 漢 ½\u00a0\u200b"
    assert len(fold(text)) == len(text)
    assert fold(text).isascii()
    assert language_of(fold("A felek a szerződést felmondhatják.")) == "hu"
    assert language_of(fold("Either party may end it.")) == "en"
