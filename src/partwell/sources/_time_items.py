"""What JSON lists of time entries share: the first object for recognition, instants, the entry and its problem."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from partwell.facts.moments import Moment
from partwell.facts.problems import Problem
from partwell.facts.records import Party
from partwell.facts.trace import Trace
from partwell.sources._contract import Context, Head, Parsed
from partwell.sources._json_items import Item
from partwell.sources._text import head_text

LONGEST = 366 * 86400
_SHOWN = 60


class EntryFault(Exception):
    """An entry that cannot be used: a problem's code and the value at fault."""

    def __init__(self, code: str, value: object = "") -> None:
        super().__init__(code)
        self.code, self.value = code, str(value)[:_SHOWN]

    def parsed(self, line: int) -> Parsed:
        """The entry as one problem."""
        return Parsed(problems=(Problem(self.code, line, None, {"column": "stop", "value": self.value}),))


def first_object(head: Head, key: str = "") -> dict[str, Any]:
    """The first object of the list a file begins with, or of the list under `key`; empty where there is none."""
    text = head_text(head.data).lstrip()
    if key:
        at = text.find(f'"{key}"')
        text = text[at + len(key) + 2 :].lstrip().removeprefix(":").lstrip() if text.startswith("{") and at > 0 else ""
    if not text.startswith("["):
        return {}
    try:
        found, _ = json.JSONDecoder().raw_decode(text[1:].lstrip())
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def instant(value: Any) -> Moment:
    """An ISO 8601 instant; one without a zone is UTC. Raise EntryFault `bad_entry_instant`."""
    try:
        when = datetime.fromisoformat(value if isinstance(value, str) else "")
        return Moment.of(when if when.tzinfo else when.replace(tzinfo=UTC))
    except (ValueError, OverflowError, OSError):
        raise EntryFault("bad_entry_instant", value) from None


def length(value: Any) -> int:
    """Whole seconds from 0 to a year; raise EntryFault `bad_entry_duration`."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LONGEST:
        raise EntryFault("bad_entry_duration", value)
    return int(value)


def text(value: Any) -> str:
    """A text, "" for anything else."""
    return value if isinstance(value, str) else ""


def party(name: str, context: Context) -> Party | None:
    """The client the entry names, else the one named for the file."""
    found = name.strip() or context.client
    return Party.named(found) if found else None


def trace_of(item: Item, context: Context) -> Trace:
    """The object as it stands in the file; of a huge one its beginning."""
    end = min(len(item.text), 4000)
    return Trace(context.original, item.line, None, item.at, ("utf-8",), ((0, end),), item.text[:end])
