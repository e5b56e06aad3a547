"""Close a case once everything after the parting is done."""

from __future__ import annotations

from datetime import datetime

from partwell.actions._actor import Actor
from partwell.actions._case import load, write
from partwell.offboarding import acts


def close_case(
    actor: Actor, client: str, text: str = "", *, seen: int | None = None, now: datetime | None = None
) -> None:
    """Close it; the client is a former one. Raise Conflict `case_not_told`, `case_not_after`, `case_moved_on`."""
    actor.needs("write")
    loaded = load(actor, client, now)
    write(actor, loaded, acts.close(loaded.case, text), now, seen)
