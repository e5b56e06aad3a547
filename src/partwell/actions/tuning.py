"""Thresholds and priors of the book: see them, set one otherwise, set it back; history is computed anew by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.words.texts import say

if TYPE_CHECKING:
    from partwell.book.tuning import Tuned


def list_thresholds(actor: Actor) -> tuple[Tuned, ...]:
    """Every threshold with its value, the shipped one, its bounds, and when the person set it."""
    actor.needs("read")
    from partwell.book.tuning import tuned_list

    return tuned_list()


def set_threshold(actor: Actor, name: str, value: str) -> float:
    """Set a threshold from now on ("" back to what was shipped) and give its value.

    Past days are computed anew by it; "what changed" tells the setting apart from the clients. Raise InputError
    `no_threshold`, `bad_threshold`.
    """
    actor.needs("write")
    from partwell.book.tuning import tune

    return tune(name, value)


def thresholds_json(found: tuple[Tuned, ...], language: str) -> dict[str, object]:
    """The `tune --json` document."""
    return {
        "thresholds": [
            {
                "name": one.name,
                "value": one.value,
                "shipped": one.shipped,
                "low": one.low,
                "high": one.high,
                "set_at": one.at.isoformat() if one.at else None,
                "help": say(language, f"tune.{one.name}"),
            }
            for one in found
        ]
    }
