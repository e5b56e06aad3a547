"""The cooling-off: when it is over on the owner's clock, also where the computer's clock was set back or ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from partwell.offboarding._log import FEWEST_DAYS, Log


def begin(log: Log, now: datetime) -> datetime:
    """When the wait began.

    The opening, unless it lies after now: then a clock was wrong. The wait is counted anew from the first entry made
    since that does not lie ahead, or, while there is none, from now on.
    """
    if log.opened <= now:
        return log.opened
    since = [at for at in log.times if at <= now]
    return min(since, default=now)


def end(log: Log, now: datetime) -> datetime:
    """The same time of day `log.days` days later on the clock of `now`, never before twice 24 hours have passed."""
    start = begin(log, now).astimezone(now.tzinfo)
    wall = (start.replace(tzinfo=None) + timedelta(days=log.days)).replace(tzinfo=now.tzinfo)
    least = start.astimezone(UTC) + timedelta(hours=24 * FEWEST_DAYS)
    return max(wall.astimezone(UTC), least).astimezone(now.tzinfo)


def clock_went_back(times: Sequence[datetime], now: datetime) -> bool:
    """Whether an entry lies after the one that follows it, or after now."""
    return any(first > second for first, second in pairwise([*times, now]))
