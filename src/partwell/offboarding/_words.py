"""Words and answers a person gives, made fit to keep: bounded, without control characters, days and times real."""

from __future__ import annotations

import unicodedata
from datetime import date, time

from partwell.facts import moments
from partwell.facts.errors import InputError
from partwell.offboarding._step import Item

LONGEST = 4000
_FIRST, _LAST = date(2000, 1, 1), date(2199, 12, 31)
_FEWEST_LETTERS = 3


def fit(text: str) -> str:
    """The text with plain line ends and without control characters; raise InputError `text_too_long`."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"}).strip()
    if len(kept) > LONGEST:
        raise InputError("case_text_too_long", n=len(kept), limit=LONGEST)
    return kept


def reason(text: str) -> str:
    """A written reason: at least three letters; raise InputError `case_no_reason`."""
    kept = fit(text)
    if sum(c.isalpha() for c in kept) < _FEWEST_LETTERS:
        raise InputError("case_no_reason")
    return kept


def day(text: str) -> date:
    """A day from 2000 to 2199; raise InputError `case_bad_day`."""
    try:
        found = moments.day(text.strip())
    except ValueError:
        raise InputError("case_bad_day", given=text[:40]) from None
    if not _FIRST <= found <= _LAST:
        raise InputError("case_bad_day", given=text[:40])
    return found


def clock(text: str) -> str:
    """A time of day as HH:MM; raise InputError `case_bad_time`."""
    try:
        found = time.fromisoformat(text.strip())
    except ValueError:
        raise InputError("case_bad_time", given=text[:40]) from None
    return f"{found.hour:02d}:{found.minute:02d}"


def answer(item: Item, text: str) -> str:
    """The answer as kept, "" takes one back; raise InputError where it is none for this item."""
    given = fit(text)
    if not given:
        return ""
    if item.kind == "day":
        return day(given).isoformat()
    if item.kind == "time":
        return clock(given)
    if item.kind == "tick":
        return "yes"
    if item.kind == "choice" and given not in item.options:
        raise InputError("case_bad_choice", given=given[:40], known=", ".join(item.options))
    if item.kind == "proved":
        raise InputError("case_proved", item=item.name)
    return given
