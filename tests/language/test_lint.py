"""The linter on talks and letters: what it finds, where, how grave, and what it leaves alone."""

from __future__ import annotations

from collections import Counter

import pytest

from partwell.language.lint import REWRITES, SEVERITIES, linter
from partwell.words.texts import knows
from tests.language._sets import counts, f1, rows

GOOD = {
    "en": "Dear Ms Webb, I have decided to end our work together on 31 August 2031. I will hand over all source files "
    "by then. Anna Lindt takes on new clients and would be a good fit. Thank you for the past two years.",
    "hu": "Tisztelt Varga Úr! Úgy döntöttem, hogy 2031. augusztus 31-én befejezem a közös munkánkat. Addig átadom az "
    "összes forrásfájlt. Lindt Annát ajánlom. Köszönöm az elmúlt két évet.",
}
LETTERS = rows("letters.jsonl")


def rules(text: str, language: str = "en", kind: str = "letter") -> set[str]:
    return {one.rule for one in linter(language).lint(text, kind)}


@pytest.mark.parametrize("language", ["en", "hu"])
def test_a_good_letter_has_only_good_findings(language: str) -> None:
    assert rules(GOOD[language], language) == {"end_date", "handover", "referral", "thanks"}
    assert rules(GOOD[language], language, "talk") == {"end_date", "handover", "referral", "thanks"}


@pytest.mark.parametrize(
    ("text", "rule", "language"),
    [
        ("I have decided not to continue.", "missing_end_date", "en"),
        ("I think we might stop on 3 May.", "hedge", "en"),
        ("We stop on 3 May. Perhaps we can reconsider in autumn.", "hedge", "en"),
        ("We stop on 3 May because I am moving and because the budget is too small.", "multi_reason", "en"),
        ("We stop on 3 May. First, the scope grew. Second, I teach now.", "multi_reason", "en"),
        ("We stop on 3 May. My reasons: my health; the distance; the hours.", "multi_reason", "en"),
        ("You never answered, so we stop on 3 May.", "blame", "en"),
        ("We stop on 3 May. Call me any time, I will do it for free.", "promise", "en"),
        ("Május 3-án abbahagynám, ha önnek megfelel.", "hedge", "hu"),
        ("Május 3-án befejezem, mert elköltözöm, és mert kevés az idő.", "multi_reason", "hu"),
        ("Befejezem a munkát.", "missing_end_date", "hu"),
        ("Ön soha nem válaszolt, ezért május 3-án befejezem.", "blame", "hu"),
    ],
)
def test_what_is_found(text: str, rule: str, language: str) -> None:
    assert rule in rules(text, language)


@pytest.mark.parametrize(
    ("text", "rule", "language"),
    [
        ("We stop on 3 May because I am moving abroad.", "multi_reason", "en"),
        ("I will send the files on Monday and the keys on Tuesday. We stop on 3 May.", "multi_reason", "en"),
        ("We end our work on 3 May. If you like, I can introduce a colleague.", "hedge", "en"),
        ("We end our work on 3 May. Maybe Anna Lindt would be a good fit for the archive.", "missing_end_date", "en"),
        ("You have always been kind. We stop on 3 May.", "blame", "en"),
        ("Our work ends on [date].", "missing_end_date", "en"),
        ("The contract ends with immediate effect.", "missing_end_date", "en"),
        ("In March you called me. We stop working together.", "end_date", "en"),
        ("I am available for questions until 3 May, our last day.", "promise", "en"),
        ("A munka [dátum] napján megszűnik.", "missing_end_date", "hu"),
        ("Május 3-án befejezem, mert elköltözöm.", "multi_reason", "hu"),
    ],
)
def test_what_is_left_alone(text: str, rule: str, language: str) -> None:
    assert rule not in rules(text, language)


def test_long_argument_needs_structure_not_words() -> None:
    start = "Our work ends on 3 May. "
    plain = "The archive grew every month. My team is small now. The work took all of my evenings. I tried many plans. "
    useful = (
        "I will send you the files on 1 May. The passwords will be sent to you. Thank you for the years. Anna Lindt "
    )
    assert "over_explain" in rules(start + plain + "It all came to nothing in the end.")
    assert "over_explain" not in rules(start + useful + "could take over the account.")


def test_findings_have_places_and_fit_the_protocol() -> None:
    for row in LETTERS:
        for kind in ("letter", "talk"):
            found = linter(row["lang"]).lint(row["text"], kind)
            names = {one.rule for one in found}
            assert not {"end_date", "missing_end_date"} <= names
            for one in found:
                assert one.severity == SEVERITIES[one.rule][kind == "letter"]
                whole = one.rule in {"missing_end_date", "multi_reason", "over_explain"}
                assert (one.start, one.end) == (0, 0) if whole else 0 <= one.start < one.end <= len(row["text"])


def test_places_are_code_points_of_the_original() -> None:
    text = "😀 Zoe\u0308, I\u2019m sorry, our work ends on 3 May."
    assert {text[one.start : one.end] for one in linter("en").lint(text, "letter")} == {"sorry", "3 May"}


@pytest.mark.parametrize("language", ["en", "hu"])
def test_every_rule_has_its_sentences(language: str) -> None:
    for rule, grades in SEVERITIES.items():
        assert knows(language, f"lint.{rule}")
        assert knows(language, f"lint.why.{rule}") == ("info" not in grades)
        assert knows(language, f"lint.rewrite.{rule}") == (rule in REWRITES)


@pytest.mark.parametrize("language", ["en", "hu"])
def test_a_proposed_wording_passes_the_linter(language: str) -> None:
    from partwell.words.texts import say

    bad = {
        "blame",
        "insult",
        "emotional",
        "legal_threat",
        "hedge",
        "apology",
        "promise",
        "multi_reason",
        "over_explain",
    }
    for rule in REWRITES:
        assert rules(say(language, f"lint.rewrite.{rule}"), language) & bad == set()


@pytest.mark.parametrize("language", ["en", "hu"])
def test_figures_on_letters_written_before_the_rules(language: str) -> None:
    items = [row for row in LETTERS if row["lang"] == language]
    table = counts(items, rows_rules, SEVERITIES)
    least = {"missing_end_date": 0.95, "blame": 0.8, "multi_reason": 0.8, "hedge": 0.8}
    assert {rule: f1(n) for rule, n in table.items() if f1(n) < least.get(rule, 0.8)} == {}
    assert f1(sum(table.values(), Counter())) >= 0.9


@pytest.mark.parametrize("language", ["en", "hu"])
def test_what_was_understood_of_letters_stays_understood(language: str) -> None:
    items = [row for row in rows("last_letters.jsonl") if row["lang"] == language]
    table = counts(items, rows_rules, SEVERITIES)
    assert f1(sum(table.values(), Counter())) >= 0.95
    assert min(f1(table[rule]) for rule in ("missing_end_date", "blame", "multi_reason", "hedge")) >= 0.85


@pytest.mark.parametrize(
    ("text", "rule", "bare"),
    [
        ("We end our work on 3 May. I am furious.", "emotional", True),
        ("I am furious and we end our work on 3 May.", "emotional", False),
        ("We end our work on 3 May. I'm sorry.", "apology", True),
    ],
)
def test_a_sentence_that_says_nothing_else_can_be_left_out(text: str, rule: str, bare: bool) -> None:
    found = next(one for one in linter("en").lint(text, "letter") if one.rule == rule)
    assert found.bare == bare
    assert text[slice(*found.sentence)].strip() in text
    assert found.sentence[0] <= found.start < found.end <= found.sentence[1]


def rows_rules(row) -> set[str]:
    return rules(row["text"], row["lang"])


@pytest.mark.parametrize("text", ["", "  \n", "\u200b", "…"])
def test_nothing_is_said_of_an_empty_text(text: str) -> None:
    assert rules(text) <= {"missing_end_date"}
    assert linter("en").lint("", "letter") == []


def test_a_huge_text_is_answered() -> None:
    found = linter("en").lint("You never pay. I am sorry. " * 35_000, "letter")
    assert {"blame", "apology", "missing_end_date"} <= {one.rule for one in found}
    assert max(Counter(one.rule for one in found).values()) <= 5
