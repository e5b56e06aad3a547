"""The ledger and the words of promises: order, sums, proposals, and what sounds like a promise in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from partwell.contracts.obligations import Owed, ledger
from partwell.contracts.promises import is_advance, is_balance, promises_in
from partwell.facts.money import Money

EUR, HUF = Money("EUR", 100_00), Money("HUF", 5_000)


def test_sums_leave_out_estimates_and_proposals() -> None:
    found = ledger(
        [
            Owed("a", "client", "unpaid", amount=EUR),
            Owed("b", "client", "unpaid", amount=HUF),
            Owed("c", "client", "unpaid", amount=EUR),
            Owed("d", "client", "unbilled", amount=EUR, estimated=True),
            Owed("e", "client", "unpaid", amount=EUR, state="proposed"),
            Owed("f", "me", "prepaid", amount=EUR),
            Owed("g", "me", "promised"),
        ]
    )
    assert found.theirs == (Money("EUR", 200_00), HUF)
    assert found.mine == (EUR,)
    assert [item.id for item in found.proposed] == ["e"]
    assert {item.id for item in found.of("me")} == {"f", "g"}


def test_what_i_owe_comes_first_the_late_before_the_early_and_what_comes_after_leaving_last() -> None:
    found = ledger(
        [
            Owed("tail", "me", "deadline", after=True),
            Owed("bill", "client", "unpaid", due=date(2026, 1, 1), late=True),
            Owed("later", "me", "promised", due=date(2026, 9, 1)),
            Owed("late", "me", "promised", due=date(2026, 2, 1), late=True),
            Owed("advance", "me", "prepaid"),
            Owed("odd", "me", "unheard of"),
        ]
    )
    assert [item.id for item in found.items] == ["advance", "late", "later", "bill", "odd", "tail"]
    assert [item.id for item in found.first] == ["advance", "late", "later"]


def test_proposals_stand_newest_first() -> None:
    old, new = (
        Owed(name, "me", "promised", state="proposed", seen=date(2026, m, 1)) for name, m in (("a", 1), ("b", 2))
    )
    assert [item.id for item in ledger([old, new]).items] == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Hello. I'll send you the files by Friday. Best", "en", "I'll send you the files by Friday."),
        ("You will have it on Monday.", "en", "You will have it on Monday."),
        ("Péntekig elküldöm a terveket.", "hu", "Péntekig elküldöm a terveket."),
        ("Holnap átutaljuk az összeget.", "hu", "Holnap átutaljuk az összeget."),
    ],
)
def test_promises(text: str, language: str, words: str) -> None:
    assert [promise.words for promise in promises_in(text, language)] == [words]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Shall I send you the files by Friday?", "en"),
        ("If you pay, I'll send the files.", "en"),
        ("I won't send it.", "en"),
        ("Thanks for the files.", "en"),
        ("Elküldöm péntekig?", "hu"),
        ("Nem fogom elküldeni.", "hu"),
        ("Azt kérdezi, megkapja-e a fájlokat.", "hu"),
    ],
)
def test_no_promises(text: str, language: str) -> None:
    assert promises_in(text, language) == []


def test_advances_and_balances() -> None:
    assert is_advance("Poster: advance of 40 %")
    assert is_advance("Előleg a plakátra")
    assert not is_advance("Design work in May")
    assert is_balance("Poster: balance on delivery")
    assert is_balance("Végszámla")
    assert not is_balance("Advance")
