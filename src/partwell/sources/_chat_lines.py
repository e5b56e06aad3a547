"""Chats exported as text, one message a line with its day and time in front, in the layouts of phones everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from partwell.sources._values import time_of

DayOrder = Literal["dmy", "mdy", "ymd", "ydm"]
ORDERS: tuple[DayOrder, ...] = ("dmy", "mdy", "ymd", "ydm")
_PLACES: dict[DayOrder, tuple[int, int, int]] = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2), "ydm": (0, 2, 1)}
# Marks, an opening bracket, a day, a time with or without seconds and with its half of the day (AM or PM behind it, in
# Hungarian before it), what ends the header, and the author up to a colon (none in a notice of the program).
_HEADER = re.compile(
    r"^([\u200e\u200f\u202a\ufeff]*(\[)?([0-9]{1,4})([./\-])[ ]?([0-9]{1,2})\4[ ]?([0-9]{1,4})\.?,?"
    r"[ \u00a0\u202f\u200e]{1,2}(?:(?:à|um|at|às|kl\.?)[ \u00a0\u202f])?(?:([Dd][eu])\.?[ \u00a0\u202f])?"
    r"([0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)"
    r"(?:[ \u00a0\u202f]?(?:([AaPp])\.?[ \u00a0\u202f]?[Mm]\.?|(vorm|nachm)\.?))?(?(2)\][ ]?|(?:[ ]-[ ]|:[ ])))"
    r"(?:([^:\"“„\n\r]{1,60}?):[ \u00a0])?",
    re.MULTILINE,
)
_GROUPS = _HEADER.groups
_AFTERNOON = frozenset({"du", "Du"})
_COLON = 2  # characters between an author and the words
_LINE_END = re.compile(r"\r\n|\n|\r")
_BACK_STEPS = 0.02
_BLANK = (" ", "\u00a0", "\u202f")
_FIRST_YEAR = 2005  # no chat program that exports like this is older


class Piece(NamedTuple):
    """A message or notice: where it stands in the text (code points) and what its header says.

    start, end  from the header to the next one; line: physical line of the header, from 1
    header      the header as written, without the author; numbers: its three numbers; second: into the day, or None
    author      "" for a notice
    begin       where the words begin; words: these words, with the line ends behind them
    """

    start: int
    end: int
    line: int
    header: str
    numbers: tuple[str, str, str]
    second: int | None
    author: str
    begin: int
    words: str


def pieces(text: str) -> Iterator[Piece]:
    """Every message and notice in order. The text is cut by one call: a match object for each would cost more."""
    parts = _HEADER.split(text)
    columns = (parts[place :: _GROUPS + 1] for place in (1, 3, 5, 6, 7, 8, 9, 10, 11, 12))
    at, line = len(parts[0]), 1 + parts[0].count("\n")
    seconds: dict[tuple[str, str | None], int | None] = {}
    for header, first, middle, last, before, hand, half, behind, author, words in zip(*columns, strict=True):
        if before or behind:
            half = "p" if behind == "nachm" or before in _AFTERNOON else "a"
        if (hand, half) not in seconds:
            seconds[hand, half] = _second(hand, half)
        begin = at + len(header) + (len(author) + _COLON if author else 0)
        end = begin + len(words)
        numbers = (first, middle, last)
        yield Piece(at, end, line, header, numbers, seconds[hand, half], (author or "").strip(), begin, words)
        line += words.count("\n")
        at = end


def _second(clock: str, half: str | None) -> int | None:
    try:
        when = time_of(clock.replace(".", ":") + (f" {half}m" if half else ""))
    except ValueError:
        return None
    return when.hour * 3600 + when.minute * 60 + when.second


@lru_cache(maxsize=4096)
def day_in(numbers: tuple[str, str, str], order: DayOrder) -> date | None:
    """The day three numbers mean in an order; None where they mean none."""
    year, month, day = (numbers[place] for place in _PLACES[order])
    full = int(year) + (2000 if len(year) == 2 else 0)
    if len(year) not in {2, 4} or max(len(month), len(day)) > 2 or full < _FIRST_YEAR:
        return None
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def orders_of(found: Sequence[tuple[str, str, str]]) -> list[DayOrder]:
    """Orders that fit: nearly every header is a day in them, and of those the ones in which time hardly runs back.

    More than one: the file can be read two ways. A header in a hundred may be broken without deciding anything.
    """
    different = list(dict.fromkeys(found))
    valid = {order: [day_in(numbers, order) for numbers in different] for order in ORDERS}
    missing = {order: days.count(None) for order, days in valid.items()}
    fewest = min(missing.values(), default=0)
    iso = all(len(numbers[0]) == 4 for numbers in different) and missing["ymd"] * 2 < len(different)
    fitting = [order for order in ORDERS if missing[order] <= fewest and missing[order] * 2 < len(different)]
    if iso:
        fitting = ["ymd"]  # a four-digit year in front is followed by the month
    steps = {order: _steps_back(valid[order]) for order in fitting}
    calmest = min(steps.values(), default=0)
    calm = [order for order in fitting if steps[order] <= calmest + _BACK_STEPS * len(different)]
    usual = [order for order in calm if order in {"dmy", "mdy"}]
    if usual and not iso:
        # Hardly any phone writes two digits of the year first: that is believed only where it makes the chat shorter.
        longest = min(_days_long(valid[order]) for order in usual)
        calm = [order for order in calm if order in usual or _days_long(valid[order]) < longest]
    same = {tuple(valid[order]): order for order in reversed(calm)}
    return sorted(same.values(), key=ORDERS.index)


def _days_long(days: Sequence[date | None]) -> int:
    known = [day for day in days if day is not None]
    return (max(known) - min(known)).days if known else 0


def _steps_back(days: Sequence[date | None]) -> int:
    known = [day for day in days if day is not None]
    return sum(later < earlier for earlier, later in pairwise(known))


def line_spans(words: str, begin: int) -> list[tuple[int, int]]:
    """The physical lines of words that begin at `begin`, blank ones at their end left out."""
    told = words.rstrip("\r\n")
    end = begin + len(told)
    if "\n" not in told and "\r" not in told:
        return [(begin, end)]
    spans, at = [], begin
    for ending in _LINE_END.finditer(told):
        spans.append((at, begin + ending.start()))
        at = begin + ending.end()
    return [*spans, (at, end)]


def count_headers(text: str) -> int:
    """How many lines begin a message, found without the pattern above: a walk over the characters of each line."""
    return sum(_begins(line) for line in text.split("\n"))


def _begins(line: str) -> bool:
    rest = line.lstrip("\u200e\u200f\u202a\ufeff")
    bracket = rest.startswith("[")
    rest = rest[1:] if bracket else rest
    mark = ""
    for widest, place in ((4, 0), (2, 1), (4, 2)):
        digits = _leading(rest, widest)
        if not digits:
            return False
        rest = rest[len(digits) :]
        if place < 2:
            mark = mark or rest[:1]
            if not mark or mark not in "./-" or not rest.startswith(mark):
                return False
            rest = rest[1:].removeprefix(" ")
    rest = rest.removeprefix(".").removeprefix(",")
    gap = len(rest) - len(rest.lstrip(" \u00a0\u202f\u200e"))
    return 1 <= gap <= 2 and any(_ends(one, bracket=bracket) for one in _without_words(rest[gap:]))


def _without_words(rest: str) -> list[str]:
    """What may follow where a word stands before the time (`à`, `um`), or the half of the day in Hungarian (`du.`)."""
    found = [rest]
    for words in (("à", "um", "at", "às", "kl", "kl."), ("de", "du", "De", "Du", "de.", "du.", "De.", "Du.")):
        for one in list(found):
            found += [one[len(w) + 1 :] for w in words if one.startswith(w) and one[len(w) : len(w) + 1] in _BLANK]
    return found


def _leading(text: str, widest: int) -> str:
    count = 0
    while count < min(widest, len(text)) and text[count] in "0123456789":
        count += 1
    return text[:count]


def _ends(rest: str, *, bracket: bool) -> bool:
    """Whether a time and the end of a header follow."""
    hour = _leading(rest, 2)
    rest = rest[len(hour) :]
    if not hour or rest[:1] not in (":", ".") or len(_leading(rest[1:], 2)) < 2:
        return False
    rest = rest[3:]
    endings = [rest]
    if rest[:1] in (":", ".") and len(_leading(rest[1:], 2)) == 2:
        endings.append(rest[3:])
    for ending in list(endings):
        word = ending[1:] if ending[:1] in _BLANK else ending
        for half in ("vorm", "nachm"):
            if word.startswith(half):
                endings += [word[len(half) :], word[len(half) :].removeprefix(".")]
        if word[:1] in ("A", "a", "P", "p"):
            word = word[1:].removeprefix(".")
            word = word[1:] if word[:1] in _BLANK else word
            if word[:1] in ("M", "m"):
                endings.append(word[1:].removeprefix("."))
                endings.append(word[1:])
    return any(e.startswith("]") if bracket else e.startswith((" - ", ": ")) for e in endings)
