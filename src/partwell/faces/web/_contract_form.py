"""The forms of the contract page: days and notice terms as typed, and the days in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast, get_args

from django.http import HttpRequest

from partwell.actions._contract_words import sentence
from partwell.contracts.notice_plan import COUNTED, SNAPS, OwnTerms, Plan
from partwell.contracts.said import Span, Unit
from partwell.faces.web._told import Typed
from partwell.facts import moments
from partwell.facts.errors import InputError

if TYPE_CHECKING:
    from partwell.actions.contract_of import ClientContract

UNITS = ("day", "business_day", "week", "month", "year")
"""The units of the form: a business day is a unit of its own there."""
_FIELDS = ("given", "wanted", "term_end")


@dataclass(frozen=True, slots=True)
class PlanView:
    """The days with each step and question as a sentence."""

    plan: Plan
    steps: Sequence[str]
    ask: Sequence[str]


def plan_view(plan: Plan | None, language: str) -> PlanView | None:
    """The days in the words of a language; None where there is no period to count."""
    if plan is None:
        return None
    return PlanView(
        plan,
        [sentence(language, said) for said in plan.dates.steps],
        [sentence(language, said) for said in plan.dates.ask],
    )


def days_of(request: HttpRequest) -> tuple[dict[str, date | None], frozenset[str]]:
    """The days of the calculator from the address, and the names of those that are no days."""
    found: dict[str, date | None] = {}
    bad = set()
    for name in _FIELDS:
        text = request.GET.get(name, "").strip()
        try:
            found[name] = moments.day(text) if text else None
        except ValueError:
            found[name] = None
            bad.add(name)
    return found, frozenset(bad)


def own_terms_of(typed: Mapping[str, str]) -> OwnTerms:
    """The notice terms as typed; raise InputError `bad_span_length` or `bad_day`."""
    number, unit = typed.get("n", "").strip(), typed.get("unit", "")
    if not (number.isascii() and number.isdigit() and len(number) < 6) or unit not in UNITS:
        raise InputError("bad_span_length", given=number or "–", most=3650)
    business = unit == "business_day"
    plain = cast("Unit", "day" if business else unit)
    anchor, snap = typed.get("anchor", ""), typed.get("snap", "")
    return OwnTerms(
        Span(int(number), plain, "business" if business else "unspecified"),
        next((a for a in COUNTED if a == anchor), "rolling"),
        snap if snap in SNAPS else "",
        _day(typed.get("term_end", "").strip()),
    )


def _day(text: str) -> date | None:
    try:
        return moments.day(text) if text else None
    except ValueError:
        raise InputError("bad_day", given=text) from None


def notice_values(contract: ClientContract, typed: Typed | None) -> Mapping[str, str]:
    """What stands in the form of the notice terms: as typed, else as they hold now."""
    if typed is not None and typed.form == "notice":
        return typed.values
    terms = contract.terms
    if terms is None or terms.span is None:
        return {"n": "", "unit": "day", "anchor": "rolling", "snap": "", "term_end": ""}
    business = terms.span.day_type == "business" and terms.span.unit in get_args(Unit)
    return {
        "n": str(terms.span.n),
        "unit": "business_day" if business else terms.span.unit,
        "anchor": terms.anchor,
        "snap": terms.snap,
        "term_end": terms.term_end.isoformat() if terms.term_end else "",
    }
