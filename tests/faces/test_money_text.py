"""Sentences on money: which law, what is missing, whose rate; what stands around the day to tell, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from partwell.actions.interest_owed import Lateness, Owing
from partwell.actions.money_bills import OpenInvoice, bills_of
from partwell.actions.when_to_tell_client import Answer
from partwell.faces import _money_text, _when_text
from partwell.facts.money import Money
from partwell.facts.profile import Profile
from partwell.receivables.contract_rate import ContractRate
from partwell.receivables.interest import interest
from partwell.receivables.statutory import law
from tests.actions.test_money import asked, frame

TODAY = date(2026, 3, 2)
_LEFT = re.compile(r"\{\w+\}|\bNone\b|\b(?:when|money)\.[a-z_]+")


def owing(country: str | None, code: str | None, *rows: Lateness, missing: tuple[date, ...] = ()) -> Owing:
    bills = bills_of([], {}, Profile(country=country), TODAY)
    return Owing(bills, rows, country, law(code) if code else None, missing, ())


def late(**given: Any) -> Lateness:
    one = OpenInvoice(
        "a", "Acme", "a-1", "N1", date(2026, 1, 1), date(2026, 1, 15), True, Money("EUR", 100_000),
        Money("EUR", 100_000), True,
    )  # fmt: skip
    hu = law("HU")
    assert hu is not None
    claim = interest(hu, Decimal(1000), one.due, TODAY)
    return replace(Lateness(one, TODAY, hu, claim, None, ""), **given)


@pytest.mark.parametrize(("country", "code", "words"), [
    (None, None, "Your country is not known"),
    ("US", None, "New York, Illinois, California"),
    ("AU", "AU", "No law on late payment is on file for AU"),
    ("DE", "DE", "BGB 286, 288, 247"),
])  # fmt: skip
def test_each_country_has_its_sentence(country: str | None, code: str | None, words: str) -> None:
    assert words in " ".join(_money_text.owing_texts("en", owing(country, code)))


def test_what_is_missing_is_named_with_the_rate_to_look_up() -> None:
    said = " ".join(_money_text.owing_texts("en", owing("HU", "HU", missing=(date(2026, 7, 1),))))
    assert "The base rate of the Hungarian National Bank" in said
    assert "1 Jul 2026" in said


def test_a_row_says_on_what_its_claim_rests() -> None:
    row = late()
    assert row.days == 46
    assert _money_text.amount("en", row) == "€18.27 + €40.00"
    assert list(_money_text.row_texts("en", row)) == ["due date assumed"]
    agreed = late(contract=ContractRate(Decimal("1.5"), "month"), clause="1.5 % per month")
    assert "at the contract's rate, 1.50\u00a0% a month" in list(_money_text.row_texts("en", agreed))
    unread = late(clause="a fee as usual")
    assert any("a fee as usual" in text for text in _money_text.row_texts("en", unread))
    assert _money_text.amount("en", late(claim=None)) == "–"


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize("around", [
    {}, {"told": date(2026, 2, 1)}, {"prepaid": (Money("EUR", 5000),), "ready": 20, "proposed": 2},
    {"unbilled": Money("EUR", 90_000), "hours": 12.0}, {"hours": 3.0, "day_cost": 0.0},
])  # fmt: skip
def test_the_answer_is_whole_in_both_languages(language: str, around: dict[str, Any]) -> None:
    for turned in ({"loss": 90.0, "notice": 0.0}, {"day_cost": 500.0, "wait": 5.0}, {"loss": 0.0}):
        said = sentences(language, asked(around=frame(**around), **turned))
        assert said
        assert all(_LEFT.search(text) is None for text in said)
        assert all(".." not in text for text in said)


def sentences(language: str, found: Answer) -> list[str]:
    parts = (_when_text.advice_texts, _when_text.turn_texts, _when_text.around_texts)
    return [text for part in parts for text in part(language, found)] + list(_when_text.limits_texts(language))


def test_somebody_told_already_is_not_told_when_to_tell() -> None:
    said = list(_when_text.advice_texts("en", asked(around=frame(told=date(2026, 2, 1)))))
    assert said == ["Ostrava Lights was told on 1 Feb 2026."]
