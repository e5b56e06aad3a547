"""Promises in a message's own words, and money that a bill calls an advance: proposals for the person, never claims."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from partwell.contracts._grammar import read_pack
from partwell.contracts._rx import Rx, fold, rx
from partwell.contracts._sentences import sentences

_LONGEST = 4_000
_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence that sounds like a promise, in the writer's words (at most 240 letters)."""

    words: str


@cache
def _words(kind: str, language: str) -> Rx:
    return rx(str(read_pack("promises")[kind][language]))


def promises_in(text: str, language: str) -> list[Promise]:
    """The sentences of a message that promise something; questions and conditions are none."""
    text = text[:_LONGEST]
    found = []
    for start, end in sentences(text, pieces=False):
        words = " ".join(text[start:end].split())
        folded = fold(words)
        if folded in _words("promise", language) and folded not in _words("not_a_promise", language):
            found.append(Promise(words[:_QUOTE]))
    return found


def is_advance(note: str) -> bool:
    """Whether the words on a bill say that it is paid before the work is done."""
    return _either("advance", fold(note))


def is_balance(note: str) -> bool:
    """Whether the words on a bill say that it closes what an advance began."""
    return _either("balance", fold(note))


def _either(kind: str, folded: str) -> bool:
    return any(folded in _words(kind, language) for language in ("en", "hu"))
