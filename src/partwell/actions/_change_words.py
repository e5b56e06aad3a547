"""A change in the words of a language, with its reason: what came in, or that only time passed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from partwell.facts.money import Money
from partwell.facts.reading import Value
from partwell.facts.thresholds import BOUNDS
from partwell.verdict.changes import Change
from partwell.words import formats
from partwell.words.texts import knows, say, say_count

if TYPE_CHECKING:
    from partwell.book.settings_log import SettingChange


def change_text(change: Change, names: Mapping[str, str], language: str) -> str:
    """One sentence: who, what was, what is, and why."""
    name = names.get(change.client, "")
    said = {
        "name": name,
        "before": _word(change, change.before, language),
        "after": _word(change, change.after, language),
    }
    if change.what in {"kind", "number"}:
        said["what"] = say(language, f"change.what.{change.name}")
    return f"{say(language, f'change.{change.what}', **said)} {_reason(change, language)}"


def _word(change: Change, value: str | Value, language: str) -> str:
    if change.what == "number":
        return _number(change.name, value, language)
    return say(language, f"change.word.{value}") if value else ""


def _number(name: str, value: str | Value, language: str) -> str:
    if isinstance(value, Money):
        per = say(language, "change.an_hour") if name == "true_rate" else ""
        return formats.money(language, value.decimal, value.currency, whole=True) + per
    number = value if isinstance(value, float | int) else 0.0
    return say_count(language, "change.days", round(number)) if name == "delay" else formats.percent(language, number)


def _reason(change: Change, language: str) -> str:
    if change.cause == "settings":
        return say(language, "change.why.settings")
    if change.more > 0:
        return say_count(language, f"change.why.{'invoices' if change.name in _BILLS else 'facts'}", change.more)
    return say(language, "change.why.time" if change.more == 0 else "change.why.fewer")


_BILLS = frozenset({"delay", "slow_to_pay"})


def setting_text(change: SettingChange, language: str) -> str:
    """Which setting was changed and when: `working hours (12 Nov 2026)`."""
    key = f"change.setting.{'threshold' if change.name in BOUNDS else change.name}"
    name = say(language, key if knows(language, key) else "change.setting.other")
    return f"{name} ({formats.day(language, change.at.date())})"
