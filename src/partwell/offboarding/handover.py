"""Step: the last-day pack: what is pending, files, access both ways, data, charges; nothing left lying about."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.offboarding._step import Item, Step, View, asked, proved
from partwell.offboarding._types import Said

_NEEDED = ("pending", "deadlines", "files", "accounts_theirs", "accounts_mine", "secrets", "data")
_OPTIONAL = ("subcontractors", "recurring", "testimonial")
_FRIENDLY_SCORE = 4


def _items(view: View) -> Sequence[Item]:
    return (
        *(asked(view, "handover", name, "tick") for name in _NEEDED),
        _final_invoice(view),
        *(asked(view, "handover", name, "tick", needed=False) for name in _OPTIONAL if _fits(view, name)),
        asked(view, "handover", "notes", "text", needed=False),
    )


def _fits(view: View, name: str) -> bool:
    """A testimonial is asked for only where it ended well: no emergency, and the last check-in good or none."""
    if name != "testimonial":
        return True
    newest = max(view.facts.check_ins, default=None)
    return not view.emergency and (newest is None or newest[1] >= _FRIENDLY_SCORE)


def _final_invoice(view: View) -> Item:
    """Proved where the book has an invoice from the telling on; else the person says so."""
    told, last = view.log.told, view.facts.last_invoice
    if told is not None and last is not None and last >= told.day:
        return proved("handover", "final_invoice", done=True, why=Said("case.handover.invoiced", {"day": last}))
    if view.facts.unbilled_hours <= 0 and not view.log.answer("handover", "final_invoice"):
        return asked(view, "handover", "final_invoice", "tick", needed=False)
    return asked(view, "handover", "final_invoice", "tick")


def _advice(view: View) -> Sequence[Said]:  # noqa: ARG001 - the shape of a step's functions
    return (Said("case.handover.tax_records"), Said("case.handover.no_extras"))


STEP = Step(100, "handover", _items, after=("notice",), advice=_advice)
