"""Texts looked up by key in the compiled catalogue of a language."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "hu")
CATALOGUE = Path(__file__).parent / "catalogue"


@cache
def _catalogue(language: str) -> gettext.GNUTranslations:
    with (CATALOGUE / language / "partwell.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)


def pick_language(*wishes: str | None) -> str:
    """The first of the wishes (`hu`, `hu_HU.UTF-8`, `en-GB,en;q=0.9` …) that we speak; English when none."""
    for wish in wishes:
        for piece in (wish or "").split(","):
            language = piece.strip()[:2].casefold()
            if language in LANGUAGES:
                return language
    return LANGUAGES[0]


class _Blanks(dict[str, object]):
    """Leaves `{name}` standing where a text wants a value nobody gave: a flaw one sees, not a crash."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def _fill(text: str, args: Mapping[str, object]) -> str:
    return text.format_map(_Blanks(args)) if "{" in text else text


def say(language: str, key: str, /, **args: object) -> str:
    """The text of `key` with `{name}` replaced by args; the key itself when the catalogue has no such text."""
    return _fill(_catalogue(language).gettext(key), args)


def say_count(language: str, key: str, n: int, /, **args: object) -> str:
    """The text of `key` in the form for `n` things (`{n}` stands for the number)."""
    return _fill(_catalogue(language).ngettext(key, key, n), {"n": n, **args})


def knows(language: str, key: str) -> bool:
    """Whether the catalogue of this language has a text for `key`."""
    return _catalogue(language).gettext(key) != key
