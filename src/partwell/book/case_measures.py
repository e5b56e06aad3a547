"""How life was in some weeks, over the whole book: hours, messages outside working hours, delays, check-ins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from partwell.book.models import CheckIn, Match, Message, TimeEntry
from partwell.facts.profile import WorkHours

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Weeks:
    """Whole weeks from `first` on, `count` of them, on the owner's clock."""

    first: date
    count: int
    zone: str

    @property
    def end(self) -> date:
        """The first day after them."""
        return self.first + self.count * _WEEK

    def seconds(self) -> tuple[int, int]:
        """Their first second and the first one after them."""
        zone = ZoneInfo(self.zone)
        first, end = (datetime.combine(day, time(), zone) for day in (self.first, self.end))
        return int(first.timestamp()), int(end.timestamp())


def hours_a_week(weeks: Weeks) -> list[float]:
    """Hours logged in each week."""
    first, end = weeks.seconds()
    found = TimeEntry.objects.filter(start__gte=first, start__lt=end).values_list("start", "seconds")
    sums = [0.0] * weeks.count
    for start, seconds in found:
        sums[_week_of(weeks, start)] += seconds / 3600
    return sums if any(sums) else []


def outside_a_week(weeks: Weeks, hours: WorkHours) -> list[float]:
    """Messages from clients outside the working hours, in each week; [] where no message came at all."""
    first, end = weeks.seconds()
    rows = Message.objects.filter(sent__gte=first, sent__lt=end, automatic=False, sender__state="client")
    times = list(rows.values_list("sent", flat=True))
    counts = [0.0] * weeks.count
    for sent in times:
        counts[_week_of(weeks, sent)] += _outside(datetime.fromtimestamp(sent, ZoneInfo(weeks.zone)), hours)
    return counts if times else []


def _outside(when: datetime, hours: WorkHours) -> bool:
    minute = when.hour * 60 + when.minute
    return when.isoweekday() not in hours.days or not hours.start <= minute < hours.end


def _week_of(weeks: Weeks, second: int) -> int:
    day = datetime.fromtimestamp(second, ZoneInfo(weeks.zone)).date()
    return min((day - weeks.first).days // 7, weeks.count - 1)


def days_late(weeks: Weeks) -> list[float]:
    """Days past due of every payment of those weeks that settles an invoice with a due date; early ones negative."""
    rows = Match.objects.filter(payment__day__gte=weeks.first, payment__day__lt=weeks.end, invoice__due__isnull=False)
    pairs = rows.values_list("payment__day", "invoice__due")
    return [float((paid - due).days) for paid, due in pairs if due is not None]


def scores(weeks: Weeks) -> list[float]:
    """The check-ins of those weeks with any client."""
    rows = CheckIn.objects.filter(day__gte=weeks.first, day__lt=weeks.end)
    return [float(score) for score in rows.values_list("score", flat=True)]
