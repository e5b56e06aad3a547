"""Kimai's timesheets as its API lists them, JSON with projects and activities as numbers or in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from partwell.facts.keys import Ordinals
from partwell.facts.problems import Note
from partwell.facts.records import TimeEntry
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._json_items import Item, count_items, items
from partwell.sources._text import read_all
from partwell.sources._time_items import EntryFault, first_object, instant, length, party, text, trace_of


class _Kimai:
    name = "kimai_json"
    kind: Kind = "time"
    gives = ("time",)
    archive = False

    def score(self, head: Head) -> float:
        """A list whose first object begins, ends and has an activity."""
        return 0.96 if {"begin", "end", "activity", "project"} <= set(first_object(head)) else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Objects of the list."""
        return count_items(read_all(stream))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Timesheet by timesheet; one that still runs is told."""
        ordinals, nameless = Ordinals(), False
        for item in items(read_all(stream)):
            try:
                made = _entry(item, context, ordinals)
            except EntryFault as fault:
                yield fault.parsed(item.line)
                continue
            nameless = nameless or made.party is None
            yield Parsed(facts=(made,))
        if nameless:
            yield Parsed(rows=0, notes=(Note("client_names_elsewhere"),))


def _map(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _entry(item: Item, context: Context, ordinals: Ordinals) -> TimeEntry:
    one = item.value
    if not isinstance(one, dict):
        raise EntryFault("bad_time_item", one)
    start = instant(one.get("begin"))
    if one.get("end") is None:
        raise EntryFault("still_running", one.get("description") or one.get("begin"))
    duration = one.get("duration")
    seconds = length(instant(one["end"]).seconds - start.seconds if duration is None else duration)
    project, activity = _map(one.get("project")), _map(one.get("activity"))
    customer = project.get("customer")
    client = text(_map(customer).get("name")) or text(project.get("parentTitle"))
    words = [text(activity.get("name")), text(one.get("description"))]
    flag, number = one.get("billable"), one.get("id")
    made = ordinals.key("kimai", "timesheet", str(number) if number else None, 0 if number else start.seconds)
    note = ": ".join(word for word in words if word)
    billable = flag if isinstance(flag, bool) else None
    named = text(project.get("name"))
    return TimeEntry(made, trace_of(item, context), party(client, context), start, seconds, named, note, billable)


SOURCE = _Kimai()
