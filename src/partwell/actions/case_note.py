"""The journal of a case: how it feels from 0 to 10, and a few words."""

from __future__ import annotations

from datetime import datetime

from partwell.actions._actor import Actor
from partwell.actions._case import kept
from partwell.actions._case_log import clock
from partwell.facts.errors import Conflict
from partwell.offboarding import acts

_TRIES = 5


def note_case(
    actor: Actor, client: str, text: str = "", score: int | None = None, *, now: datetime | None = None
) -> None:
    """Write an entry; two people writing at once both are kept. Raise InputError `case_empty_note`, `case_bad_score`.

    An ended case takes notes too: what comes afterwards belongs to it.
    """
    actor.needs("write")
    from partwell.book.cases import append, last_entry, newest
    from partwell.book.profile import read_profile

    draft = acts.note(text, score)
    row = newest(client)
    for _ in range(_TRIES):
        try:
            append(row.key, last_entry(row.key), (kept(draft),), actor.name, now or clock(read_profile()))
        except Conflict as fault:
            if fault.code != "case_moved_on":
                raise
            continue
        return
    raise Conflict("case_moved_on")
