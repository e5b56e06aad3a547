"""Promises to pay that name a day, from the clients' messages where the label counts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from partwell.book.labelwords import COUNTS, counting
from partwell.book.models import Message
from partwell.book.profile import read_profile
from partwell.language.label import Found
from partwell.language.promise import Due, due

_READABLE = 4_000
_CHUNK = 500


def promise_columns() -> dict[str, list[Any]]:
    """promises(message, said, due): the day it was written on the owner's clock, the last day that keeps it."""
    found = {message: one for message, one, worth in counting() if one.label == "pay_promise" and worth in COUNTS}
    zone = read_profile().zone
    clock = ZoneInfo(zone) if zone else UTC
    rows, keys = [], sorted(found)
    for low in range(0, len(keys), _CHUNK):
        texts = Message.objects.filter(key__in=keys[low : low + _CHUNK]).values_list("key", "sent", "text")
        for key, sent, text in texts:
            said = datetime.fromtimestamp(sent, clock).date()
            named = due_near(text, found[key], said, found[key].rule[:2])
            if named is not None:
                rows.append((key, said, named.day))
    columns = [list(column) for column in zip(*sorted(rows), strict=True)] or [[], [], []]
    return dict(zip(("message", "said", "due"), columns, strict=True))


def due_near(text: str, found: Found, written: date, language: str) -> Due | None:
    """The day named in a promise's own words, else in its sentence; None where neither names one."""
    within = due(text[found.start : found.end], written, language)
    if within is not None:
        return within
    low = max(text.rfind(stop, 0, found.start) for stop in ".!?\n") + 1
    ends = [place for stop in ".!?\n" if (place := text.find(stop, found.end)) >= 0]
    return due(text[low : min(ends, default=len(text))][:_READABLE], written, language)
