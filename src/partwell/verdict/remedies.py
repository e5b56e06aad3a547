"""Manage first: which remedies there are, what trouble each is for, and which fit a client; pure."""

from __future__ import annotations

from collections.abc import Mapping

from partwell.verdict._findings import Rate
from partwell.verdict._types import Kind

ABOUT: Mapping[str, str] = {
    "boundary": "demanding",
    "response_time": "demanding",
    "brief": "indecisive",
    "decider": "indecisive",
    "revision_limit": "indecisive",
    "deposit": "slow_to_pay",
    "terms": "slow_to_pay",
    "late_fee": "slow_to_pay",
    "rate": "rate",
    "scope": "rate",
}
"""Remedy -> the kind of trouble it is for; the texts are `remedy.<kind>.title`, `.what` and `.message`."""
MEASURED = frozenset({"demanding", "indecisive", "slow_to_pay"})
"""Kinds of trouble that are counted before and after; a rate shows by the next invoices."""


def fitting(kinds: Mapping[str, Kind], rate: Rate, *, gap: bool = False) -> tuple[str, ...]:
    """The remedies that fit what was found, the most fitting first; () where nothing has to be managed.

    gap  the hours of both sides hardly overlap: then a response time comes before quiet hours, and fits by itself
    """
    out: list[str] = ["response_time"] if gap else []
    for about in ("slow_to_pay", "demanding", "indecisive"):
        if kinds[about].word == "yes":
            out += [kind for kind, trouble in ABOUT.items() if trouble == about]
    out += [kind for kind, trouble in ABOUT.items() if trouble == "rate"] if rate in {"low", "unclear"} else []
    return tuple(dict.fromkeys(out))
