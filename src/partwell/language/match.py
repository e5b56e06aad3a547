"""Runs a pack's rules over a folded text: literal words first, then the rules that may hit, spans only for hits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, repeat
from typing import NamedTuple

import re2

from partwell.language.pack import Rule, Strength

MOST = 8
"""Spans of one rule in one text: a reader needs a few quotes, not a thousand."""
_PIECE = 4096
"""Longer texts are read in pieces of about this many characters, cut between sentences where possible."""
_MEMORY = 1 << 25
_STOPS = (b".", b"!", b"?", b"\n")
_END = re.compile(rb"[.!?\n]")
_CUT = re.compile(rb"(?s).*[.!?\n\x7f]|.* ")
_BEFORE = b" \n.!?:;,-()\"'\x7f"
_EMOJI = b"\x11\x12\x13\x14 "
Find = Callable[[bytes, int, int], tuple[int, int]]
_ANYWHERE = re2._Anchor.UNANCHORED  # noqa: SLF001
_REACH = 600
"""A sentence reaches at most this far to either side of a hit."""


class Hit(NamedTuple):
    """A rule that fired on bytes [start, end) of the folded text; what it is worth there."""

    rule: Rule
    start: int
    end: int
    strength: Strength


def options() -> re2.Options:
    """How every pattern is compiled: bytes, brackets that do not capture, silence about faults."""
    chosen = re2.Options()
    chosen.encoding = re2.Options.Encoding.LATIN1
    chosen.never_capture = True
    chosen.log_errors = False
    chosen.max_mem = _MEMORY
    return chosen


def regex(pattern: str) -> re2._Regexp:
    """One compiled pattern; raise re2.error where RE2 refuses it."""
    return re2.compile(pattern.encode("latin-1"), options())


def finder(pattern: re2._Regexp) -> Find:
    """The first place of a pattern in bytes [low, high): (start, end), (-1, -1) where it is not there.

    Straight to the engine: the wrapper around it builds an object for every look.
    """
    match = pattern._regexp.Match  # noqa: SLF001
    return lambda data, low, high: match(_ANYWHERE, data, low, high)[0]


def sentence(data: bytes, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence or line around [start, end)."""
    low = max(0, start - _REACH)
    before = max(map(data.rfind, _STOPS, repeat(low), repeat(start)))
    after = _END.search(data, end, min(len(data), end + _REACH))
    return (before + 1 if before >= 0 else low), (after.end() if after else min(len(data), end + _REACH))


class _Live:
    """A rule; its guards are compiled when first needed."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._plain = not (rule.unless or rule.needs or rule.sure)

    @cached_property
    def _unless(self) -> Find | None:
        return finder(regex(self.rule.unless)) if self.rule.unless else None

    @cached_property
    def _needs(self) -> Find | None:
        return finder(regex(self.rule.needs)) if self.rule.needs else None

    @cached_property
    def _sure(self) -> Find | None:
        return finder(regex(self.rule.sure)) if self.rule.sure else None

    def worth(self, data: bytes, start: int, end: int) -> Strength | None:
        """What a hit is worth in its sentence; None where a guard forbids it."""
        if self._plain:
            return self.rule.strength
        low, high = sentence(data, start, end)
        around = data[low:high].lstrip(b" ")
        size = len(around)
        if self._unless is not None and self._unless(around, 0, size)[0] >= 0:
            return None
        if self._needs is not None and self._needs(around, 0, size)[0] < 0:
            return None
        return "possible" if self._sure is not None and self._sure(around, 0, size)[0] < 0 else self.rule.strength


class Matcher:
    """The rules of a pack, ready to run; building it compiles them and one automaton over their literal words."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._filter = re2.Filter()
        self._owners: list[_Live] = []
        chosen = options()
        for live in map(_Live, rules):
            for pattern in live.rule.patterns:
                self._owners.append(live)
                try:
                    self._filter.Add(pattern.encode("latin-1"), chosen)
                except re2.error as fault:
                    raise ValueError(f"{live.rule.id}: RE2 refuses a pattern: {_reason(pattern)}") from fault
        self._filter.Compile()
        self._finds = [finder(self._filter.re(number)) for number in range(len(self._owners))]

    def hits(self, data: bytes) -> list[Hit]:
        """Every rule's hits, at most MOST a rule, in no particular order."""
        if len(data) <= _PIECE:
            found: list[Hit] = []
            if data:
                self._piece(data, 0, found, None)
            return found
        return self._long(data)

    def _long(self, data: bytes) -> list[Hit]:
        found: list[Hit] = []
        seen: dict[str, int] = {}
        for low, high in _pieces(data):
            self._piece(data[low:high], low, found, seen)
        return found

    def _piece(self, data: bytes, shift: int, found: list[Hit], seen: dict[str, int] | None) -> None:
        numbers = self._filter.Match(data)
        if not numbers:
            return
        numbers.sort()
        for live, several in groupby(numbers, self._owners.__getitem__):
            most = MOST if seen is None else MOST - seen.get(live.rule.id, 0)
            if most > 0:
                given = _hits(live, [self._finds[number] for number in several], data, most)
                found += (
                    [hit._replace(start=hit.start + shift, end=hit.end + shift) for hit in given] if shift else given
                )
                if seen is not None:
                    seen[live.rule.id] = MOST - most + len(given)


def _reason(pattern: str) -> str:
    try:
        regex(pattern)
    except re2.error as fault:
        return str(fault)
    return "too large"


def _hits(live: _Live, finds: Sequence[Find], data: bytes, most: int) -> list[Hit]:
    """At most `most` places where a rule fires and its guards let it, apart from each other, in reading order."""
    if len(finds) == 1:
        return _hits_of(live, finds[0], data, most)
    hits = [hit for find in finds for hit in _hits_of(live, find, data, most)]
    hits.sort(key=_longer_first)
    apart: list[Hit] = []
    for hit in hits:
        if not apart or hit.start >= apart[-1].end:
            apart.append(hit)
    return apart[:most]


def _hits_of(live: _Live, find: Find, data: bytes, most: int) -> list[Hit]:
    hits: list[Hit] = []
    at, size = 0, len(data)
    while at <= size:
        low, high = find(data, at, size)
        if low < 0:
            break
        at = high if high > at else at + 1
        start, end = _trim(data, low, high)
        if start < end and (worth := live.worth(data, start, end)):
            hits.append(Hit(live.rule, start, end, worth))
            if len(hits) >= most:
                break
    return hits


def _longer_first(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _trim(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Without blanks, punctuation and emoji before, and blanks after; an emoji that is all there is stays."""
    while start < end and data[start] in _BEFORE:
        start += 1
    while start < end and data[end - 1] in b" \n\x7f":
        end -= 1
    first = start
    while first < end and data[first] in _EMOJI:
        first += 1
    return (first, end) if first < end else (start, end)


def _pieces(data: bytes) -> Iterator[tuple[int, int]]:
    low = 0
    while low < len(data):
        high = min(low + _PIECE, len(data))
        if high < len(data):
            cut = _CUT.match(data, low, high)
            high = cut.end() if cut and cut.end() > low + _PIECE // 2 else high
        yield low, high
        low = high
