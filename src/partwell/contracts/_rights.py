"""The rights to end the contract: whose each is, and whether it needs a ground; the most valuable lines of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from partwell.contracts._rx import Rx
from partwell.contracts._topics import Body, Sentence

Side = Literal["EITHER", "CLIENT", "FREE"]


@dataclass(frozen=True, slots=True)
class Right:
    """One right to end: who has it, whether a ground is needed, and whether time to cure is given."""

    sentence: Sentence
    side: Side
    cause: bool
    cured: bool

    def of(self, side: Side) -> bool:
        """Whether this side has it."""
        return self.side in {side, "EITHER"}


def rights(body: Body, words: Mapping[str, Rx]) -> list[Right]:
    """All rights to end in the order of the text; one sentence may give two (with and without a ground)."""
    found: list[Right] = []
    for sentence in _likely(body, words):
        side = _side(sentence.body, words)
        if side is None:
            continue
        cause = sentence.body in words["cause"]
        if cause:
            found.append(Right(sentence, side, cause=True, cured=sentence.body in words["cured"]))
        if not cause or sentence.body in words["free_beside_cause"]:
            found.append(Right(sentence, side, cause=False, cured=False))
    return found


def _likely(body: Body, words: Mapping[str, Rx]) -> list[Sentence]:
    places = [body.where(words[name]) for name in ("right", "passive_by", "implied", "passive")]
    return [body.sentences[n] for n in sorted(frozenset().union(*places))]


def _side(body: str, words: Mapping[str, Rx]) -> Side | None:
    if body in words["never"]:
        return None
    match = words["right"].find(body) or words["passive_by"].find(body) or words["implied"].find(body)
    if match is None:
        return "EITHER" if body in words["passive"] else None
    if body in words["vice_versa"]:
        return "EITHER"
    side: Side = next(group for group in match.groups() if group)
    return side
