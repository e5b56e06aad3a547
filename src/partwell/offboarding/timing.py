"""Step: the day to tell and the last day, with what each costs; both are the person's own choice within the gates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from partwell.offboarding import _notice_day, _waiting
from partwell.offboarding._step import CaseDate, Item, Step, View, asked, in_emergency
from partwell.offboarding._types import Filling, Said


def _items(view: View) -> Sequence[Item]:
    return (_tell_day(view), _last_day(view))


def _tell_day(view: View) -> Item:
    day = view.log.day("timing", "tell_day")
    fault = _tell_fault(view, day) if day else None
    note = _notice_day.day_notes(view.facts, day) if day else None
    return asked(view, "timing", "tell_day", "day", done=bool(day and not fault), why=fault or note)


def _tell_fault(view: View, day: date) -> Said | None:
    """A day before the wait is over, or one that is gone without the client having been told."""
    if view.log.told is not None:
        return None
    free = _waiting.end(view.log, view.now).date()
    if "cooling_off" not in view.log.marks and day < free:
        return Said("case.timing.before_wait", {"day": free})
    return Said("case.timing.past") if day < view.today else None


def _last_day(view: View) -> Item:
    day, told = view.log.day("timing", "last_day"), view.log.day("timing", "tell_day")
    fault = last_day_fault(view, day, told) if day else None
    note = _notice_day.day_notes(view.facts, day) if day else None
    return asked(view, "timing", "last_day", "day", done=bool(day and not fault), why=fault or note)


def last_day_fault(view: View, day: date, told: date | None) -> Said | None:
    """What is wrong with a last day for a telling on `told`; None where nothing is."""
    if told is None:
        return Said("case.timing.first_tell_day")
    if day < told:
        return Said("case.timing.last_before_tell")
    first = _notice_day.earliest(view.facts, told)
    return Said("case.timing.too_short", {"day": first}) if day < first else None


def tell_basis(view: View) -> date:
    """The day the sentences on notice count from: the one chosen, else the first one possible."""
    chosen = view.log.day("timing", "tell_day")
    return chosen or max(view.today, _waiting.end(view.log, view.now).date())


def _advice(view: View) -> Sequence[Said]:
    said = []
    advice = view.facts.advice
    if advice is not None:
        code = "now" if advice.best <= view.today else "wait"
        args: dict[str, Filling] = {"best": advice.best, "give_up": advice.give_up, "gain": advice.gain}
        said.append(Said(f"case.timing.{code}", args))
    elif not view.facts.open_bills:
        said.append(Said("case.timing.nothing_open"))
    said += _notice_day.sentences(view, tell_basis(view))
    return (*said, Said("case.timing.honest"))


def _dates(view: View) -> Sequence[CaseDate]:
    """The day to tell; once the talk has its hour, that stands in the calendar instead."""
    day = view.log.day("timing", "tell_day")
    talk = view.log.answer("meeting", "at") and view.log.answer("meeting", "channel") != "mail"
    return (CaseDate("timing.tell", day),) if day and not talk and view.log.told is None else ()


STEP = Step(50, "timing", _items, before_telling=True, advice=_advice, not_needed=in_emergency, dates=_dates)
