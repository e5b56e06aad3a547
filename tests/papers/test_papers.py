"""The papers say what they must in every way they can be filled, calmly, and nothing is left to fill in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from partwell.facts.money import Money
from partwell.language.lint import linter
from partwell.papers.document import Document, plain
from partwell.papers.dossier import ABOUT, Piece, Sum, dossier
from partwell.papers.handover import handover
from partwell.papers.letter import letter
from partwell.papers.referral import (
    PROVIDERS,
    STEPS,
    Match,
    Signs,
    introduction,
    provider_sentence,
    providers_for,
)
from partwell.papers.reminder import STAGES, LegalClaim, Plan, record_of, reminder, stage_for
from partwell.papers.script import ANSWERS, answers, preparation, script, sentences
from partwell.papers.statement import statement
from partwell.words import formats
from tests.papers._values import LAST, TODAY, every_way, owing, parting

UNFILLED = re.compile(r"\{\w*\}|\bNone\b|\b(?:paper|case|web)\.[a-z_.]+|\[\s*\]$|XX+|\.\.(?!\.)")


def documents() -> list[Document]:
    made = []
    for one in every_way():
        made += [script(one), letter(one), statement(one), preparation(one, ("Open invoices: 1",))]
        made.append(handover(one, ("the website",), ()))
        if one.owing:
            made += [reminder(one, stage, LAST) for stage in STAGES]
    return made


def test_no_paper_is_left_to_fill_in() -> None:
    for document in documents():
        for text in (document.title, *document.sender, *document.receiver, plain(document).replace("[ ] ", "- ")):
            found = UNFILLED.search(text)
            assert found is None, (
                document.kind,
                document.language,
                text[max(0, found.start() - 60) : found.end() + 20],
            )


@pytest.mark.parametrize("kind", ["talk", "letter"])
def test_every_script_and_letter_passes_the_linter(kind: str) -> None:
    for one in every_way():
        text = " ".join(sentences(one)) if kind == "talk" else plain(letter(one))
        found = linter(one.language).lint(text, kind)  # type: ignore[arg-type]
        assert not [f.rule for f in found if f.severity != "info"], (one.language, one.reason, one.deposit, text)
        assert "end_date" in {f.rule for f in found}


def test_every_prepared_answer_and_reminder_is_calm() -> None:
    for one in every_way():
        texts = [answer for _, answer in answers(one)]
        assert len(texts) == len(ANSWERS)
        for text in texts:
            rules = {f.rule for f in linter(one.language).lint(text, "talk") if f.severity != "info"}
            assert rules <= {"missing_end_date"}, text
        for stage in STAGES if one.owing else ():
            words = plain(reminder(one, stage, LAST))
            rules = {f.rule for f in linter(one.language).lint(words, "letter") if f.severity == "error"}
            assert rules <= {"missing_end_date", "legal_threat"}, words


def test_the_script_has_three_to_five_sentences_and_one_reason() -> None:
    for one in every_way():
        said = sentences(one)
        assert 3 <= len(said) <= 5
        assert sum("film" in sentence for sentence in said) == (one.reason == "own")


def test_the_letter_names_money_days_and_clause() -> None:
    text = plain(letter(parting(owing=owing(100, 250), clause="Agreement, line 12", told=TODAY, deposit="refund")))
    for piece in ("€350.00", "31 December 2026", "Agreement, line 12", "as I told you today", "pay back the part"):
        assert piece in text
    text = plain(letter(parting("hu", owing=owing(100), told=date(2026, 11, 24))))
    for piece in ("2026. december 31. lesz", "2026. november 24. napján", "100,00\u00a0EUR", "Egy számla nyitott"):
        assert piece in text


def test_an_emergency_letter_thanks_nobody_and_names_nobody() -> None:
    for language in ("en", "hu"):
        rules = {
            f.rule
            for f in linter(language).lint(plain(letter(parting(language, friendly=False, reason="fit"))), "letter")
        }
        assert not rules & {"thanks", "referral"}


def test_a_statement_sums_each_currency_apart() -> None:
    document = statement(parting(owing=(*owing(100, 250), *owing(40, currency="USD"))))
    tables = [block for block in document.blocks if hasattr(block, "rows")]
    assert [table.rows[-1][-1] for table in tables] == ["€350.00", "US$40.00"]  # type: ignore[union-attr]
    assert "No invoice is open" in plain(statement(parting()))


def test_reminders_go_by_lateness_and_never_two_steps_at_once() -> None:
    assert [stage_for(days) for days in (0, 7, 8, 30, 60)] == ["polite", "polite", "firm", "final", "statutory"]
    assert [stage_for(60, sent) for sent in (1, 2, 3, 9)] == ["final", "statutory", "statutory", "statutory"]


def test_a_good_payer_is_reminded_more_gently() -> None:
    assert [record_of(days) for days in ([0, 1], [0, 2, -3, 9], [9, 9, 1], [9, 1, 9, 1])] == ["", "good", "poor", ""]
    assert [stage_for(10, record=name) for name in ("good", "", "poor")] == ["polite", "firm", "firm"]
    assert stage_for(20, record="poor") == "final"


@pytest.mark.parametrize(("minor", "parts"), [(100000, 3), (99999, 2), (70001, 7), (120000, 12)])
def test_instalments_make_the_whole_sum_to_the_cent(minor: int, parts: int) -> None:
    plan = Plan.of(Money("EUR", minor), parts, LAST)
    last = plan.last or plan.amount
    assert plan.amount.minor * (parts - 1) + last.minor == minor
    for language in ("en", "hu"):
        text = plain(reminder(parting(language, owing=owing(100)), "firm", LAST, None, plan))
        assert UNFILLED.search(text) is None
        assert formats.money(language, last.decimal, "EUR") in text


def test_a_cost_in_another_currency_stands_beside_the_sum() -> None:
    claim = LegalClaim(TODAY, Money("HUF", 1200), Money("EUR", 4000), Money("HUF", 101200), "8.5", "Ptk. 6:155")
    text = plain(reminder(parting(owing=owing(1000, currency="HUF")), "statutory", LAST, claim))
    assert "In all: HUF1,012 and €40.00." in text.replace("\u00a0", "")


def test_a_rate_is_written_as_the_language_writes_it() -> None:
    claim = LegalClaim(TODAY, Money("EUR", 100), None, Money("EUR", 10100), "10.27", "BGB § 288")
    text = plain(reminder(parting("hu", owing=owing(100)), "statutory", LAST, claim))
    assert "évi 10,27%" in text


def test_a_contract_rate_is_named_as_such() -> None:
    claim = LegalClaim(TODAY, Money("EUR", 100), None, Money("EUR", 10100), "12", "“1 % a month”", "contract")
    text = plain(reminder(parting(owing=owing(100)), "statutory", LAST, claim))
    assert "as our contract provides" in text
    assert "Statutory" not in text


def test_kinds_of_provider_are_named_for_a_reason_the_book_shows() -> None:
    assert providers_for(Signs()) == ()
    assert providers_for(Signs(hours=80.0)) == ("employee",)
    assert providers_for(Signs(hours=40.0, kinds=9)) == ("agency",)
    assert providers_for(Signs(hours=2.0, rate_share=0.5)) == ("junior", "platform")
    assert providers_for(Signs(moved=True, pressing=True)) == ("specialist", "employee")


def test_a_demand_states_interest_cost_sum_and_source() -> None:
    claim = LegalClaim(
        TODAY, Money("EUR", 1234), Money("EUR", 4000), Money("EUR", 15234), "10.15", "Directive 2011/7/EU"
    )
    plan = Plan(3, Money("EUR", 5078), date(2026, 12, 15))
    text = plain(reminder(parting(owing=owing(100)), "statutory", LAST, claim, plan))
    for piece in (
        "€12.34",
        "€40.00",
        "€152.34",
        "10.15 %",
        "Directive 2011/7/EU",
        "3 instalments of €50.78",
        "no legal",
    ):
        assert piece in text
    without = LegalClaim(TODAY, Money("EUR", 1234), None, Money("EUR", 11234), "10.15", "BGB § 288")
    assert "Recovery cost" not in plain(reminder(parting(owing=owing(100)), "statutory", LAST, without))
    with pytest.raises(ValueError, match="owing"):
        reminder(parting(), "polite", LAST)


def test_a_dossier_goes_by_time_and_names_every_place() -> None:
    pieces = [
        Piece(date(2026, at, 1), "Ann" if at % 2 else "", about, f"words {at}", "mail.mbox", "ab" * 32)
        for at, about in enumerate(ABOUT, 1)
    ]
    sums = [Sum(date(2026, 8, 1), Money("EUR", 100), "B"), Sum(date(2026, 7, 1), Money("EUR", 200), "A")]
    text = plain(dossier("en", "Acme", pieces, sums, [Sum(date(2026, 9, 1), Money("EUR", -50))], ("Fair: 30 days.",)))
    assert text.index("invoice A") < text.index("invoice B")
    assert text.count("mail.mbox, SHA-256 abababababab") == len(ABOUT)
    assert "1 January 2026 to 1 September 2026" in text
    assert "you · mail.mbox" in text
    assert "is in the book yet" in plain(dossier("en", "Acme", [], [], []))


@pytest.mark.parametrize("language", ["en", "hu"])
def test_an_introduction_names_the_client_only_after_both_agreed(language: str) -> None:
    match = Match("Acme Ltd", "Ben", "Nora", LAST, ("websites", "photos"), ("websites",), 12)
    for step in STEPS:
        text = plain(introduction(language, step, match))
        assert UNFILLED.search(text) is None
        assert ("Acme" in text) == (step != "ask")
        assert ("12" in text) == (step == "ask")
    assert "websites" in plain(introduction(language, "client", match))
    bare = Match("Acme Ltd", "Ben", "", LAST)
    assert all(UNFILLED.search(plain(introduction(language, step, bare))) is None for step in STEPS)
    assert len({provider_sentence(language, kind) for kind in PROVIDERS}) == len(PROVIDERS)
    with pytest.raises(KeyError):
        provider_sentence(language, "robot")


def test_preparation_names_when_and_where() -> None:
    one = parting(meeting=datetime(2026, 11, 26, 10, 30, tzinfo=UTC), place="Café Central")
    assert "26 Nov 2026, 10:30 · Café Central" in plain(preparation(one, ()))
