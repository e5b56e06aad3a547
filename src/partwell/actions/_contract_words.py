"""Sentences of the contracts room written out in a language: dates and spans as that language writes them."""

from __future__ import annotations

from datetime import date

from partwell.contracts.said import Filling, Said, Span
from partwell.words import day, say, say_count


def sentence(language: str, said: Said) -> str:
    """The sentence in this language."""
    return say(language, f"contract.{said.code}", **{name: _written(language, v) for name, v in said.args.items()})


def _written(language: str, value: Filling) -> str | int:
    if isinstance(value, Span):
        business = "business_" if value.day_type == "business" else ""
        return say_count(language, f"contract.span.{business}{value.unit}", value.n)
    return day(language, value) if isinstance(value, date) else value
