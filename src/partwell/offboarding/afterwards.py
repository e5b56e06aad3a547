"""Step: thirty days later: money still open, before and after, the lesson for the next contract; then the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from partwell.offboarding import _measures
from partwell.offboarding._step import CaseDate, Item, Step, View, asked, proved
from partwell.offboarding._types import Said

CHECK_AFTER = timedelta(days=30)


def check_day(view: View) -> date | None:
    """The day of the check, thirty days after the last day."""
    return view.last_day + CHECK_AFTER if view.last_day else None


def _items(view: View) -> Sequence[Item]:
    settled = not view.facts.open_bills
    due = None if settled else Said("case.afterwards.open", {"n": len(view.facts.open_bills)})
    items = [
        proved("afterwards", "money_in", done=settled, why=due, needed=False),
        asked(view, "afterwards", "lesson", "text"),
        asked(view, "afterwards", "nights", "text", needed=False),
    ]
    if view.log.answer("referral", "whom") == "colleague":
        items.append(asked(view, "afterwards", "referral_outcome", "text", needed=False))
    return (*items, asked(view, "afterwards", "kept_records", "tick", needed=False))


def _waits(view: View) -> Said | None:
    day = check_day(view)
    return Said("case.afterwards.not_before", {"day": day}) if day and view.today < day else None


def _advice(view: View) -> Sequence[Said]:
    compared = [said for measure in view.facts.measures if (said := _measures.compared(measure))]
    records = (Said("case.afterwards.statutory"),)
    return (*compared, *records) if compared else (Said("case.afterwards.nothing_yet"), *records)


def _dates(view: View) -> Sequence[CaseDate]:
    day = check_day(view)
    return (CaseDate("afterwards.check", day),) if day else ()


STEP = Step(110, "afterwards", _items, after=("handover",), advice=_advice, waits=_waits, dates=_dates)
