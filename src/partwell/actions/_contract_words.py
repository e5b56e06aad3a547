"""Sentences of the contracts room written out in a language: dates and spans as that language writes them."""

from __future__ import annotations

from datetime import date

from partwell.contracts.said import Filling, Said, Span
from partwell.words import day, say, say_count


def sentence(language: str, said: Said) -> str:
    """The sentence in this language."""
    return say(language, f"contract.{said.code}", **{n: _named(language, n, v) for n, v in said.args.items()})


def _named(language: str, name: str, value: Filling) -> str | int:
    """A value by its name: a country's code is written as the country."""
    if name != "country":
        return written(language, value)
    from babel import Locale

    return str(Locale.parse(language).territories.get(str(value).upper(), value))


def written(language: str, value: Filling) -> str | int:
    """A value as it stands in a sentence."""
    if isinstance(value, Span):
        business = "business_" if value.day_type == "business" else ""
        return say_count(language, f"contract.span.{business}{value.unit}", value.n)
    return day(language, value) if isinstance(value, date) else value
