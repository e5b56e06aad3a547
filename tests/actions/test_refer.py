"""A referral is off after abuse, follows the client's language, and gives only reasons that the book shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.case_open import open_case
from partwell.actions.refer import ColleagueRow, add_colleague, introduce, list_colleagues, match_client, set_consent
from partwell.facts.errors import InputError, NotFound
from partwell.papers.document import plain
from partwell.papers.referral import PROVIDERS
from tests.actions._parting import NAME, NOW, client


def test_nobody_is_named_in_an_emergency(book: Path) -> None:
    number = client()
    add_colleague(OWNER, ColleagueRow("", "Ben", skills=("posters",)))
    assert [row.name for row, _ in match_client(OWNER, number, "en").found] == ["Ben"]
    open_case(OWNER, number, emergency=True, reason="threats", now=NOW)
    found = match_client(OWNER, number, "en")
    assert found.off
    assert found.found == ()
    assert found.providers == ()
    with pytest.raises(InputError, match="referral_off"):
        introduce(OWNER, number, "Ben", "ask")


def test_a_book_that_shows_nothing_gives_every_kind_and_says_so(book: Path) -> None:
    found = match_client(OWNER, client(), "hu")
    assert not found.reasoned
    assert [kind for kind, _ in found.providers] == list(PROVIDERS)


def test_consent_is_taken_back(book: Path) -> None:
    number = client()
    add_colleague(OWNER, ColleagueRow("", "Ben Tóth", skills=("posters",)))
    with pytest.raises(InputError, match="not_agreed"):
        introduce(OWNER, number, "ben", "client")
    set_consent(OWNER, "Ben Tóth", agreed=True)
    assert NAME in plain(introduce(OWNER, number, "ben", "intro", "hu"))
    set_consent(OWNER, "Ben Tóth", agreed=False)
    assert list_colleagues(OWNER)[0].consent is None
    with pytest.raises(InputError, match="not_agreed"):
        introduce(OWNER, number, "ben", "intro")


def test_unknown_names_and_steps_are_told(book: Path) -> None:
    number = client()
    with pytest.raises(NotFound, match="no_colleague"):
        introduce(OWNER, number, "Nobody", "ask")
    with pytest.raises(InputError, match="bad_step"):
        introduce(OWNER, number, "Nobody", "shout")
    for row in (ColleagueRow("", " "), ColleagueRow("", "Ben", capacity="sometimes")):
        with pytest.raises(InputError):
            add_colleague(OWNER, row)
