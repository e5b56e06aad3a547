"""Anger in a person's own notes: quoted, measured by sentences, and its way over time."""

from __future__ import annotations

import pytest

from partwell.language.journal import CALM, heat, trend


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("I'm furious. He called me at midnight again.", ("furious",)),
        ("How dare he? I've had enough of his bullshit. We talk on Monday.", ("How dare he", "had enough", "bullshit")),
        ("Nagyon dühös vagyok, hülyének néz.", ("dühös", "hülyének néz")),
        ("nagyon duhos vagyok rajuk, elegem van", ("duhos", "elegem van")),
        ("I am so angry, egyszerűen elegem van belőle és nem kérek többet.", ("angry", "elegem van")),
    ],
)
def test_the_angry_words_are_quoted(text: str, quotes: tuple[str, ...]) -> None:
    assert heat(text).quotes(text) == quotes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u200b \n",
        "😀",
        "I'm not angry any more. The talk will be short.",
        "I was such an idiot to take this on, but I learned something.",
        "Az elmúlt hét nyugodt volt, már nem vagyok dühös.",
        "De hülye voltam, hogy elvállaltam.",
        "We agreed on the last day and I slept well.",
        "Ich bin heute wirklich sehr wütend auf diesen Kunden und kann nicht mehr schlafen.",
    ],
)
def test_calm_notes_have_none(text: str) -> None:
    assert heat(text) == CALM


def test_the_share_is_that_of_the_sentences() -> None:
    assert heat("I'm furious. I hate this. We talk on Monday. I will be brief.").share == 0.5
    assert heat("I'm furious and I hate this, how dare he!").share == 1.0


@pytest.mark.parametrize(
    ("shares", "way"),
    [
        ([], None),
        ([0.8], None),
        ([0.8, 0.2], "falling"),
        ([0.1, 0.1, 0.6], "rising"),
        ([0.5, 0.4, 0.5, 0.4], "level"),
        ([1.0, 0.0, 0.5, 0.0, 0.0], "falling"),
    ],
)
def test_which_way_it_goes(shares: list[float], way: str | None) -> None:
    assert trend(shares) == way


def test_a_long_note_is_answered() -> None:
    found = heat("I am furious about it. We met at noon. " * 20_000)
    assert 0 < len(found.spans) <= 16
    assert 0 <= found.share <= 1
