"""Days, times, amounts and durations as tables write them; a value that could mean two things is never guessed here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Order = Literal["ymd", "dmy", "mdy"]
Mark = Literal[".", ","]

_DAY = re.compile(r"\s*(\d{1,4})([./\-\s])\s*(\d{1,2})\2\s*(\d{1,4})\.?(?=$|[\sT,])")
_TIME = re.compile(r"\s*(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*\Z")
_HOUR = re.compile(r"\A\s*(\d{1,2})\s*([AaPp])\.?[Mm]\.?\s*\Z")
_ISO_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_MONTH = r"([^\W\d_]{3,12})"
_NAMED = re.compile(
    r"\s*(?:[^\W\d_]{2,12}\.?,?\s+)??(?:"
    rf"(?P<day>\d{{1,2}})\.?(?:st|nd|rd|th)?[\s./-]+(?:de\s+)?(?P<month>{_MONTH})\.?,?[\s./-]+(?:de\s+)?(?P<year>\d{{4}}|\d{{2}})"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    rf"|(?P<year3>\d{{4}})\.?\s+(?P<month3>{_MONTH})\.?\s+(?P<day3>\d{{1,2}})\.?"
    r")(?=$|[\sT,])",
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar januari janv janvier enero ene gennaio gen",
            "feb febr february februar februari fevr fevrier febrero febbraio",
            "mar march marc marcius marz maerz mrz mars marzo maart mrt",
            "apr april aprilis avr avril abr abril aprile",
            "may maj majus mai mayo maggio mag mei",
            "jun june junius juni juin junio giugno giu",
            "jul july julius juli juil juillet julio luglio lug",
            "aug august augusztus aout ago agosto",
            "sep sept szept september szeptember septembre septiembre settembre set",
            "oct okt october oktober octobre octubre ottobre ott",
            "nov november novembre noviembre",
            "dec dez december dezember decembre diciembre dic dicembre",
        ),
        1,
    )
    for name in names.split()
}
# Clocks that are always the same; EST, IST and their like are several.
_CLOCKS = {"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180}
_ZONED = re.compile(
    r"(?P<local>.*\d:\d\d.*?)\s*(?:(?P<name>Z|UTC|GMT|WES?T|CES?T|EES?T)|(?P<place>[A-Z][A-Za-z]+/[A-Z][A-Za-z_/]+)"
    r"|(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)\Z"
)
_NUMBER = re.compile(r"[+-]?\d[\d.,\s'\u00a0\u202f\u2019]*\Z|[+-]?[.,]\d+\Z")
_FIGURES = re.compile(r"[.,]?\d(?:[\d.,\s'\u00a0\u202f\u2019]*\d)?")
_SPACES = re.compile(r"[\s'\u00a0\u202f\u2019]")
_CLOCK = re.compile(r"(-)?(\d{1,6}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\Z")
_PIECE = re.compile(r"\s*(\d{1,6}(?:[.,]\d{1,4})?)\s*([^\W\d_]{1,9})\.?,?")
_ISO_LENGTH = re.compile(r"PT(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})(?:\.\d+)?S)?\Z")
_UNITS = {
    name: seconds
    for seconds, names in (
        (3600, "h hr hrs hour hours ora orak oraszam munkaora std stunde stunden heure heures"),
        (60, "m min mins minute minutes p perc percek minuten"),
        (1, "s sec secs second seconds mp masodperc sek sekunden seconde secondes"),
    )
    for name in names.split()
}
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
        elif parts[2] == "." and len(parts[4]) == 4 and 1 <= second <= 12:
            seen.add("dmy")  # nobody writes the month first with points
        elif first > 12 and 1 <= second <= 12:
            seen.add("dmy")
        elif second > 12 and 1 <= first <= 12:
            seen.add("mdy")
    return next(iter(seen)) if len(seen) == 1 else None


def day_of(text: str, order: Order | None = None) -> date:
    """A day; raise ValueError where there is none, or where `order` would be needed and is None."""
    text = text.strip()
    compact = _ISO_COMPACT.match(text)
    if compact:
        return date(int(compact[1]), int(compact[2]), int(compact[3]))
    day, rest = _begins_with_day(text, order)
    if rest:
        raise ValueError(text)
    return day


def _begins_with_day(text: str, order: Order | None) -> tuple[date, str]:
    """The day a text begins with, in figures or with the month's name, and what follows it."""
    named = _NAMED.match(text)
    if named:
        year = named["year"] or named["year2"] or named["year3"]
        month = _MONTHS.get(plain(named["month"] or named["month2"] or named["month3"]), 0)
        number = named["day"] or named["day2"] or named["day3"]
        full = int(year) + (2000 if len(year) == 2 else 0)
        return date(full, month, int(number)), text[named.end() :].strip(" T,")
    parts = _DAY.match(text)
    if parts is None:
        raise ValueError(text)
    return _ordered([parts[1], parts[3], parts[4]], order, parts[2]), text[parts.end() :].strip(" T,")


def plain(word: str) -> str:
    """A word without case and accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))


def _ordered(parts: list[str], order: Order | None, mark: str) -> date:
    if len(parts[0]) == 4:
        order = "ymd"
    if order is None:
        first, second = int(parts[0]), int(parts[1])
        if mark == "." and len(parts[2]) == 4 and second <= 12:
            order = "dmy"
        elif first == second or first > 12 or second > 12:
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
    parts = _TIME.match(_HOUR.sub(r"\1:00 \2m", text))
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
    zoned = _ZONED.match(text)
    if zoned:
        return instant_of(zoned["local"], order).replace(tzinfo=_clock(zoned))
    day, rest = _begins_with_day(text, order)
    return datetime.combine(day, time_of(rest) if rest else time())


def _clock(zoned: re.Match[str]) -> tzinfo:
    if zoned["place"]:
        try:
            return ZoneInfo(zoned["place"])
        except (ZoneInfoNotFoundError, OSError):
            raise ValueError(zoned["place"]) from None
    if zoned["name"]:
        return timezone(timedelta(minutes=_CLOCKS[zoned["name"]]))
    away = int(zoned["hours"]) * 60 + int(zoned["minutes"] or 0)
    if away > 14 * 60:
        raise ValueError(zoned[0])
    return timezone(timedelta(minutes=-away if zoned["sign"] == "-" else away))


def two_ways(text: str) -> bool:
    """Whether the text is a day both with the day and with the month first."""
    try:
        return instant_of(text, "dmy") != instant_of(text, "mdy")
    except ValueError:
        return False


def mark_of(texts: Iterable[str]) -> Mark | None:
    """The decimal mark of a column of numbers: None where no value shows it."""
    seen: set[Mark] = set()
    for text in texts:
        figures = _FIGURES.search(text)
        if figures is None:
            continue
        plain = _SPACES.sub("", figures[0])
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


def largest(texts: Iterable[str], mark: Mark | None) -> Decimal:
    """The largest of the texts that are bare numbers, 0 where none is."""
    found = [text for text in texts if text[:1].isdigit() and ":" not in text and not any(c.isalpha() for c in text)]
    numbers = []
    for text in found:
        try:
            numbers.append(decimal_of(text, mark))
        except ValueError:
            continue
    return max(numbers, default=Decimal(0))


def _grouped(whole: str, separator: str) -> bool:
    """Whether thousands marks, if any, stand where they belong."""
    first, *rest = whole.lstrip("+-").split(separator)
    return not rest or (1 <= len(first) <= 3 and all(len(piece) in {2, 3} for piece in rest) and len(rest[-1]) == 3)


def seconds_of(text: str, mark: Mark | None = None, unit: int = 3600) -> int:
    """A duration as `1:30`, `01:30:00`, `1h 30m`, `PT1H30M`, or a bare number of `unit` seconds each.

    Raise ValueError on anything else.
    """
    text = text.strip()
    clock, iso = _CLOCK.match(text), _ISO_LENGTH.match(text)
    if clock:
        if int(clock[3]) > 59 or int(clock[4] or 0) > 59:
            raise ValueError(text)
        total = int(clock[2]) * 3600 + int(clock[3]) * 60 + int(clock[4] or 0)
        return -total if clock[1] else total
    if iso:
        return int(iso[1] or 0) * 3600 + int(iso[2] or 0) * 60 + int(iso[3] or 0)
    if any(sign.isalpha() for sign in text):
        return _in_words(text)
    return round(decimal_of(text, mark) * unit)


def _in_words(text: str) -> int:
    """`1 h 30 min`, `1,5 óra`, `1h30`: each unit once, the larger before the smaller."""
    total, at, last = Decimal(0), 0, 7200
    for piece in _PIECE.finditer(text):
        seconds = _UNITS.get(plain(piece[2]), 0)
        if piece.start() != at or not seconds or seconds >= last:
            raise ValueError(text)
        total += Decimal(piece[1].replace(",", ".")) * seconds
        at, last = piece.end(), seconds
    rest = text[at:].strip()
    if rest and not (last == 3600 and rest.isascii() and rest.isdecimal() and len(rest) == 2 and int(rest) < 60):
        raise ValueError(text)
    if not at:
        raise ValueError(text)
    return round(total) + (int(rest) * 60 if rest else 0)


def unit_in(title: str) -> int:
    """Seconds of the unit a column's title names (`Duration (min)`, `Stunden`), 0 where it names none."""
    return next((_UNITS[word] for word in re.findall(r"[^\W\d_]+", plain(title)) if word in _UNITS), 0)
