"""Whom to look at first: at most a handful of clients, those to part with before those to manage, the dearest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partwell.facts.thresholds import SHIPPED, Thresholds

_RANK = {"part": 0, "manage": 1}
_WARNED = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """What a client says for being looked at: its word, its share of the trouble, whether it begins like a bad fit."""

    word: str
    trouble: float
    warned: bool = False
    open: bool = True


def attention(claims: Mapping[str, Claim], by: Thresholds = SHIPPED) -> tuple[str, ...]:
    """Ids of the clients named for attention, at most `attention` of them; former clients (not `open`) are past it."""
    found = []
    for client, claim in claims.items():
        rank = _RANK.get(claim.word, _WARNED if claim.warned else None)
        if rank is not None and claim.open:
            found.append((rank, -claim.trouble, client))
    return tuple(client for _, _, client in sorted(found)[: int(by.attention)])
