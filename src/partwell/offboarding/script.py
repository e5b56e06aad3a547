"""Step: three to five sentences with one reason, the end date, what happens next, and the answers decided before."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.language.lint import linter
from partwell.offboarding._step import Item, Step, View, asked, in_emergency
from partwell.offboarding._types import Said
from partwell.offboarding.meeting import BEFORE
from partwell.papers.parting import REASONS

OFFERS = ("no", "only_if")
_LANGUAGES = ("en", "hu")


def _items(view: View) -> Sequence[Item]:
    own = view.log.answer("script", "reason") == "own"
    conditional = view.log.answer("script", "if_more_money") == "only_if"
    items = [asked(view, "script", "reason", "choice", options=REASONS)]
    if own:
        items.append(_own_reason(view))
    items.append(asked(view, "script", "if_more_money", "choice", options=OFFERS))
    if conditional:
        items.append(asked(view, "script", "condition", "text"))
    return (*items, asked(view, "script", "rehearsed", "tick"))


def _own_reason(view: View) -> Item:
    text = view.log.answer("script", "own_reason")
    fault = lint_fault(text, view.facts.language)
    return asked(view, "script", "own_reason", "text", done=bool(text and not fault), why=fault)


def lint_fault(text: str, language: str) -> Said | None:
    """The first thing the linter forbids in an own reason (blame, insult, threat); None where it forbids nothing."""
    for name in (language,) if language in _LANGUAGES else _LANGUAGES:
        for found in linter(name).lint(text, "talk"):
            if found.severity == "error":
                return Said("case.script.linted", {"rule": f"lint.{found.rule}"})
    return None


def _advice(view: View) -> Sequence[Said]:  # noqa: ARG001 - the shape of a step's functions
    return (Said("case.script.short"), Said("case.script.decide_first"))


STEP = Step(70, "script", _items, after=BEFORE, before_telling=True, advice=_advice, not_needed=in_emergency)
