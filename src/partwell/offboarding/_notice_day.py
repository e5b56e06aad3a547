"""How long a notice is fair, and the last day that follows from it: the longest of contract and reliance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from partwell.contracts._calendar import working_days
from partwell.contracts.notice_plan import plan
from partwell.facts.errors import InputError
from partwell.offboarding._step import View
from partwell.offboarding._types import CaseFacts, Reliance, Said

SHORT, USUAL, LONG = 14, 30, 60
_OFTEN, _ALWAYS, _MANY_HOURS = 3, 5, 40


@dataclass(frozen=True, slots=True)
class Length:
    """Calendar days of notice that fit how much the client relies on the work, and why."""

    days: int
    why: Said


def fair(reliance: Reliance) -> Length:
    """14 days for odd jobs, 30 for regular work, 60 for work that fills weeks every month.

    Source: practice as guides give it (7 to 14 days for a project, 30 for a retainer, 30 to 60 for a large client).
    """
    args = {"n": reliance.months, "hours": reliance.hours}
    if reliance.months >= _ALWAYS and reliance.hours >= _MANY_HOURS:
        return Length(LONG, Said("case.notice_length.always", args))
    if reliance.months >= _OFTEN:
        return Length(USUAL, Said("case.notice_length.often", args))
    if reliance.open_work:
        return Length(USUAL, Said("case.notice_length.open_work", {"n": reliance.open_work}))
    return Length(SHORT, Said("case.notice_length.seldom", args))


def by_contract(facts: CaseFacts, told: date) -> date | None:
    """The last day by the contract's notice terms, None where they leave something to ask."""
    terms = facts.contract.terms if facts.contract else None
    found = plan(terms, told, facts.country or "") if terms else None
    return found.dates.end_date if found is not None and found.certain else None


def suggested(facts: CaseFacts, told: date) -> date:
    """The last day we suggest for a telling on `told`: contract or fairness, whichever is later."""
    fair_end = told + timedelta(days=fair(facts.reliance).days)
    return max(fair_end, by_contract(facts, told) or fair_end)


def earliest(facts: CaseFacts, told: date) -> date:
    """The first last day that breaks no contract; without a contract's period, the day of telling."""
    return by_contract(facts, told) or told


def works(facts: CaseFacts, day: date) -> bool | None:
    """Whether `day` is a working day in the owner's country; None where there is no calendar for it."""
    if facts.country is None:
        return None
    try:
        return working_days(facts.country)(day)
    except InputError:
        return None


def sentences(view: View, told: date) -> list[Said]:
    """The suggestion with its reasons."""
    length, by_terms = fair(view.facts.reliance), by_contract(view.facts, told)
    said, contract = [length.why], view.facts.contract
    if contract is not None:
        span = contract.terms.span if contract.terms else None
        if by_terms is not None and span is not None:
            said.append(Said("case.notice_length.contract", {"span": span, "day": by_terms}))
        else:
            said.append(Said(f"case.notice_length.{'ask' if contract.terms else 'none'}"))
    elif view.facts.country == "HU":
        said.append(Said("case.notice_length.hu"))
    said.append(Said("case.notice_length.suggested", {"day": suggested(view.facts, told), "told": told}))
    return said


def day_notes(facts: CaseFacts, day: date) -> Said | None:
    """A remark on a day nobody works on, None for any other."""
    return Said("case.day.free", {"day": day}) if works(facts, day) is False else None
