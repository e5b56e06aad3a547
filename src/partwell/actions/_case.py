"""A case loaded: its log, the client's facts, the owner's clock; and the one way to add to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.actions._case_log import clock, events_of
from partwell.facts.errors import Conflict
from partwell.facts.profile import Profile
from partwell.offboarding.acts import Draft
from partwell.offboarding.replay import Case, replay

if TYPE_CHECKING:
    from partwell.book.cases import CaseRow, NewEvent

__all__ = ["Loaded", "clock", "events_of", "fresh", "kept", "load", "state_of", "write"]
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case as it stands: `case` its state, `row` where it is kept, `seen` its last entry."""

    case: Case
    row: CaseRow
    profile: Profile

    @property
    def seen(self) -> int:
        """The number of the last entry; hand it back with an act, so that nobody acts on an old page."""
        return self.row.seq


def load(actor: Actor, client: str, now: datetime | None = None) -> Loaded:
    """The client's open case, else the last one; raise NotFound `no_client`, `no_case`."""
    actor.needs("read")
    from partwell.book.cases import newest

    return state_of(actor, newest(client), now)


def state_of(actor: Actor, row: CaseRow, now: datetime | None = None) -> Loaded:
    """The state of a kept case."""
    from partwell.actions._case_facts import gather
    from partwell.book.cases import cases
    from partwell.book.profile import read_profile

    profile = read_profile()
    when = now or clock(profile)
    others = [one for one in cases(row.client) if one.key != row.key and one.events[0].at <= row.events[0].at]
    facts = gather(actor, row, others, profile, when)
    return Loaded(replay(events_of(row), facts, when), row, profile)


def kept(draft: Draft) -> NewEvent:
    """A draft as the book keeps it."""
    from partwell.book.cases import NewEvent

    return NewEvent(draft.verb, draft.step, draft.data)


def write(actor: Actor, loaded: Loaded, draft: Draft, now: datetime | None = None, seen: int | None = None) -> int:
    """Add an entry to a loaded case; `seen` the last entry the person saw, by default the last one loaded.

    Raise Conflict `case_moved_on` where another was added since.
    """
    actor.needs("write")
    from partwell.book.cases import append

    at = now or clock(loaded.profile)
    return append(loaded.row.key, loaded.seen if seen is None else seen, (kept(draft),), actor.name, at)


def fresh(act: Callable[[], None]) -> None:
    """Act on whatever the case is now: where an entry came in between, look again; raise Conflict `case_moved_on`.

    An act that says by what it was overtaken (an argument of the error) is not tried again.
    """
    for left in reversed(range(_TRIES)):
        try:
            act()
        except Conflict as fault:
            if fault.code != "case_moved_on" or fault.args_by_name or not left:
                raise
            continue
        return
