"""Open a case: the first step of parting with a client, or the short way out of an emergency."""

from __future__ import annotations

from datetime import datetime

from partwell.actions._actor import Actor
from partwell.actions._case import kept
from partwell.actions._case_log import clock
from partwell.offboarding import acts
from partwell.offboarding._log import DAYS


def open_case(
    actor: Actor,
    client: str,
    *,
    emergency: bool = False,
    reason: str = "",
    days: int = DAYS,
    now: datetime | None = None,
) -> str:
    """Open a case and give its id; days is how long to cool off.

    Raise NotFound `no_client`, Conflict `case_is_open`, InputError `case_no_reason` (an emergency), `case_bad_days`.
    """
    actor.needs("write")
    from partwell.book import cases
    from partwell.book.profile import read_profile

    draft = acts.opening(emergency=emergency, reason=reason, days=days)
    return cases.open_case(client, kept(draft), actor.name, now or clock(read_profile()))
