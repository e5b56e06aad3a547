"""Wall-clock times of a zone as moments, fast: one look at the zone's rules a day instead of one a message."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from partwell.facts.moments import EARLIEST, LATEST, Moment

_EPOCH = date(1970, 1, 1).toordinal()


class WallClock:
    """Moments on the clock of one zone; doubled hours are the first, missing hours the later, as in Moment.local."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._days: dict[date, int | None] = {}

    def at(self, day: date, second: int) -> Moment:
        """The moment `second` seconds into `day`; raise ValueError out of 1970 to 2199."""
        seconds = self.seconds(day, second)
        offset = self._days[day]
        return Moment(seconds, offset) if offset is not None else Moment.of(datetime.fromtimestamp(seconds, self._zone))

    def seconds(self, day: date, second: int) -> int:
        """The same as whole seconds of UTC."""
        if day not in self._days:
            self._days[day] = self._offset(day)
        offset = self._days[day]
        if offset is None:
            local = datetime.combine(day, time(), self._zone) + timedelta(seconds=second)
            return Moment.of(local.astimezone(UTC)).seconds
        seconds = (day.toordinal() - _EPOCH) * 86400 + second - offset * 60
        if not EARLIEST <= seconds < LATEST:
            raise ValueError("a moment lies between 1970 and 2199")
        return seconds

    def _offset(self, day: date) -> int | None:
        """Minutes east of UTC on this day; None where the clock changes on it or its offset is no whole minute."""
        first = datetime.combine(day, time(), self._zone).utcoffset()
        last = datetime.combine(day, time(23, 59, 59), self._zone).utcoffset()
        if first is None or first != last or first.total_seconds() % 60:
            return None
        return int(first.total_seconds() // 60)
