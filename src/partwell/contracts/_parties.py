"""Who is the client and who the freelancer, and every sentence with CLIENT, FREE and EITHER in place of their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from partwell.contracts._rx import rx

_EN_YOU = r"(?:you|your|yours|yourself|yourselves)"
_EN_WE = r"(?:we|us|our|ours|ourselves|i|me|my|mine|myself)"
_HU_YOU = r"(?:on|onok|onnek|onoknek|ont|onnel|te|neked|teged|veled)"
_HU_WE = r"(?:en|nekem|velem|engem|tolem|mi|nekunk|velunk|minket|tolunk)"
_PRONOUNS = {"en": (_EN_YOU, _EN_WE), "hu": (_HU_YOU, _HU_WE)}
# What may follow a Hungarian noun: case endings, but not those that make another word (megbizott, vallalkozoi).
_TAIL = {"en": r"s?", "hu": r"(?:t|at|nak|nek|val|vel|tal|tel|hoz|hez|tol|ra|re|n|ban|ben|k|ja|je|rol|ert|ig|nal|i)?"}


@dataclass(frozen=True, slots=True)
class Parties:
    """How the two sides are called here; `clear` is false where the text leaves it open."""

    names: re.Pattern[str]
    role_of: Callable[[str], str]
    clear: bool

    def mark(self, folded: str) -> str:
        """The sentence with CLIENT, FREE and EITHER in place of names and pronouns."""
        return self.names.sub(lambda match: self.role_of(match.group()), folded)


def parties(folded: str, language: str, words: Mapping[str, str]) -> Parties:
    """Find out who is who; `words` are the patterns of the pack's `resolve`."""
    tail = _TAIL[language]
    sides: dict[str, list[str]] = {"EITHER": [words["either"]], "CLIENT": [], "FREE": []}
    client, free = _count(words["client"] + tail, folded), _count(words["free"] + tail, folded)
    sides["CLIENT"].append(rf"(?:{words['client']}){tail}")
    sides["FREE"].append(rf"(?:{words['free']}){tail}")
    if "open" in words:
        # A company that hires a contractor is the client; one that works for a client is the freelancer's side.
        sides["FREE" if client > free else "CLIENT"].append(rf"(?:{words['open']}){tail}")
    you_pay, we_pay = (len(list(rx(words[name]).walk(folded))) for name in ("you_pay", "we_pay"))
    you, we = _PRONOUNS[language]
    if you_pay + we_pay:
        sides["CLIENT" if you_pay >= we_pay else "FREE"].append(you)
        sides["FREE" if you_pay >= we_pay else "CLIENT"].append(we)
    compiled = {role: re.compile("|".join(patterns)) for role, patterns in sides.items()}
    joined = "|".join(pattern.pattern for pattern in compiled.values())
    names = re.compile(rf"(?<![\w(\[/@.-])(?:{joined})(?![\w\])@/])")
    return Parties(names, lambda name: _role(name, compiled), bool((client and free) or you_pay or we_pay))


def _role(name: str, compiled: Mapping[str, re.Pattern[str]]) -> str:
    return next(role for role, pattern in compiled.items() if pattern.fullmatch(name))


def _count(pattern: str, folded: str) -> int:
    return sum(1 for _ in rx(rf"\b(?:{pattern})\b").walk(folded))
