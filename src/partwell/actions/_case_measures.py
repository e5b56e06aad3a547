"""Before and after a parting: thirteen weeks before the telling beside the weeks since the last day."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.facts.profile import Profile
from partwell.offboarding._log import Log
from partwell.offboarding._measures import figure
from partwell.offboarding._types import Measure

if TYPE_CHECKING:
    from partwell.book.case_measures import Weeks

WEEKS = 13
FEWEST = 4


def measures(actor: Actor, log: Log, profile: Profile, today: date) -> tuple[Measure, ...]:
    """Each measure with both sides; () while the client was not told or fewer than four weeks have passed."""
    actor.needs("read")
    from partwell.book.case_measures import Weeks

    last = log.day("notice", "last_day") or log.day("timing", "last_day")
    if log.told is None or last is None:
        return ()
    first = last + timedelta(days=1)
    count = min((today - first).days // 7, WEEKS)
    if count < FEWEST:
        return ()
    zone = profile.zone or str(UTC)
    before = Weeks(log.told.day - timedelta(weeks=WEEKS), WEEKS, zone)
    return _compare(before, Weeks(first, count, zone), profile)


def _compare(before: Weeks, after: Weeks, profile: Profile) -> tuple[Measure, ...]:
    from partwell.book import case_measures as book

    sides = (before, after)
    outside = [figure(book.outside_a_week(weeks, profile.hours), 0) for weeks in sides] if profile.zone else [None] * 2
    found = {
        "outside_week": outside,
        "hours_week": [figure(book.hours_a_week(weeks), 0) for weeks in sides],
        "days_late": [figure(book.days_late(weeks)) for weeks in sides],
        "check_ins": [figure(book.scores(weeks), 1) for weeks in sides],
    }
    return tuple(Measure(name, *pair) for name, pair in found.items())
