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


_OPENING, _AFTER = 2_500, 80
_NAME = rx(r"\((?:hereinafter |hereafter |the |a |az |tovabbiakban:? |mint |, )*[\"']?([a-z]{4,20})[\"']?\)")
_HIRES = rx(
    r"\b(?:hires?|engages?|commissions?|appoints?|retains?|books?|felkeri|megbizza|megrendeli|szerzodteti|foglalkoztatja)\b"
)


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
    known = {role: f"(?:{words[key]}){tail}" for role, key in (("CLIENT", "client"), ("FREE", "free"))}
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
    for role, name in _defined(folded, known):
        sides[role].append(rf"(?:{name}){tail}")
    compiled = {role: re.compile("|".join(patterns)) for role, patterns in sides.items()}
    joined = "|".join(pattern.pattern for pattern in compiled.values())
    names = re.compile(rf"(?<![\w(\[/@.-])(?:{joined})(?![\w\])@/])")
    return Parties(names, lambda name: _role(name, compiled), bool((client and free) or you_pay or we_pay))


def _defined(folded: str, known: Mapping[str, str]) -> list[tuple[str, str]]:
    """Roles of the two names a contract gives its parties in brackets, where its own words for them are not known.

    One known name gives the other one the other role; of two unknown ones the one that hires is the client.
    """
    found = [(match.group(1), match.start()) for match in _NAME.walk(folded[:_OPENING])]
    names = list(dict.fromkeys(name for name, _ in found))[:2]
    if len(names) < 2:
        return []
    roles = [next((role for role, pattern in known.items() if re.fullmatch(pattern, name)), "") for name in names]
    if all(roles):
        return []
    if any(roles):
        other = {"CLIENT": "FREE", "FREE": "CLIENT"}
        unknown = 0 if not roles[0] else 1
        return [(other[roles[1 - unknown]], names[unknown])]
    between = folded[found[0][1] : dict(reversed(found))[names[1]] + _AFTER]
    return [("CLIENT", names[0]), ("FREE", names[1])] if between in _HIRES else []


def _role(name: str, compiled: Mapping[str, re.Pattern[str]]) -> str:
    return next(role for role, pattern in compiled.items() if pattern.fullmatch(name))


def _count(pattern: str, folded: str) -> int:
    return sum(1 for _ in rx(rf"\b(?:{pattern})\b").walk(folded))
