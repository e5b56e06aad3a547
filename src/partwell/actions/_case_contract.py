"""A client's contract in the words of the case: loose ends with page and line, notice terms, what it is silent on."""

from __future__ import annotations

from bisect import bisect_right

from partwell.actions._actor import Actor
from partwell.actions.contract_of import ClientContract, contract_of
from partwell.contracts import said as contracts
from partwell.contracts.loose_ends import LooseEnd
from partwell.facts.errors import NotFound
from partwell.offboarding._types import ContractFacts, End, Said


def contract_facts(actor: Actor, client: str) -> ContractFacts | None:
    """The contract imported last; None where there is none or it does not read like one."""
    try:
        found = contract_of(actor, client)
    except NotFound:
        return None
    if not found.review.is_contract:
        return None
    ends = tuple(_end(found, end) for end in found.review.loose_ends)
    absent = tuple(name for name, topic in found.review.topics.items() if topic.status == "absent")
    return ContractFacts(found.paper.title, ends, found.terms, found.settled, absent)


def _end(found: ClientContract, end: LooseEnd) -> End:
    pages = found.paper.pages
    page = bisect_right(pages, end.lines[0]) if pages and end.lines else None
    return End(end.code, end.severity, end.lines, page, _said(end.finding), _said(end.action))


def _said(said: contracts.Said) -> Said:
    return Said(f"contract.{said.code}", said.args)
