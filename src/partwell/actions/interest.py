"""Statutory interest on a late payment: one object of `interest` to its answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from partwell.actions import _line as line
from partwell.receivables.interest import CONVENTION, Claim, interest
from partwell.receivables.statutory import Law, law, laws
from partwell.words import day, say

_MOST = 1e15


def interest_line(record: line.Record, language: str) -> dict[str, Any]:
    """The answer to one object, without its id; raise LineFault."""
    found = _law(record)
    amount = line.number(record, "amount", low=0, high=_MOST)
    if amount <= 0:
        raise line.LineFault("wrong_value", field="amount", expected="positive", given=line.shown(record["amount"]))
    due, paid = line.day(record, "due"), line.day(record, "paid")
    line.choice(record, "convention", (CONVENTION,), CONVENTION)
    return as_json(interest(found, Decimal(str(record["amount"])), due, paid), found, language)


def as_json(claim: Claim, found: Law, language: str) -> dict[str, Any]:
    """The claim as JSON, with the law it rests on and whether every rate behind it was read in a source."""
    return {
        "interest": None if claim.interest is None else float(claim.interest),
        "segments": [[s.first.isoformat(), s.last.isoformat(), s.days, float(s.rate)] for s in claim.segments],
        "fixed_sum": claim.fixed_sum,
        "refuse": claim.refusal is not None,
        "reason": refusal_sentence(claim, found, language),
        "fixed_sum_currency": found.fixed_sum.currency if found.fixed_sum and claim.fixed_sum is not None else None,
        "law": found.name,
        "source": found.source,
        "rate_source": found.rate.source if found.rate else None,
        "verified": found.verified and all(s.verified for s in claim.segments),
    }


def refusal_sentence(claim: Claim, found: Law, language: str) -> str | None:
    """Why nothing is claimed, as one sentence; None where something is."""
    if claim.refusal is None:
        return None
    since = day(language, claim.refusal.since) if claim.refusal.since else ""
    return say(language, f"interest.refuse.{claim.refusal.code}", law=found.name, day=since)


def _law(record: line.Record) -> Law:
    code = line.text(record, "jurisdiction")
    found = law(code)
    if found is None:
        raise line.LineFault("unknown_jurisdiction", field="jurisdiction", given=code, known=", ".join(laws()))
    return found
