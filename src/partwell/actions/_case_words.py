"""Sentences of a case written out in a language: money, days, spans and numbers as that language writes them."""

from __future__ import annotations

from datetime import date, datetime

from partwell.contracts.said import Span
from partwell.facts.money import Money
from partwell.offboarding._types import Filling, Said
from partwell.words import day, day_time, money, number, say, say_count


def sentence(language: str, said: Said) -> str:
    """The sentence in this language; `n` among its values chooses the plural."""
    args = {name: _written(language, name, value) for name, value in said.args.items()}
    count = said.args.get("n")
    if isinstance(count, int):
        text = say_count(language, said.key, count, **{name: v for name, v in args.items() if name != "n"})
    else:
        text = say(language, said.key, **args)
    for name, value in said.args.items():
        if isinstance(value, date):  # Hungarian days end in a full stop, which ends a sentence too
            text = text.replace(f"{args[name]}.", str(args[name])) if str(args[name]).endswith(".") else text
    return text


def _written(language: str, name: str, value: Filling) -> str | int:
    match value:
        case Span():
            return _span(language, value)
        case Money():
            return money(language, value.decimal, value.currency)
        case datetime():
            return day_time(language, value)
        case date():
            return day(language, value)
        case float():
            return number(language, value, 1)
        case str() if name in {"step", "rule"}:
            return say(language, value)
    return value


def _span(language: str, span: Span) -> str:
    business = "business_" if span.day_type == "business" else ""
    return say_count(language, f"contract.span.{business}{span.unit}", span.n)
