"""Step: the contract line by line from the leaving side; each heavy loose end is ticked off by the person."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.offboarding._step import Item, Step, View, asked
from partwell.offboarding._types import End, Said


def _items(view: View) -> Sequence[Item]:
    contract = view.facts.contract
    if contract is None:
        return (asked(view, "contract_review", "no_contract", "tick", hint=Said("case.contract_review.import")),)
    ends = [_end(view, end, settled=end.code in contract.settled) for end in contract.ends]
    return (*ends, asked(view, "contract_review", "read_it", "tick"))


def _end(view: View, end: End, *, settled: bool) -> Item:
    """A loose end, ticked here or beside the contract; only a heavy one must be seen to before telling."""
    name = f"end_{end.code}"
    value = view.log.answer("contract_review", name)
    return Item(
        name,
        "proved" if settled else "tick",
        end.finding,
        settled or bool(value),
        end.severity == "high",
        value,
        why=_where(end),
        hint=end.action,
    )


def _where(end: End) -> Said | None:
    if not end.lines:
        return None
    if end.page is None:
        return Said("case.contract_review.line", {"line": end.lines[0]})
    return Said("case.contract_review.page", {"page": end.page, "line": end.lines[0]})


def _advice(view: View) -> Sequence[Said]:
    contract = view.facts.contract
    if contract is None:
        return (Said("case.contract_review.none"),)
    said = [Said("case.contract_review.reviewed", {"title": contract.title, "n": len(contract.ends)})]
    if contract.absent:
        said.append(Said("case.contract_review.absent", {"n": len(contract.absent)}))
    return (*said, Said("case.contract_review.no_advice"))


STEP = Step(20, "contract_review", _items, before_telling=True, advice=_advice)
