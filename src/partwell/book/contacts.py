"""Whom the person met lately without noting how it felt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from partwell.book.models import CheckIn, Client, Identity, Meeting, MeetingWith
from partwell.book.roots import roots


@dataclass(frozen=True, slots=True)
class Mood:
    """A client and its last check-in (None while there is none); `met` the last meeting nobody noted a mood of."""

    client: str
    name: str
    score: int | None
    day: date | None
    met: date | None = None


def moods(today: date, back: int, zone: str | None) -> tuple[Mood, ...]:
    """Every active client: those met in the last `back` days and not noted since come first, then by name."""
    last = _last_check_ins()
    met = _met(today, back, zone)
    rows = []
    for key, name in Client.objects.filter(merged_into=None, status="active").values_list("key", "name"):
        day, score = last.get(key, (None, None))
        seen = met.get(key)
        rows.append(Mood(key, name, score, day, seen if seen and (day is None or day < seen) else None))
    return tuple(sorted(rows, key=lambda m: (-(m.met or date.min).toordinal(), m.name.casefold(), m.client)))


def _last_check_ins() -> dict[str, tuple[date, int]]:
    """The newest check-in of each client, of a day's several the lowest."""
    root, found = roots(), {}
    for client, day, score in CheckIn.objects.order_by("day", "-score").values_list("client_id", "day", "score"):
        found[root[client]] = (day, score)
    return found


def _met(today: date, back: int, zone: str | None) -> dict[str, date]:
    """The last day in the window on which each client was met, on the owner's clock."""
    clock = ZoneInfo(zone) if zone else UTC
    first = datetime.combine(today - timedelta(days=back + 1), datetime.min.time(), clock)
    whose = _whose()
    found: dict[str, date] = {}
    for start, identity in _with_whom(int(first.timestamp()), int(datetime.now(UTC).timestamp())):
        day = datetime.fromtimestamp(start, clock).date()
        client = whose.get(identity)
        if client and today - timedelta(days=back) <= day <= today:
            found[client] = max(day, found.get(client, day))
    return found


def _whose() -> dict[int, str]:
    root = roots()
    rows = Identity.objects.filter(state="client").exclude(client=None).values_list("id", "client_id")
    return {number: root[client] for number, client in rows if client}


def _with_whom(since: int, until: int) -> Iterator[tuple[int, int]]:
    """Start and identity of each timed meeting in the span that was not called off and is over."""
    held = Meeting.objects.filter(start__gte=since, start__lt=until, all_day=False, cancelled=False)
    yield from held.exclude(identity=None).values_list("start", "identity_id")
    guests = MeetingWith.objects.filter(meeting__in=held)
    yield from guests.values_list("meeting__start", "identity_id")
