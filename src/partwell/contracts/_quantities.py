"""Lengths of time in a folded text: "sixty (60) days", "[*] months", "harminc (30) napos", "kéthavi"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partwell.contracts._numbers import EN_ORDINALS, EN_WORDS, HU_ORDINALS, HU_WORDS, number_of
from partwell.contracts._rx import rx
from partwell.contracts.said import DayType, Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A length of time at [start, end) of the text.

    n, unit   as written; None where not stated, redacted, or no unit of ours (hours, quarters)
    conflict  the differing numbers where words and digits disagree or a range stands there
    redacted  a blank or a mark stands where the number should be
    bracketed the number stands in template brackets, to be filled in
    ordinal   "the thirtieth day after": counted up to that day
    tail      what follows the stem of the unit in the same word (Hungarian case endings)
    """

    start: int
    end: int
    n: int | None
    unit: Unit | None
    day_type: DayType = "unspecified"
    conflict: tuple[int, ...] = ()
    redacted: bool = False
    bracketed: bool = False
    ordinal: bool = False
    tail: str = ""

    @property
    def plain(self) -> bool:
        """Whether number and unit stand there without a doubt."""
        return self.n is not None and self.unit is not None and not (self.conflict or self.redacted or self.bracketed)


_BLANK = (
    r"\[[\s*._x^#-]*\]|\*+(?:\s*\(\*+\))?|_{2,}|\.{3,}|#{1,3}|xx+|<[a-z _-]{1,40}>|\{\{[^{}]{0,60}\}\}"
    r"|\[(?:number|insert|no|n|x|period|szam|ido)[a-z _-]{0,40}\]|\[[a-z _-]{0,30}(?:number|period|days|months)\]"
)
_EN_UNITS: dict[str, tuple[Unit | None, int]] = {
    "day": ("day", 1), "week": ("week", 1), "wk": ("week", 1), "month": ("month", 1), "mo": ("month", 1),
    "year": ("year", 1), "yr": ("year", 1), "fortnight": ("week", 2), "hour": (None, 1), "quarter": (None, 1),
}  # fmt: skip
_HU_UNITS: dict[str, Unit] = {
    "nap": "day",
    "het": "week",
    "honap": "month",
    "ho": "month",
    "hav": "month",
    "ev": "year",
}
_DAY_TYPES: dict[str, DayType] = {
    "calendar": "calendar", "consecutive": "calendar", "natural": "calendar", "naptari": "calendar",
    "business": "business", "working": "business", "banking": "business", "bank": "business",
    "work": "business", "munka": "business", "banki": "business",
}  # fmt: skip
_EN_ADJECTIVE = (
    "(?:full|whole|clear|complete|consecutive|calendar|business|working|banking|bank|work|natural|additional|further)"
)


def _numbers(words: str, blank: str = _BLANK) -> str:
    """Groups: 1 words 2 digits, 3 digits 4 words, 5 digits after a blank, 6 words, 7 in brackets, 8 digits, 9 blank."""
    digits = r"\d{1,4}"
    return (
        rf"(?:\b({words})[- ]*[(\[{{]\s*_*({digits}|[il])_*\s*[)\]}}]"
        rf"|[(\[]?\s*\b({digits})\b\s*[)\]]?[,]?\s*[(\[]?(?:azaz )?\b({words})[)\],]?"
        rf"|(?:{blank})\s*[(\[]\s*_*({digits})_*\s*[)\]]"
        rf"|\b({words})"
        rf"|[\[{{]+\s*({digits})\s*[\]}}]+"
        rf"|\*{{0,2}}\(?\s*\b({digits}(?:[.,]\d{{1,2}})?)\s*\)?\*{{0,2}}"
        rf"|((?:{blank})(?:\s*[(\[]\s*(?:{blank})\s*[)\]])?))"
    )


_EN = rx(
    rf"{_numbers(EN_WORDS)}[- ']*((?:{_EN_ADJECTIVE}[- ]+)*)"
    r"(day|week|wk|month|mo|year|yr|fortnight|hour|quarter)(?:s|\(s\))?\b"
)
_EN_ARTICLE = rx(rf"\b(?:an?|one) ((?:{_EN_ADJECTIVE} )*)(day|week|month|year|fortnight|quarter)(?:'?s|s')?\b")
_EN_ORDINAL = rx(
    rf"\b({EN_ORDINALS}|(\d{{1,3}})(?:st|nd|rd|th))(?:\s*\((\d{{1,3}})(?:st|nd|rd|th)?\))?"
    rf" ((?:{_EN_ADJECTIVE} )*)(day|week|month) (?:after|following|from)\b"
)
_EN_NO_UNIT = rx(
    rf"(?:at least|less than|fewer than|minimum of|later than|upon|with|by giving|given?|of)( an?)?"
    rf" ({_numbers(EN_WORDS)})"
    r"\s*(?:of the initial|,?\s*(?:prior|advance|written|before)\b)"
)
_HU = rx(rf"{_numbers(HU_WORDS)}[- ]*((?:naptari|munka|banki|teljes|egesz)?)[- ]*(nap|het|honap|hav|ho|ev)([a-z]*)")
_HU_ORDINAL = rx(
    rf"\b({'|'.join(HU_ORDINALS)}|(\d{{1,3}}))(?:\s*\((\d{{1,3}})\.?\))?\.?"
    r" (naptari |munka)?(nap)(on|jan|javal|ig|ja|jat)\b"
)
_EN_BLANK = rx(r"(\[[\s*._x^#-]+\]|\*{3,}|_{3,})\s*,?\s*(?:prior|advance|written)\b")
_RANGE = rx(rf"(?:\b(\d{{1,3}})|\b({EN_WORDS}|{HU_WORDS}))\s*[)\]]?\s*(?:-|to|or|vagy) ?(?:at least )?\s*$")
_MOST = rx(
    rf"(?:\b(\d{{1,3}})|\b({EN_WORDS}))\s*[)\]]? (?:or|nor|and|but),? (?:not |no )?(?:more|longer|greater) than *$"
)
_HALF = rx(r"^ and (?:a|one) half|^[.,]\d|^ es fel")
_HALF_BEFORE = rx(r"(?:half an?|half|couple of|few|several|\bpar|neh?any) ?$")
_AS_NOTICE = rx(
    r"^(?:'s|')? *(?:prior|advance|written|clear|formal|[ ,])*(?:notice|notification|warning|heads)"
    r"|^ (?:in advance|ahead|before|beforehand|prior|earlier)"
)


def quantities(folded: str, language: str) -> list[Quantity]:
    """All lengths of time, in the order of the text, none overlapping."""
    found = list(_english(folded) if language == "en" else _hungarian(folded))
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _english(folded: str) -> Iterator[Quantity]:
    for match in _EN.walk(folded):
        unit, factor = _EN_UNITS[match.group(11)]
        yield _made(folded, match, "en", unit, _day_type(match.group(10)), factor=factor)
    for match in _EN_ARTICLE.walk(folded):
        if folded[match.end() :] in _AS_NOTICE and folded[: match.start()] not in _HALF_BEFORE:
            unit, factor = _EN_UNITS[match.group(2)]
            n = factor if unit else None
            yield Quantity(match.start(), match.end(), n, unit, _day_type(match.group(1)))
    for match in _EN_ORDINAL.walk(folded):
        n = int(match.group(3) or match.group(2) or 0) or number_of(match.group(1), "en")
        unit = _EN_UNITS[match.group(5)][0]
        yield Quantity(match.start(), match.end(5), n, unit, _day_type(match.group(4)), ordinal=True)
    for match in _EN_BLANK.walk(folded):
        yield Quantity(match.start(1), match.end(1), None, None, redacted=True)
    for match in _EN_NO_UNIT.walk(folded):
        quantity = _made(folded, match, "en", None, "unspecified", first=3)
        if quantity.redacted or (quantity.n or 0) > 2:
            yield quantity


def _hungarian(folded: str) -> Iterator[Quantity]:
    for match in _HU.walk(folded):
        tail = match.group(12)
        if not tail.startswith("fordul") and not (match.group(11) == "ho" and tail):
            unit = _HU_UNITS[match.group(11)]
            yield _made(folded, match, "hu", unit, _day_type(match.group(10)), tail=tail)
    for match in _HU_ORDINAL.walk(folded):
        n = int(match.group(3) or match.group(2) or 0) or number_of(match.group(1), "hu")
        yield Quantity(match.start(), match.end(), n, "day", _day_type(match.group(4) or ""), ordinal=True)


def _day_type(words: str) -> DayType:
    kinds = [_DAY_TYPES[word] for word in words.replace("-", " ").split() if word in _DAY_TYPES]
    return kinds[-1] if kinds else "unspecified"


def _made(
    folded: str,
    match: Any,
    language: str,
    unit: Unit | None,
    kind: DayType,
    *,
    factor: int = 1,
    first: int = 1,
    tail: str = "",
) -> Quantity:
    """The quantity of a match whose number groups begin at group `first` (0 groups before: the whole match)."""
    said, digits, vague = _parts([match.group(first + i) for i in range(9)], language)
    start, end = (match.start(first - 1), match.end(first - 1))
    before = folded[max(0, start - 40) : start]
    other, least = _RANGE.find(before), _MOST.find(before)
    other = other or least
    numbers = [*said, *digits]
    if other:
        numbers.insert(0, int(other.group(1) or 0) or number_of(other.group(2), language) or 0)
    vague = vague or before in _HALF_BEFORE or folded[end : end + 12] in _HALF
    differ = tuple(dict.fromkeys(numbers))
    n = numbers[0 if least else -1] * factor if numbers and numbers[-1] and not vague else None
    start += len(folded[start:end]) - len(folded[start:end].lstrip())
    blank, bracket = match.group(first + 8) is not None, match.group(first + 6) is not None
    return Quantity(start, end, n, unit, kind, differ if len(differ) > 1 else (), blank, bracket, tail=tail)


def _parts(groups: list[str | None], language: str) -> tuple[list[int], list[int], bool]:
    """Numbers said in words, numbers in digits, and whether a fraction makes them useless."""
    words, paren, digits, said, blanked, word, bracket, digit, _ = groups
    spoken = [number_of(text, language) for text in (words, said, word) if text]
    written = [text for text in (paren, digits, blanked, bracket, digit) if text]
    return (
        [n for n in spoken if n is not None],
        [int(text) for text in written if text.isdigit()],
        any(text[-1].isdigit() and not text.isdigit() for text in written),
    )
