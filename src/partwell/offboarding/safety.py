"""Step, in an emergency only: safety first, evidence kept, access out within 24 hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from partwell.offboarding._step import CaseDate, Item, Step, View, asked
from partwell.offboarding._types import Said

HOURS = 24


def _items(view: View) -> Sequence[Item]:
    return (
        asked(view, "safety", "safe", "tick"),
        asked(view, "safety", "somebody_knows", "tick", needed=False),
        asked(view, "safety", "evidence", "tick", why=Said("case.safety.evidence_kept", {"n": view.facts.messages})),
        asked(view, "safety", "access", "tick"),
        asked(view, "safety", "stopped", "tick", needed=False),
        asked(view, "safety", "lawyer", "tick", needed=False),
    )


def _dates(view: View) -> Sequence[CaseDate]:
    since = view.log.emergency or view.log.opened
    at = (since + timedelta(hours=HOURS)).astimezone(view.now.tzinfo)
    return (CaseDate("safety.out_by", at.date(), at),)


def _advice(view: View) -> Sequence[Said]:  # noqa: ARG001 - the shape of a step's functions
    return (Said("case.safety.first"), Said("case.safety.no_talk"), Said("case.safety.no_referral"))


STEP = Step(5, "safety", _items, before_telling=True, only_emergency=True, advice=_advice, dates=_dates)
