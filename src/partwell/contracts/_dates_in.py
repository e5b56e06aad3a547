"""Calendar dates that stand in a clause: which of them fix an end, and which only say from when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partwell.contracts._rx import rx

_EN = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_HU = {name: n for n, name in enumerate("jan feb mar apr maj jun jul aug szep okt nov dec".split(), 1)}
_MONTHS = {**_EN, **_HU, "marc": 3, "sze": 9}
_EN_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_HU_MONTH = r"(jan|feb|mar|apr|maj|jun|jul|aug|sze|okt|nov|dec)[a-z]*"
_DATE = rx(
    rf"\b{_EN_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}})\b)?"
    rf"|\b(\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)? {_EN_MONTH}\b(?:,? (\d{{4}})\b)?"
    r"|\b(\d{4})[-./] ?(\d{1,2})[-./] ?(\d{1,2})\b"
    rf"|\b(\d{{4}})\. ?{_HU_MONTH} (\d{{1,2}})\b"
    rf"|\b{_HU_MONTH} (\d{{1,2}})\.?(?:-| (?:napj|vagy|es|vegevel))"
    r"|\b(\d{1,2})/(\d{1,2})/(\d{4})\b"
)
# Before such words a date says when something began, was signed or may begin, not when it ends.
_FROM = rx(
    r"(?:after|from|since|(?:commenc\w*|start\w*|beginn\w*|signed|made|entered into)(?: on| as of)?|effective"
    r"(?: as of)?|dated?|as of|hatalyba|kelt\w*|kezd\w*)[ ,:(]*(?:the )?$"
)
_FROM_AFTER = rx(
    r"^\.?(?:-?\s*)(?:napjatol|tol\b|-?\w*tol\b|napjan (?:lep|kel|kezd|jon|jott)|[ae]n (?:lep|kel|kotott))"
)


@dataclass(frozen=True, slots=True)
class DateIn:
    """A date at [start, end); `day` None where no year stands there or the order of day and month is open."""

    start: int
    end: int
    day: date | None
    opens: bool


def dates_in(folded: str) -> list[DateIn]:
    """All dates of a folded text; `opens`: it says from when, not until when."""
    found = []
    for match in _DATE.walk(folded):
        before, after = folded[max(0, match.start() - 40) : match.start()], folded[match.end() : match.end() + 24]
        opens = before in _FROM or after in _FROM_AFTER
        found.append(DateIn(match.start(), match.end(), _day(match), opens))
    return found


def _day(match: object) -> date | None:
    g = match.group  # type: ignore[attr-defined]
    if g(3):
        return _made(g(3), _MONTHS[g(1)], g(2))
    if g(6):
        return _made(g(6), _MONTHS[g(5)], g(4))
    if g(7):
        return _made(g(7), int(g(8)), g(9))
    return _made(g(10), _MONTHS[g(11)], g(12)) if g(10) else None


def _made(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
