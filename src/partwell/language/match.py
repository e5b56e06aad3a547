"""Runs a pack's rules over a folded text: literal words first, then the rules that may hit, spans only for hits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import re2

from partwell.language.pack import Rule

MOST = 8
"""Spans of one rule in one text: a reader needs a few quotes, not a thousand."""
_PIECE = 4096
"""Longer texts are read in pieces of about this many characters, cut between sentences where possible."""
_MEMORY = 1 << 25
_BEGIN = re.compile(rb"[.!?\n](?=[^.!?\n]*\Z)")
_END = re.compile(rb"[.!?\n]")
_CUT = re.compile(rb"(?s).*[.!?\n\x7f]|.* ")
_BEFORE = b" \n.!?:;,-()\"'\x7f"
_EMOJI = b"\x11\x12\x13\x14 "
_REACH = 600
"""A sentence reaches at most this far to either side of a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired on bytes [start, end) of the folded text."""

    rule: Rule
    start: int
    end: int


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


def sentence(data: bytes, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence or line around [start, end)."""
    low = max(0, start - _REACH)
    before = _BEGIN.search(data, low, start)
    after = _END.search(data, end, min(len(data), end + _REACH))
    return (before.end() if before else low), (after.end() if after else min(len(data), end + _REACH))


class _Live:
    """A rule with its patterns; the guards are compiled when first needed."""

    def __init__(self, rule: Rule, pattern: re2._Regexp) -> None:
        self.rule = rule
        self.pattern = pattern

    @cached_property
    def unless(self) -> re2._Regexp | None:
        return regex(self.rule.unless) if self.rule.unless else None

    @cached_property
    def needs(self) -> re2._Regexp | None:
        return regex(self.rule.needs) if self.rule.needs else None

    def allowed(self, data: bytes, start: int, end: int) -> bool:
        if not self.rule.unless and not self.rule.needs:
            return True
        low, high = sentence(data, start, end)
        around = data[low:high].lstrip(b" ")
        if self.unless is not None and self.unless.search(around):
            return False
        return self.needs is None or self.needs.search(around) is not None


class Matcher:
    """The rules of a pack, ready to run; building it compiles them and one automaton over their literal words."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._filter = re2.Filter()
        chosen = options()
        for rule in rules:
            try:
                self._filter.Add(rule.pattern.encode("latin-1"), chosen)
            except re2.error as fault:
                raise ValueError(f"{rule.id}: RE2 refuses a pattern: {_reason(rule.pattern)}") from fault
        self._filter.Compile()
        self._live = [_Live(rule, self._filter.re(number)) for number, rule in enumerate(rules)]

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
        seen: dict[int, int] = {}
        for low, high in _pieces(data):
            self._piece(data[low:high], low, found, seen)
        return found

    def _piece(self, data: bytes, shift: int, found: list[Hit], seen: dict[int, int] | None) -> None:
        for number in self._filter.Match(data) or ():
            live = self._live[number]
            most = MOST if seen is None else MOST - seen.get(number, 0)
            spans = _spans(live, data, most) if most > 0 else []
            for start, end in spans:
                found.append(Hit(live.rule, shift + start, shift + end))
            if seen is not None:
                seen[number] = MOST - most + len(spans)


def _reason(pattern: str) -> str:
    try:
        regex(pattern)
    except re2.error as fault:
        return str(fault)
    return "too large"


def _spans(live: _Live, data: bytes, most: int) -> list[tuple[int, int]]:
    """At most `most` places where a rule fires and its guards let it."""
    spans: list[tuple[int, int]] = []
    for found in live.pattern.finditer(data):
        start, end = _trim(data, found.start(), found.end())
        if start < end and live.allowed(data, start, end):
            spans.append((start, end))
            if len(spans) >= most:
                break
    return spans


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
