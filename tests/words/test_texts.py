"""Texts are found by key, in the language that is spoken, and a slip shows instead of crashing."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.words import LANGUAGES, pick_language, say, say_count
from partwell.words.texts import knows
from tests.facts.examples import MANY
from tools import catalogue

BOOKS = {language: catalogue.read(language)[0] for language in LANGUAGES}
PHRASES = {
    "en": ("cli.import.next_clients", "One name", "2 names"),
    "hu": ("cli.import.next_clients", "Egy név", "2 név"),
}


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (("hu_HU.UTF-8",), "hu"),
        (("en-GB,en;q=0.9",), "en"),
        (("de-DE,hu;q=0.8,en;q=0.5",), "hu"),
        ((None, "", "HU"), "hu"),
        (("C.UTF-8", "fr"), "en"),
        ((), "en"),
    ],
)
def test_the_first_wish_we_speak_wins(wishes: tuple[str | None, ...], language: str) -> None:
    assert pick_language(*wishes) == language


def test_values_are_filled_in_and_a_missing_one_shows() -> None:
    assert say("en", "error.setting_name", limit=300) == "A name may have 300 characters at most."
    assert "{limit}" in say("hu", "error.setting_name")


def test_an_unknown_key_is_shown_as_itself() -> None:
    assert say("hu", "no.such.key", a=1) == "no.such.key"
    assert not knows("hu", "no.such.key")
    assert knows("hu", "cli.help.usage")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_and_many(language: str) -> None:
    key, one, two = PHRASES[language]
    assert say_count(language, key, 1).startswith(one)
    assert say_count(language, key, 2).startswith(two)
    assert say_count(language, key, 0).startswith("0")


def test_values_may_have_any_name() -> None:
    text = say("en", "error.unknown_language", language="xx", known="en, hu", key="unused", n=1)
    assert text == "“xx” is not a language partwell speaks. Known: en, hu."


@MANY
@given(st.text())
def test_a_value_is_never_read_as_a_pattern(value: str) -> None:
    assert say("en", "cli.value", value=value) == value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_filled(language: str) -> None:
    for entry in BOOKS[language]:
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            filled = text.format_map(dict.fromkeys(names, "value"))
            assert "{" not in filled, entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_what_the_source_says(language: str) -> None:
    for entry in BOOKS[language]:
        if not entry.msgstr_plural and "{" not in entry.msgstr:
            assert say(language, entry.msgid) == entry.msgstr


def test_hungarian_addresses_the_reader_formally_and_quotes_as_hungarian_does() -> None:
    informal = {
        "neked",
        "tied",
        "tiéd",
        "téged",
        "veled",
        "hozzád",
        "nálad",
        "szerinted",
        "kattints",
        "válaszd",
        "próbáld",
    }
    for entry in BOOKS["hu"]:
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert not informal & set(text.casefold().split()), entry.msgid
            assert "“" not in text, entry.msgid
            assert text.count("„") == text.count("”"), entry.msgid


def test_english_is_no_hungarian_and_the_other_way_round() -> None:
    english = {e.msgid: e.msgstr for e in BOOKS["en"]}
    same = [e.msgid for e in BOOKS["hu"] if e.msgstr and e.msgstr == english[e.msgid] and len(e.msgstr.split()) > 5]
    assert same == []
