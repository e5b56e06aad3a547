"""Go on against a step's gate, with the reason in writing."""

from __future__ import annotations

from datetime import datetime

from partwell.actions._actor import Actor
from partwell.actions._case import load, write
from partwell.offboarding import acts


def override_step(
    actor: Actor, client: str, step: str, reason: str, *, seen: int | None = None, now: datetime | None = None
) -> None:
    """Settle a step against its gate; raise InputError `case_no_reason`, Conflict `case_settled`, `case_moved_on`."""
    actor.needs("write")
    loaded = load(actor, client, now)
    write(actor, loaded, acts.override(loaded.case, step, reason), now, seen)
