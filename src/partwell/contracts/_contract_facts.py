"""What an exit needs of a contract: notice, due days, late fee, deposit, rights, who may end, which law."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partwell.contracts._dates_in import dates_in
from partwell.contracts._quantities import quantities
from partwell.contracts._rx import rx
from partwell.contracts._topics import Sentence

if TYPE_CHECKING:
    from partwell.contracts.loose_ends import Seen

_QUOTED = {
    "late_fee": "late_fee",
    "deposit": "deposit_refund",
    "ip": "ip_transfer",
    "governing_law": "governing_law_dispute",
}
_LONGEST = 240
_NET = rx(r"\bnet \[?(\d{1,3})\b")


def contract_facts(seen: Seen) -> dict[str, object]:
    """The facts by name; None where the contract does not state one."""
    facts: dict[str, object] = {
        "notice": seen.rule.as_json() if seen.rule and seen.rule.n else None,
        "term_end": _term_end(seen.hits["term"]),
        "payment_due_days": _due_days(seen.hits["payment_terms"]),
        "who_may_end": _who(seen),
    }
    for name, topic in _QUOTED.items():
        facts[name] = _quote(seen.hits[topic][0]) if seen.has(topic) else None
    return facts


def _quote(sentence: Sentence) -> str:
    return " ".join(sentence.unit.text.split())[:_LONGEST]


def _term_end(hits: Sequence[Sentence]) -> str | None:
    ends = [found for s in hits for found in dates_in(s.unit.folded) if found.day and not found.opens]
    return ends[-1].day.isoformat() if ends and ends[-1].day else None


def _due_days(hits: Sequence[Sentence]) -> int | None:
    for sentence in hits:
        net = _NET.find(sentence.unit.folded)
        if net:
            return int(net.group(1))
        for language in ("en", "hu"):
            days = [q.n for q in quantities(sentence.unit.folded, language) if q.unit == "day" and q.n]
            if days:
                return days[-1]
    return None


def _who(seen: Seen) -> str | None:
    """either, client, freelancer; None where nobody may without a ground."""
    client, free = (seen.has(f"termination_convenience_{side}") for side in ("client", "freelancer"))
    if client and free:
        return "either"
    return "client" if client else "freelancer" if free else None
