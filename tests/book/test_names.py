"""Names compared as people compare them, and what speaks for an address being a client's."""

from __future__ import annotations

import pytest

from partwell.book.folding import difference, fold
from partwell.book.likeness import house, is_robot, to_client


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Ltd", "ACME LTD."),
        ("Csillagszem Bábszínház", "Csillagszem Babszinhaz"),
        ("Kovács Kft.", "kovacs kft"),
        ("Muster GmbH & Co. KG", "MUSTER"),
        ("J. P. Morgan", "JP Morgan"),
    ],
)
def test_the_same_name_in_other_dress_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_stay_different() -> None:
    assert len({fold(name) for name in ("Acme", "Acme Design", "Acne", "Kft", "Ltd Edition")}) == 5


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Acme", "ACME", "case"),
        ("Babszinhaz", "Bábszínház", "accents"),
        ("Acme Ltd", "Acme", "legal_form"),
        ("J.P. Morgan", "J P Morgan", "punctuation"),
    ],
)
def test_the_difference_is_named(one: str, other: str, why: str) -> None:
    assert difference(one, other) == why


def test_the_companys_word_in_a_domain() -> None:
    assert house("a@mail.acme.co.uk") == "acme"
    assert house("a@gmail.com") == ""
    assert house("no address") == ""


@pytest.mark.parametrize("address", ["no-reply@x.example", "Newsletter@x.example", "értesítés@x.example"])
def test_robots_are_known_by_their_name(address: str) -> None:
    assert is_robot(address)


def test_a_person_is_no_robot() -> None:
    assert not is_robot("norbert@x.example")
    assert not is_robot("Newsletter")


@pytest.mark.parametrize(
    ("address", "shown", "code"),
    [
        ("jo@sister.example", "Jo", "same_domain"),
        ("jo@acme.example", "Jo", "domain_is_name"),
        ("jo@gmail.com", "ACME Ltd.", "name_is_name"),
        ("jo@acmedesign.example", "Jo", "domain_like_name"),
        ("jo@gmail.com", "Jo from Acme", "name_in_name"),
    ],
)
def test_what_speaks_for_a_client(address: str, shown: str, code: str) -> None:
    found = to_client(address, shown, "Acme", {"sister.example": "1"}, "1")
    assert found is not None
    assert found.code == code


def test_a_free_mail_domain_speaks_for_nobody() -> None:
    assert to_client("jo@gmail.com", "Jo", "Acme", {"gmail.com": "1"}, "1") is None
