"""Step: the client has been told, and has it in writing the same day by the channel the contract names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from partwell.offboarding import _notice_day
from partwell.offboarding._step import CaseDate, Item, Step, View, asked, proved
from partwell.offboarding._types import Said
from partwell.offboarding.timing import last_day_fault
from partwell.papers.parting import DEPOSITS

CHANNELS = ("email", "letter", "registered", "portal")


def _items(view: View) -> Sequence[Item]:
    told = view.log.told
    return (
        proved("notice", "told", done=told is not None),
        asked(view, "notice", "channel", "choice", options=CHANNELS),
        _sent(view),
        *_last_day(view),
        asked(view, "notice", "will_do", "text", needed=False),
        asked(view, "notice", "wont_do", "text", needed=False),
        asked(view, "notice", "deposit", "choice", needed=False, options=DEPOSITS),
        asked(view, "notice", "proof", "tick", needed=False),
    )


def _sent(view: View) -> Item:
    day = view.log.day("notice", "sent_day")
    fault = _sent_fault(view, day) if day else None
    return asked(view, "notice", "sent_day", "day", done=bool(day and not fault), why=fault)


def _sent_fault(view: View, day: date) -> Said | None:
    told = view.log.told
    if day > view.today:
        return Said("case.notice.sent_to_come")
    return Said("case.notice.sent_before_told", {"day": told.day}) if told and day < told.day else None


def _last_day(view: View) -> Sequence[Item]:
    """The last day, held against the notice once more: the clock runs from the valid written notice."""
    day = view.last_day
    basis = view.log.day("notice", "sent_day") or (view.log.told.day if view.log.told else view.today)
    if view.emergency:
        fault = Said("case.timing.last_before_tell") if day and day < basis else None
    else:
        fault = last_day_fault(view, day, basis) if day else None
    value = day.isoformat() if day else ""
    return (asked(view, "notice", "last_day", "day", done=bool(day and not fault), value=value, why=fault),)


def _advice(view: View) -> Sequence[Said]:
    if view.emergency:
        return (Said("case.notice.for_cause"), Said("case.notice.channel_of_contract"))
    said = [Said("case.notice.same_day"), Said("case.notice.channel_of_contract")]
    told, sent = view.log.told, view.log.day("notice", "sent_day")
    if told and sent and sent > told.day:
        said.append(Said("case.notice.later_than_talk", {"n": (sent - told.day).days}))
    day = view.last_day
    note = _notice_day.day_notes(view.facts, day) if day else None
    return (*said, note) if note else said


def _dates(view: View) -> Sequence[CaseDate]:
    day = view.last_day
    return (CaseDate("notice.last_day", day),) if day else ()


STEP = Step(80, "notice", _items, after=("meeting", "script", "safety"), advice=_advice, dates=_dates)
