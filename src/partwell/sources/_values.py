"""Days, times, amounts and durations as tables write them; a value that could mean two things is never guessed here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

Order = Literal["ymd", "dmy", "mdy"]
Mark = Literal[".", ","]

_DAY = re.compile(r"\s*(\d{1,4})([./\-\s])\s*(\d{1,2})\2\s*(\d{1,4})\.?(?=$|[\sT,])")
_TIME = re.compile(r"\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*\Z")
_ISO_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_NAMED = re.compile(r"\s*(?:(\d{1,2})\.?\s+([^\W\d_]{3,12})\.?,?|([^\W\d_]{3,12})\.?\s+(\d{1,2}),?)\s+(\d{4})\Z")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan január janvier januar enero",
            "feb febr február february februar",
            "mar márc március march märz marz",
            "apr ápr április april",
            "may máj május mai",
            "jun jún június june juni",
            "jul júl július july juli",
            "aug augusztus august",
            "sep sept szept szeptember september",
            "oct okt október october oktober",
            "nov november",
            "dec dez december dezember",
        ),
        1,
    )
    for name in [*names.split(), names.split()[0]]
}
_MONTHS |= {"january": 1}
_NUMBER = re.compile(r"[+-]?\d[\d.,\s'\u00a0\u202f\u2019]*\Z|[+-]?[.,]\d+\Z")
_SPACES = re.compile(r"[\s'\u00a0\u202f\u2019]")
_CLOCK = re.compile(r"(-)?(\d{1,6}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\Z")
_WORDS = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*(?:m|min|p|perc))?\s*(?:(\d+)\s*(?:s|sec|mp))?\Z", re.IGNORECASE)
_MOST_DIGITS = 18


def order_of(texts: Iterable[str]) -> Order | None:
    """How a column writes its days: None where every one fits both day-first and month-first."""
    seen: set[Order] = set()
    for text in texts:
        parts = _DAY.match(text)
        if parts is None:
            continue
        first, second = int(parts[1]), int(parts[3])
        if len(parts[1]) == 4:
            seen.add("ymd")
        elif first > 12 and 1 <= second <= 12:
            seen.add("dmy")
        elif second > 12 and 1 <= first <= 12:
            seen.add("mdy")
    return next(iter(seen)) if len(seen) == 1 else None


def day_of(text: str, order: Order | None = None) -> date:
    """A day; raise ValueError where there is none, or where `order` would be needed and is None."""
    text = text.strip()
    compact, named = _ISO_COMPACT.match(text), _NAMED.match(text)
    if compact:
        return date(int(compact[1]), int(compact[2]), int(compact[3]))
    if named:
        month = _MONTHS.get((named[2] or named[3]).casefold(), 0)
        return date(int(named[5]), month, int(named[1] or named[4]))
    parts = _DAY.match(text)
    if parts is None or text[parts.end() :].strip():
        raise ValueError(text)
    return _ordered([parts[1], parts[3], parts[4]], order)


def _ordered(parts: list[str], order: Order | None) -> date:
    if len(parts[0]) == 4:
        order = "ymd"
    if order is None:
        first, second = int(parts[0]), int(parts[1])
        if first == second or first > 12 or second > 12:
            order = "mdy" if second > 12 else "dmy"
        else:
            raise ValueError("/".join(parts))
    places = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}[order]
    year, month, number = (parts[place] for place in places)
    if len(year) not in {2, 4}:
        raise ValueError("/".join(parts))
    return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number))


def time_of(text: str) -> time:
    """A time of day in 12 or 24 hours; raise ValueError on anything else."""
    parts = _TIME.match(text)
    if parts is None:
        raise ValueError(text)
    hour = int(parts[1])
    if parts[4]:
        if hour > 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if parts[4] in "Pp" else 0)
    return time(hour, int(parts[2]), int(parts[3] or 0))


def instant_of(text: str, order: Order | None = None) -> datetime:
    """A day with its time in one cell, ISO 8601 or local writing; naive where no zone is given."""
    text = text.strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    parts = _DAY.match(text)
    if parts is None:
        raise ValueError(text)
    rest = text[parts.end() :].strip(" T,")
    day = _ordered([parts[1], parts[3], parts[4]], order)
    return datetime.combine(day, time_of(rest) if rest else time())


def mark_of(texts: Iterable[str]) -> Mark | None:
    """The decimal mark of a column of numbers: None where no value shows it."""
    seen: set[Mark] = set()
    for text in texts:
        plain = _SPACES.sub("", text).lstrip("+-")
        dot, comma = plain.rfind("."), plain.rfind(",")
        if dot < 0 and comma < 0:
            continue
        if dot >= 0 and comma >= 0:
            seen.add("." if dot > comma else ",")
        else:
            mark: Mark = "." if dot >= 0 else ","
            grouped = plain.count(mark) > 1
            thousands = len(plain) - max(dot, comma) == 4 and plain[:1] not in "0.,"
            if grouped:
                seen.add("," if mark == "." else ".")
            elif not thousands:
                seen.add(mark)
    return next(iter(seen)) if len(seen) == 1 else None


def decimal_of(text: str, mark: Mark | None = None) -> Decimal:
    """A number with thousands marks or none; raise ValueError on anything else or where `1.234` could mean two."""
    sign = "-" if text.strip().startswith("(") and text.strip().endswith(")") else ""
    plain = _SPACES.sub("", text.strip().strip("()").replace("\u2212", "-"))
    if plain.endswith("-"):
        plain = "-" + plain[:-1]
    if not _NUMBER.match(plain) or sum(c.isdigit() for c in plain) > _MOST_DIGITS or not plain.isascii():
        raise ValueError(text)
    used = mark or mark_of([plain])
    if used is None and ("." in plain or "," in plain):
        raise ValueError(text)
    other = "," if used == "." else "."
    whole, point, part = plain.partition(used or ".")
    if other in part or (point and (used or ".") in part) or not _grouped(whole, other):
        raise ValueError(text)
    return Decimal(sign + (whole.replace(other, "") or "0") + ("." + part if part else ""))


def _grouped(whole: str, separator: str) -> bool:
    """Whether thousands marks, if any, stand where they belong."""
    first, *rest = whole.lstrip("+-").split(separator)
    return not rest or (1 <= len(first) <= 3 and all(len(piece) in {2, 3} for piece in rest) and len(rest[-1]) == 3)


def seconds_of(text: str, mark: Mark | None = None) -> int:
    """A duration as `1:30`, `01:30:00`, `1h 30m`, or decimal hours; raise ValueError on anything else."""
    text = text.strip()
    clock, words = _CLOCK.match(text), _WORDS.match(text)
    if clock:
        if int(clock[3]) > 59 or int(clock[4] or 0) > 59:
            raise ValueError(text)
        total = int(clock[2]) * 3600 + int(clock[3]) * 60 + int(clock[4] or 0)
        return -total if clock[1] else total
    if words and text:
        return int(words[1] or 0) * 3600 + int(words[2] or 0) * 60 + int(words[3] or 0)
    return round(decimal_of(text, mark) * 3600)
