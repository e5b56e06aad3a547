"""What changed since last month and why: facts that came, time that passed, or settings the person changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from partwell.actions._actor import Actor
from partwell.actions._economics_rows import profile_and_day, question_of
from partwell.actions._kept import Kept
from partwell.actions.portfolio import Portfolio, assemble, portfolio
from partwell.facts.profile import Profile
from partwell.signals._contract import Settings
from partwell.signals.measure import measure
from partwell.verdict.changes import Change, Standing, changes

if TYPE_CHECKING:
    from partwell.book.cards import ChangeRow
    from partwell.book.settings_log import SettingChange

MONTH = timedelta(days=30)
MOST = 8


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """Since `since`: changes by facts, by settings, the person's own words about clients, files that came.

    by_facts     both days measured with today's settings, so that no settings are mixed in
    by_settings  the same day (`since`) with the settings of then and of now
    settings     which settings were changed, newest first;  said  decisions and merges, newest first
    """

    since: date
    by_facts: tuple[Change, ...]
    by_settings: tuple[Change, ...]
    settings: tuple[SettingChange, ...]
    said: tuple[ChangeRow, ...]
    files: int
    names: Mapping[str, str]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.by_facts or self.by_settings or self.settings or self.said or self.files)


_kept: Kept[WhatChanged] = Kept()


def what_changed(actor: Actor, as_of: date | None = None, since: date | None = None) -> WhatChanged:
    """The changes between `since` (by default thirty days before) and `as_of`; the strongest MOST of each sort."""
    profile, day = profile_and_day(actor, as_of)
    first = since or day - MONTH
    return _kept.get((question_of(profile, day), first), lambda: _compare(actor, profile, day, first))


def _compare(actor: Actor, profile: Profile, day: date, first: date) -> WhatChanged:
    from partwell.book.settings_log import profile_at, setting_changes

    now = portfolio(actor, day)
    then = _measured(profile, first)
    moment = datetime.combine(first, time.max, ZoneInfo(profile.zone) if profile.zone else UTC)
    old_profile = profile_at(profile, moment)
    by_settings: tuple[Change, ...] = ()
    if Settings.of(old_profile, first) != Settings.of(profile, first):
        by_settings = changes(_standings(_measured(old_profile, first)), _standings(then), "settings")
    return WhatChanged(
        first,
        changes(_standings(then), _standings(now), "facts")[:MOST],
        by_settings[:MOST],
        setting_changes(moment),
        _said(moment),
        _files(moment),
        {row.id: row.name for row in now.clients},
    )


def _measured(profile: Profile, day: date) -> Portfolio:
    from partwell.book import batches
    from partwell.book.home import home_path

    return assemble(measure(home_path(), batches, Settings.of(profile, day)), profile)


def _standings(of: Portfolio) -> dict[str, Standing]:
    return {row.id: Standing(row.verdict.word, row.verdict.kinds, row.readings) for row in of.clients}


def _said(since: datetime) -> tuple[ChangeRow, ...]:
    """The person's own decisions; who is who belongs to setting the book up."""
    from partwell.book.listing import roster

    return tuple(row for row in roster().changes if row.at > since and row.verb == "decide" and not row.undone)


def _files(since: datetime) -> int:
    from partwell.book.listing import imports

    return sum(row.at > since and row.new > 0 for row in imports())
