"""What the person changed in their settings and when, so that a number that jumped is not blamed on a client.

A change of the profile is kept as a tuning named `profile.<field>` with both values; other tunings are their own log.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from partwell.book.models import Tuning
from partwell.book.tuning import thresholds_at
from partwell.facts.money import KNOWN, Money
from partwell.facts.profile import Profile, WorkHours

_PREFIX = "profile."
_SILENT = frozenset({"name", "language", "thresholds"})
"""Fields on which no number depends; thresholds keep a log of their own."""


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting set otherwise: its name (`hours`, `rate`, or that of a threshold) and when."""

    name: str
    at: datetime


def log_profile(before: Profile, after: Profile) -> None:
    """Keep which fields differ; called inside the unit of work that stores the profile."""
    now = datetime.now(UTC)
    for one in fields(Profile):
        then, there = (_written(getattr(profile, one.name)) for profile in (before, after))
        if then != there and one.name not in _SILENT:
            value = json.dumps({"before": then, "after": there})
            Tuning.objects.create(name=_PREFIX + one.name, value=value, at=now)


def setting_changes(since: datetime) -> tuple[SettingChange, ...]:
    """What was changed after `since`, the newest first; a name once."""
    rows = Tuning.objects.filter(at__gt=since).order_by("-at", "-pk").values_list("name", "at")
    newest: dict[str, SettingChange] = {}
    for name, at in rows:
        newest.setdefault(name, SettingChange(name.removeprefix(_PREFIX), at))
    return tuple(newest.values())


def profile_at(now: Profile, moment: datetime) -> Profile:
    """The profile as it stood at `moment`, from what it is `now` and the log."""
    rows = Tuning.objects.filter(at__gt=moment, name__startswith=_PREFIX).order_by("-at", "-pk")
    for name, value in rows.values_list("name", "value"):
        field = name.removeprefix(_PREFIX)
        if field in _READERS:
            now = replace(now, **{field: _READERS[field](json.loads(value)["before"])})
    return replace(now, thresholds=thresholds_at(moment))


def _written(value: Any) -> Any:
    if isinstance(value, Money):
        return [value.currency, value.minor]
    return value.text() if isinstance(value, WorkHours) else value


def _money(value: Any) -> Money | None:
    return Money(value[0], int(value[1])) if value and value[0] in KNOWN else None


def _as_it_is(value: Any) -> Any:
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "currency": _as_it_is,
    "zone": _as_it_is,
    "country": _as_it_is,
    "hours": WorkHours.parse,
    "rate": _money,
    "cash": _money,
    "costs": _money,
    "reserve": _as_it_is,
}
