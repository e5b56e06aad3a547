"""Remedies: which fit what was found, and ready messages in both languages that pass the linter."""

from __future__ import annotations

import pytest

from partwell.actions.remedy import ready_message
from partwell.language.lint import linter
from partwell.verdict._types import Kind
from partwell.verdict.remedies import ABOUT, MEASURED, fitting
from partwell.words.texts import LANGUAGES, knows

YES, NO = Kind("yes", 0.95, 30), Kind("no", 0.02, 30)
_PLAIN = {"missing_end_date", "thanks", "handover", "end_date", "referral"}
"""Marks of a parting letter that say nothing here: these messages part with nobody."""


def kinds(**found: Kind) -> dict[str, Kind]:
    return {"demanding": NO, "indecisive": NO, "slow_to_pay": NO, **found}


def test_each_kind_of_trouble_has_its_remedies_the_money_first() -> None:
    assert fitting(kinds(), "good") == ()
    assert fitting(kinds(demanding=YES), "fair") == ("boundary", "response_time")
    assert fitting(kinds(indecisive=YES), "fair") == ("brief", "decider", "revision_limit")
    assert fitting(kinds(slow_to_pay=YES, demanding=YES), "fair")[:4] == ("deposit", "terms", "late_fee", "boundary")
    assert fitting(kinds(), "low") == ("rate", "scope")
    assert fitting(kinds(), "unclear") == ("rate", "scope")


def test_where_hours_hardly_overlap_a_response_time_fits_by_itself() -> None:
    assert fitting(kinds(), "good", gap=True) == ("response_time",)
    assert fitting(kinds(demanding=YES), "good", gap=True) == ("response_time", "boundary")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ABOUT)
def test_every_message_is_ready_and_calm(kind: str, language: str) -> None:
    ready = ready_message(kind, language, "Nóra Sellei", "9:00", "18:00")
    assert "{" not in ready.text + ready.title + ready.what
    assert ready.text.endswith("Nóra Sellei")
    found = {one.rule for one in linter(language).lint(ready.text, "talk")} - _PLAIN
    assert found == set(), (kind, language, found)
    assert len(ready.text) < 600


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_of_every_measured_kind_has_its_words(language: str) -> None:
    words = ("improved", "brick_wall", "undecided", "new_problem")
    keys = [f"remedy.word.{word}" for word in words] + [f"remedy.outcome.{word}" for word in words]
    for about in MEASURED:
        keys += [f"remedy.counted.{about}", f"remedy.outcome.nothing_yet.{about}", f"verdict.next_wait_{about}"]
        keys += [f"verdict.{name}_{about}" for name in ("why_wall", "why_improved", "against_wall", "against_new")]
        keys += [f"verdict.favour_improved_{about}", f"remedy.about.{about}"]
    assert [key for key in keys if not knows(language, key)] == []
