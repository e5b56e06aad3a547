"""Withdraw a case: made up, fixed, paid more; what was offered is kept as a remedy and measured again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from partwell.actions._actor import Actor
from partwell.actions._case import kept, load
from partwell.actions._case_log import clock
from partwell.facts.errors import InputError
from partwell.offboarding import acts
from partwell.verdict.remedies import ABOUT


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why it is withdrawn (made_up, fixed, pay_more, other), in words, the terms offered, the kind of remedy."""

    kind: str
    text: str = ""
    terms: str = ""
    remedy: str = ""


def withdraw_case(
    actor: Actor, client: str, given: Withdrawal, *, seen: int | None = None, now: datetime | None = None
) -> None:
    """End the case without parting; terms offered become a remedy from today on.

    Raise InputError `case_no_terms` (they pay more: what?), `case_no_reason`, `no_remedy_kind`, `note_too_long`,
    Conflict `case_ended`, `case_moved_on`.
    """
    actor.needs("write")
    from partwell.book.cases import append
    from partwell.book.remedies import keep_remedy
    from partwell.book.unit_of_work import unit_of_work

    loaded = load(actor, client, now)
    draft = acts.withdraw(loaded.case, given.kind, given.text, given.terms)
    terms = str(draft.data["terms"])
    at = now or clock(loaded.profile)
    with unit_of_work():
        append(loaded.row.key, loaded.seen if seen is None else seen, (kept(draft),), actor.name, at)
        if terms:
            kind, today = _remedy(given), loaded.case.view.today
            keep_remedy(loaded.row.client, kind, ABOUT[kind], today, terms, today)


def _remedy(given: Withdrawal) -> str:
    """The kind of remedy the terms are: as named, else a rate where they pay more and a boundary where they mended."""
    if given.remedy:
        if given.remedy not in ABOUT:
            raise InputError("no_remedy_kind", given=given.remedy[:40], known=", ".join(ABOUT))
        return given.remedy
    return "rate" if given.kind == "pay_more" else "boundary"
