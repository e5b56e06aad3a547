"""All cases with their state and next step, and every date of the open ones as a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from partwell.actions._actor import Actor
from partwell.actions._case import Loaded, state_of
from partwell.actions._case_words import sentence
from partwell.offboarding.replay import CaseDate, Said
from partwell.words import say


@dataclass(frozen=True, slots=True)
class DatedCase:
    """A date and whose case it belongs to."""

    client: str
    name: str
    date: CaseDate


def list_cases(actor: Actor, now: datetime | None = None) -> tuple[Loaded, ...]:
    """Every case, open ones first, then by when they were opened, the newest first."""
    actor.needs("read")
    from partwell.book.cases import cases

    found = [state_of(actor, row, now) for row in reversed(cases())]
    return tuple(sorted(found, key=lambda one: one.row.over))


def dates_of(cases: tuple[Loaded, ...]) -> tuple[DatedCase, ...]:
    """The dates of the open cases from the first to the last."""
    found = [
        DatedCase(one.row.client, one.row.name, when) for one in cases if not one.row.over for when in one.case.dates
    ]
    return tuple(sorted(found, key=lambda one: (one.date.day, one.name, one.date.name)))


def case_calendar(actor: Actor, language: str, client: str = "", now: datetime | None = None) -> bytes:
    """An .ics of the open cases' dates, or of one client's; for the person's own calendar, nothing is sent."""
    actor.needs("read")
    from partwell.papers.notice_days import NoticeDay, notice_calendar

    found = [one for one in dates_of(list_cases(actor, now)) if client in {"", one.client}]
    days = [
        NoticeDay(_day(one), title_of(one, language), say(language, "case.calendar.about"), remind=True)
        for one in found
    ]
    return notice_calendar(days, datetime.now(UTC), "case")


def _day(one: DatedCase) -> date:
    return one.date.day


def title_of(one: DatedCase, language: str) -> str:
    """What a date is called: with whom, what happens, and at what time of day where it has one."""
    what = sentence(language, Said(f"case.date.{one.date.name}", one.date.args))
    return f"{one.name}: {what}{f' ({one.date.at:%H:%M})' if one.date.at else ''}"
