"""Cases and their logs: an entry is only ever added, and only by somebody who saw all entries before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Max

from partwell.book.models import Case, CaseEvent, Client, RosterChange
from partwell.book.roots import roots
from partwell.book.roster import Change, find_client, mark
from partwell.book.unit_of_work import quiet_unit_of_work, unit_of_work
from partwell.facts.errors import Conflict, NotFound
from partwell.facts.keys import key

_OVER = ("withdraw", "close")
_STATUS = {"told": "notice", "withdraw": "active", "close": "former"}


@dataclass(frozen=True, slots=True)
class EventRow:
    """One entry of a log; `at` in UTC."""

    seq: int
    at: datetime
    actor: str
    step: str
    verb: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case: its client's key (the one it counts as now) and name, its number, its entries in order."""

    key: str
    client: str
    name: str
    number: int
    events: tuple[EventRow, ...]

    @property
    def seq(self) -> int:
        """The number of its last entry."""
        return self.events[-1].seq

    @property
    def over(self) -> bool:
        """Whether it was withdrawn or closed."""
        return any(event.verb in _OVER for event in self.events)


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An entry to add."""

    verb: str
    step: str
    data: Mapping[str, Any]


def cases(client: str | None = None) -> tuple[CaseRow, ...]:
    """All cases, or those of a client (by key, with those merged into it), the oldest first."""
    root, names = roots(), dict(Client.objects.values_list("key", "name"))
    events: dict[str, list[EventRow]] = {}
    for row in CaseEvent.objects.order_by("case_id", "seq"):
        event = EventRow(row.seq, row.at, row.actor, row.step, row.verb, row.data)
        events.setdefault(str(row.case_id), []).append(event)
    found = [
        CaseRow(row.key, root[row.client_id], names[root[row.client_id]], row.number, tuple(events[row.key]))
        for row in Case.objects.all()
        if row.key in events and client in {None, root[row.client_id]}
    ]
    return tuple(sorted(found, key=lambda one: (one.events[0].at, one.client, one.number, one.key)))


def newest(client: str) -> CaseRow:
    """The client's open case, else its last one; raise NotFound `no_client`, `no_case`."""
    target = find_client(client)
    own = cases(target.key)
    if not own:
        raise NotFound("no_case", name=target.name)
    return next((one for one in reversed(own) if not one.over), own[-1])


def open_case(client: str, event: NewEvent, actor: str, at: datetime) -> str:
    """Begin a case and give its key; raise NotFound `no_client`, Conflict `case_is_open`."""
    with quiet_unit_of_work():
        target = find_client(client)
        own = cases(target.key)
        if any(not one.over for one in own):
            raise Conflict("case_is_open", name=target.name)
        top = Case.objects.filter(client=target).aggregate(top=Max("number"))["top"]
        number = (top or 0) + 1
        row = Case.objects.create(key=key("case", target.key, number), client=target, number=number)
        _write(row.key, 1, event, actor, at)
        _say(target.key, "case", actor, None)
    return row.key


def append(case: str, seen: int, events: tuple[NewEvent, ...], actor: str, at: datetime) -> int:
    """Add entries after entry `seen` and give the number of the last one; all of them or none.

    Raise Conflict `case_moved_on` where somebody else added one meanwhile, NotFound `no_case`.
    """
    # What is entered in a log changes no measured fact, a client's status does.
    moves = any(event.verb in _STATUS for event in events)
    with unit_of_work() if moves else quiet_unit_of_work():
        row = Case.objects.filter(key=case).select_related("client").first()
        if row is None:
            raise NotFound("no_case", name=case)
        last = CaseEvent.objects.filter(case=row).aggregate(top=Max("seq"))["top"] or 0
        if last != seen:
            raise Conflict("case_moved_on")
        for number, event in enumerate(events, start=last + 1):
            _write(case, number, event, actor, at)
            if event.verb in _STATUS:
                _say(roots()[row.client_id], "status", actor, _STATUS[event.verb])
    return last + len(events)


def last_entry(case: str) -> int:
    """The number of a case's last entry, 0 where it has none."""
    return CaseEvent.objects.filter(case_id=case).aggregate(top=Max("seq"))["top"] or 0


def _write(case: str, seq: int, event: NewEvent, actor: str, at: datetime) -> None:
    when = at.astimezone(UTC)
    CaseEvent.objects.create(
        case_id=case, seq=seq, at=when, actor=actor, step=event.step, verb=event.verb, data=dict(event.data)
    )


def _say(client: str, verb: str, actor: str, status: str | None) -> None:
    """Mark the client as spoken of, with its new status where there is one; journalled like any other word."""
    made = Change()
    made.client(client)
    mark(made, Client.objects.get(key=client))
    if status is not None:
        Client.objects.filter(key=client).update(status=status)
    after = made.after()
    if after != made.before:
        RosterChange.objects.create(at=datetime.now(UTC), actor=actor, verb=verb, before=made.before, after=after)
