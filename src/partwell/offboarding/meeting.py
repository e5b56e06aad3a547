"""Step: face to face, or by video or phone at a distance; never by mail alone without a written reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from partwell.offboarding._step import CaseDate, Item, Step, View, asked, in_emergency
from partwell.offboarding._types import Said

CHANNELS = ("in_person", "video", "phone", "mail")
BEFORE = ("cooling_off", "contract_review", "scope_dossier", "obligations", "timing")


def channel(view: View) -> str:
    """The channel chosen, "" while none was."""
    return view.log.answer("meeting", "channel")


def _items(view: View) -> Sequence[Item]:
    items = [asked(view, "meeting", "channel", "choice", options=CHANNELS)]
    if channel(view) == "mail":
        return (*items, asked(view, "meeting", "mail_reason", "text"))
    return (
        *items,
        asked(view, "meeting", "at", "time"),
        asked(view, "meeting", "place", "text", needed=False),
        asked(view, "meeting", "person", "text", needed=False),
        asked(view, "meeting", "alone", "tick", needed=False),
    )


def suggested(view: View) -> str:
    """By habit: mostly calls in the calendar mean a video call, meetings a meeting, nothing known a phone call."""
    if not view.facts.met:
        return "phone"
    return "video" if 2 * view.facts.calls >= view.facts.met else "in_person"


def _advice(view: View) -> Sequence[Said]:
    way = suggested(view)
    said = [Said(f"case.meeting.suggest_{way}", {"n": view.facts.met} if view.facts.met else {})]
    if channel(view) == "mail":
        said.append(Said("case.meeting.mail_warning"))
    return (*said, Said("case.meeting.neutral"), Said("case.meeting.prepare"))


def starts(view: View) -> datetime | None:
    """When the talk begins on the owner's clock; None while day or time are open."""
    day, clock = view.log.day("timing", "tell_day"), view.log.answer("meeting", "at")
    if day is None or not clock or channel(view) == "mail":
        return None
    return datetime.combine(day, time.fromisoformat(clock), view.now.tzinfo)


def _dates(view: View) -> Sequence[CaseDate]:
    at = starts(view)
    return (CaseDate("meeting.talk", at.date(), at),) if at and view.log.told is None else ()


STEP = Step(
    60,
    "meeting",
    _items,
    after=BEFORE,
    before_telling=True,
    advice=_advice,
    not_needed=in_emergency,
    dates=_dates,
)
