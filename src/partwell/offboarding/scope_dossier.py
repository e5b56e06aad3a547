"""Step, where there is no contract: gather what shows scope and expectations, the first messages included."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.offboarding._step import Item, Step, View, asked, in_emergency
from partwell.offboarding._types import Said


def _items(view: View) -> Sequence[Item]:
    return (
        asked(view, "scope_dossier", "gathered", "tick"),
        asked(view, "scope_dossier", "scope", "text"),
        asked(view, "scope_dossier", "price", "text", needed=False),
        asked(view, "scope_dossier", "deadline", "text", needed=False),
    )


def _advice(view: View) -> Sequence[Said]:
    facts = view.facts
    if facts.first_message is None:
        return (Said("case.scope_dossier.no_messages"),)
    said = [Said("case.scope_dossier.messages", {"n": facts.messages, "day": facts.first_message})]
    if facts.documents:
        said.append(Said("case.scope_dossier.documents", {"n": facts.documents}))
    return said


def _not_needed(view: View) -> Said | None:
    if view.emergency:
        return in_emergency(view)
    contract = view.facts.contract
    return Said("case.left_out.contract", {"title": contract.title}) if contract else None


STEP = Step(30, "scope_dossier", _items, before_telling=True, advice=_advice, not_needed=_not_needed)
