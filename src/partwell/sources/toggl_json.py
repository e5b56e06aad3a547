"""Toggl Track's time entries as JSON: lists of the API, and detailed reports of its versions 2 and 3."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals
from partwell.facts.problems import Note
from partwell.facts.records import TimeEntry
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._json_items import Item, items, text_of
from partwell.sources._text import read_all
from partwell.sources._time_items import EntryFault, first_object, instant, length, party, text, trace_of

_OWN = frozenset({"workspace_id", "wid", "project_id", "pid", "duronly", "tag_ids"})


class _Toggl:
    name = "toggl_json"
    kind: Kind = "time"
    gives = ("time",)
    archive = False

    def score(self, head: Head) -> float:
        """A list whose first object is a time entry of Toggl, or a group of them in a report."""
        one, old = first_object(head), first_object(head, "data")
        listed = {"start", "duration"} <= set(one) and bool(_OWN & set(one)) and "begin" not in one
        grouped = isinstance(one.get("time_entries"), list) and bool({"project_id", "user_id", "username"} & set(one))
        report = {"start", "end", "dur"} <= set(old)
        return 0.96 if listed or grouped or report else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Entries of the list, of `data`, and inside the groups of a report."""
        try:
            found = json.loads(text_of(read_all(stream)))
        except (ValueError, RecursionError, AirlockError):
            return 1
        if isinstance(found, dict):
            found = found.get("data")
        if not isinstance(found, list):
            return 1
        groups = (one.get("time_entries") if isinstance(one, dict) else None for one in found)
        return sum(len(group) if isinstance(group, list) and group else 1 for group in groups)

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Entry by entry; a running clock is told."""
        data = read_all(stream)
        wrapped = text_of(data).lstrip().startswith("{")
        reader = _Reader(context)
        for item in items(data, "data" if wrapped else ""):
            group = item.value.get("time_entries") if isinstance(item.value, dict) else None
            inside: list[Any] = group if isinstance(group, list) and group else [None]
            for one in inside:
                yield reader.one(item, one)
        if reader.nameless:
            yield Parsed(rows=0, notes=(Note("client_names_elsewhere"),))


class _Reader:
    def __init__(self, context: Context) -> None:
        self.context, self.ordinals, self.nameless = context, Ordinals(), False

    def one(self, item: Item, inside: Any) -> Parsed:
        """One entry, of a group where `inside` is not None: then the group names client, project and words."""
        try:
            if not isinstance(item.value, dict) or not isinstance(inside, dict | None):
                raise EntryFault("bad_time_item", inside if inside is not None else item.value)
            return Parsed(facts=(self._entry(item, item.value, inside or {}),))
        except EntryFault as fault:
            return fault.parsed(item.line)

    def _entry(self, item: Item, outer: dict[str, Any], inner: dict[str, Any]) -> TimeEntry:
        one = {**outer, **inner}
        start, seconds = instant(one.get("start")), _seconds(one)
        client = text(one.get("client_name")) or text(one.get("client"))
        project = text(one.get("project_name")) or text(one.get("project"))
        who = party(client, self.context)
        has_project = any(one.get(name) for name in ("project_id", "pid"))
        self.nameless = self.nameless or (who is None and has_project and not project)
        flag = one.get("billable", one.get("is_billable"))
        number = one.get("id")
        made = self.ordinals.key("toggl", "entry", str(number) if number else None, start.seconds if not number else 0)
        note = text(one.get("description"))
        billable = flag if isinstance(flag, bool) else None
        return TimeEntry(made, trace_of(item, self.context), who, start, seconds, project, note, billable)


def _seconds(one: dict[str, Any]) -> int:
    """The length in seconds; a report of version 2 counts thousandths. Raise EntryFault."""
    duration = one.get("seconds", one.get("duration"))
    if duration is None and isinstance(one.get("dur"), int):
        return length(one["dur"] // 1000)
    if isinstance(duration, int) and duration < 0:
        raise EntryFault("still_running", one.get("description") or one.get("start"))
    if duration is None and one.get("stop"):
        duration = instant(one["stop"]).seconds - instant(one.get("start")).seconds
    return length(duration)


SOURCE = _Toggl()
