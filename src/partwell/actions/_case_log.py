"""The owner's clock, and a kept case's entries as the pure room wants them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from partwell.facts.profile import Profile
from partwell.offboarding.replay import Event

if TYPE_CHECKING:
    from partwell.book.cases import CaseRow


def clock(profile: Profile) -> datetime:
    """Now on the owner's clock, in UTC while their zone is unknown."""
    return datetime.now(ZoneInfo(profile.zone) if profile.zone else UTC)


def events_of(row: CaseRow) -> list[Event]:
    """The kept entries as values."""
    return [Event(one.seq, one.at, one.actor, one.step, one.verb, one.data) for one in row.events]
