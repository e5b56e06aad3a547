"""Step: suggest somebody who fits better; off for abusers, the colleague told the truth about those who do not pay."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.offboarding._step import Item, Step, View, asked
from partwell.offboarding._types import Said

WHOM = ("colleague", "provider_type", "nobody")


def _items(view: View) -> Sequence[Item]:
    items = [asked(view, "referral", "whom", "choice", options=WHOM)]
    if view.log.answer("referral", "whom") == "colleague":
        items += [
            asked(view, "referral", "colleague", "text"),
            asked(view, "referral", "colleague_agreed", "tick"),
            asked(view, "referral", "client_agreed", "tick", needed=False),
        ]
        if view.facts.slow:
            items.append(asked(view, "referral", "told_about_paying", "tick"))
    if view.log.answer("referral", "whom") == "provider_type":
        items.append(asked(view, "referral", "provider", "text"))
    return items


def _advice(view: View) -> Sequence[Said]:
    said = [Said("case.referral.slow")] if view.facts.slow else []
    return (*said, Said("case.referral.both_agree"))


def _not_needed(view: View) -> Said | None:
    return Said("case.left_out.no_referral") if view.emergency else None


def _may_skip(view: View) -> Said | None:  # noqa: ARG001 - the shape of a step's functions
    return Said("case.referral.may_skip")


STEP = Step(
    90,
    "referral",
    _items,
    after=("notice",),
    advice=_advice,
    not_needed=_not_needed,
    may_skip=_may_skip,
)
