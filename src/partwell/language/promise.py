"""The day a promise of payment names ("by Friday", "jövő hét péntekig"), counted from the day it was written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from partwell.language.fold import fold


@dataclass(frozen=True, slots=True)
class Due:
    """The last day on which the promise is still kept; [start, end) are the words that say so."""

    day: date
    start: int
    end: int


_Count = Callable[[re.Match[str], date], date | None]
_WEEKDAYS = {
    "en": ("mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:nesday)?", "thu(?:r(?:s(?:day)?)?)?", "fri(?:day)?",
           "sat(?:urday)?", "sun(?:day)?"),
    "hu": ("hetfo", "kedd", "szerda", "csutortok", "pentek", "szombat", "vasarnap"),
}  # fmt: skip
_MONTHS = {
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "hu": ("jan", "feb", "marc", "apr", "maj", "jun", "jul", "aug", "szep", "okt", "nov", "dec"),
}
_NUMBERS = {
    "en": {
        "a": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "ten": 10,
        "couple of": 2,
    },
    "hu": {"egy": 1, "ket": 2, "ketto": 2, "harom": 3, "negy": 4, "ot": 5, "hat": 6, "het": 7, "nyolc": 8, "tiz": 10},
}


def due(text: str, written: date, language: str) -> Due | None:
    """The first day named in `text`, reckoned from `written`; None where none is named, or the language is not known.

    "Friday" is the next one after the day of writing; a day of the month that is past is that of the next month; a
    date without a year is the next such date.
    """
    folded = fold(text)
    said = folded.data.decode("ascii")
    best: tuple[int, int, date] | None = None
    for pattern, count in _COUNTERS.get(language, ()):
        found = pattern.search(said)
        day = _counted(count, found, written) if found else None
        if found and day and (best is None or found.start() < best[0]):
            best = (found.start(), found.end(), day)
    return Due(best[2], *folded.span(best[0], best[1])) if best else None


def _counted(count: _Count, found: re.Match[str], written: date) -> date | None:
    try:
        return count(found, written)
    except (ValueError, OverflowError):
        return None


def _weekday(language: str) -> str:
    return "|".join(f"(?P<d{number}>{name})" for number, name in enumerate(_WEEKDAYS[language]))


def _day_of_week(found: re.Match[str], written: date) -> date:
    wanted = next(number for number in range(7) if found[f"d{number}"])
    if found.groupdict().get("next") or found.groupdict().get("late"):
        monday = written - timedelta(days=written.weekday())
        return monday + timedelta(days=7 + wanted)
    return written + timedelta(days=(wanted - written.weekday() - 1) % 7 + 1)


def _day_of_month(found: re.Match[str], written: date) -> date:
    day = int(found["day"])
    year, month = written.year, written.month
    while day > monthrange(year, month)[1] or date(year, month, day) < written:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if day > 31 or day < 1:
            raise ValueError(day)
    return date(year, month, day)


def _month_day(language: str) -> _Count:
    def count(found: re.Match[str], written: date) -> date:
        month = _MONTHS[language].index(found["month"]) + 1
        day = date(int(found.groupdict().get("year") or written.year), month, int(found["day"]))
        return day if day >= written or found.groupdict().get("year") else day.replace(year=day.year + 1)

    return count


def _iso(found: re.Match[str], _written: date) -> date:
    return date(int(found["year"]), int(found["m"]), int(found["day"]))


def _in_units(language: str) -> _Count:
    def count(found: re.Match[str], written: date) -> date:
        said = found["n"]
        n = int(said) if said.isdigit() else _NUMBERS[language][said]
        unit = found["unit"]
        if unit.startswith(("month", "honap")):
            return _months_on(written, n)
        return written + timedelta(days=n * (7 if unit.startswith(("week", "het")) else 1))

    return count


def _months_on(day: date, n: int) -> date:
    month = day.month - 1 + n
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _plus(days: int) -> _Count:
    return lambda _found, written: written + timedelta(days=days)


def _week_end(weeks: int) -> _Count:
    """Sunday of this week or a later one: "next week" is kept until its last day."""
    return lambda _found, written: written + timedelta(days=6 - written.weekday() + 7 * weeks)


def _month_end(months: int) -> _Count:
    def count(_found: re.Match[str], written: date) -> date:
        first = _months_on(written.replace(day=1), months)
        return first.replace(day=monthrange(first.year, first.month)[1])

    return count


def _year_end(_found: re.Match[str], written: date) -> date:
    return date(written.year, 12, 31)


def _rules(language: str, *rows: tuple[str, _Count]) -> list[tuple[re.Pattern[str], _Count]]:
    named = {
        "WEEKDAY": _weekday(language),
        "MONTH": "|".join(_MONTHS[language]),
        "NUMBER": "|".join(sorted(_NUMBERS[language], key=len, reverse=True)),
    }
    made = []
    for pattern, count in rows:
        for name, said in named.items():
            pattern = pattern.replace(name, said)
        made.append((re.compile(pattern, re.ASCII), count))
    return made


_COUNTERS = {
    "en": _rules(
        "en",
        (r"\b(?P<year>\d{4})-(?P<m>\d\d)-(?P<day>\d\d)\b", _iso),
        (r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>MONTH)[a-z]*\b,?(?: (?P<year>\d{4}))?",
         _month_day("en")),
        (r"\b(?P<month>MONTH)[a-z]* (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<year>\d{4}))?",
         _month_day("en")),
        (r"\b(?:on|by|until|till|before|for) the (?P<day>\d{1,2})(?:st|nd|rd|th)?\b", _day_of_month),
        (r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?(?:MONTH))", _day_of_month),
        (r"\b(?P<next>next )?(?:week )?(?:on )?(?:WEEKDAY)(?P<late> next week)?\b", _day_of_week),
        ((r"\b(?:in|within) (?:the next )?(?P<n>\d{1,3}|NUMBER) (?:more |business |working |banking )?"
         r"(?P<unit>days?|weeks?|months?)\b"),
         _in_units("en")),
        (r"\bday after tomorrow\b", _plus(2)),
        (r"\b(?<!after )(?:tomorrow|tmrw|tmr|2morrow)\b", _plus(1)),
        (r"\b(?:today|tonight|this (?:morning|afternoon|evening)|right away|immediately|eod|end of (?:the )?day)\b",
         _plus(0)),
        (r"\b(?:(?:by |at )?(?:the )?end of (?:the|this) week|this week|weekend)\b", _week_end(0)),
        (r"\bnext week\b", _week_end(1)),
        (r"\b(?:(?:by |at )?(?:the )?end of (?:the|this) month|this month|month[- ]end)\b", _month_end(0)),
        (r"\b(?:end of next month|next month)\b", _month_end(1)),
        (r"\bend of (?:the|this) year|year[- ]end\b", _year_end),
    ),
    "hu": _rules(
        "hu",
        (r"\b(?P<year>\d{4})[-.] ?(?P<m>\d{1,2})[-.] ?(?P<day>\d{1,2})\b", _iso),
        (r"(?:\b(?P<year>\d{4})\. ?)?\b(?P<month>MONTH)[a-z]*\.? (?P<day>\d{1,2})(?![\d:])", _month_day("hu")),
        (r"(?<![\d.])\b(?P<day>\d{1,2})(?:-?(?:ig|en|an|jen|jan|ei|ai|ikan|eig|aig|ere|ara|re|ra)|\.)(?![a-z\d])",
         _day_of_month),
        (r"(?P<next>jovo ?het(?:en|i)? )?\b(?:WEEKDAY)(?:n|en|on|ig|re|ra|an|eig|jen|dan|daig|dara|ei|i|e|a|okon)*\b",
         _day_of_week),
        (r"\b(?P<n>\d{1,3}|NUMBER) (?:banki |munka)?(?P<unit>nap|het|honap)(?:on|en)? (?:belul|mulva|alatt)",
         _in_units("hu")),
        (r"\bholnaputan", _plus(2)),
        (r"\bholnap(?!u)", _plus(1)),
        (r"\b(?:ma|mai nap|azonnal|rogton|most)\b", _plus(0)),
        (r"\b(?:e|ezen a|a) het(?:en)?(?: vegeig| vegen)?\b|\bhet vegeig\b|\bhetvegeig\b", _week_end(0)),
        (r"\bjovo het(?:en)?\b", _week_end(1)),
        (r"\b(?:honap vege|honapban|ho vege)(?:n|ig|re)?\b", _month_end(0)),
        (r"\bjovo honap", _month_end(1)),
        (r"\bev vege(?:n|ig|re)?\b", _year_end),
    ),
}  # fmt: skip
