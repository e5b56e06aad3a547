"""The way out on the calendar: the notice terms that hold for a contract, and the days that follow from them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from partwell.contracts._calendar import add_days, weekday_works, working_days
from partwell.contracts.notice_dates import Given, NoticeDates, notice_dates
from partwell.contracts.notice_rule import Anchor, Form, NoticeRule, Who
from partwell.contracts.said import Said, Span
from partwell.facts.errors import InputError

if TYPE_CHECKING:
    from partwell.contracts.review import Review

COUNTED: tuple[Anchor, ...] = ("rolling", "before_term_end", "before_anniversary")
"""The anchors from which days can be counted."""
SNAPS = ("month_end", "quarter_end", "year_end")
_FAR = 3_660
_Snap = Literal["month_end", "quarter_end", "year_end"]


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """What the person says of the notice: a span, what it is counted from, snap ("" none), the term's end."""

    span: Span
    anchor: Anchor
    snap: str = ""
    term_end: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The notice terms that hold; `span` None where no period is stated.

    receipt  from sending to receipt, None where the contract is silent (the day of sending then counts)
    certain  whether days may be counted without asking; `ask` is not empty where it is false
    own      the person said so: what the contract's reader found does not count
    """

    span: Span | None
    anchor: Anchor
    who: Who
    form: Form
    lines: tuple[int, ...]
    snap: str = ""
    term_end: date | None = None
    receipt: Span | None = None
    certain: bool = False
    ask: tuple[Said, ...] = ()
    own: bool = False

    @property
    def counted(self) -> bool:
        """Whether there is a period to count."""
        return self.span is not None and self.anchor in COUNTED


@dataclass(frozen=True, slots=True)
class Plan:
    """The days if notice goes out on `given`.

    working  last working day of the relationship, on or before its end
    latest   last day on which notice must go out: for the end of the term, or for `wanted`; None where none is asked
    """

    given: date
    dates: NoticeDates
    working: date | None
    latest: date | None
    wanted: date | None
    certain: bool
    ask: tuple[Said, ...]


def terms_of(found: Review, own: OwnTerms | None = None) -> Terms | None:
    """The terms of a reviewed contract; the person's word comes before the reader's. None: nothing about notice."""
    lag = found.receipt.lag if found.receipt else None
    reading = found.notice
    if own is not None:
        rule = reading.rule if reading else None
        who: Who = rule.who if rule else "unspecified"
        return Terms(
            own.span,
            own.anchor,
            who,
            _form(found, rule),
            found.notice_lines,
            own.snap,
            own.term_end,
            lag,
            True,
            (),
            True,
        )
    if reading is None:
        return None
    rule = reading.rule
    span = Span(rule.n, rule.unit, rule.day_type) if rule.n and rule.unit else None
    end = found.facts.get("term_end")
    term_end = date.fromisoformat(str(end)) if end and rule.anchor == "before_term_end" else None
    ask = reading.ask
    if found.receipt and found.receipt.several:
        ask = (*ask, Said("ask.receipt", {"span": found.receipt.lag}))
    return Terms(
        span,
        rule.anchor,
        rule.who,
        _form(found, rule),
        found.notice_lines,
        rule.snap,
        term_end,
        lag,
        reading.certain and not ask,
        ask,
    )


def _form(found: Review, rule: NoticeRule | None) -> Form:
    """The form of the clause, else the one the contract asks for elsewhere."""
    return rule.form if rule and rule.form != "unspecified" else found.notice_form


def plan(terms: Terms, given: date, country: str = "", wanted: date | None = None) -> Plan | None:
    """The days for a notice sent on `given`; None where there is no period to count.

    country  ISO 3166 code for working days, "" unknown; wanted  the last day the person would like
    Raise InputError `out_of_calendar`.
    """
    if not terms.counted:
        return None
    known = _Known(terms, country)
    dates = known.dates(given)
    latest = dates.last_notice_day
    if wanted is not None and terms.anchor == "rolling":
        latest = known.latest(wanted)
    ask = (*terms.ask, *dates.ask)
    working = known.working(dates.end_date) if dates.end_date else None
    return Plan(given, dates, working, latest, wanted, terms.certain and dates.certain, ask)


class _Known:
    def __init__(self, terms: Terms, country: str) -> None:
        self.terms, self.country = terms, country
        try:
            self.works = working_days(country) if country else weekday_works
        except InputError:  # no calendar of that country: weekdays are left
            self.works, self.country = weekday_works, ""

    def dates(self, given: date) -> NoticeDates:
        terms = self.terms
        if terms.anchor != "rolling" and terms.term_end is None:
            return NoticeDates(
                None, None, None, None, None, False, (Said("date.ask_term_end"),), (Said("date.nothing"),)
            )
        return notice_dates(
            Given(
                anchor=cast("Literal['rolling', 'before_term_end', 'before_anniversary']", terms.anchor),
                term_end=terms.term_end,
                notice=terms.span,
                given=given,
                receipt_lag=terms.receipt if terms.anchor == "rolling" else None,
                snap=cast("_Snap", terms.snap) if terms.snap in SNAPS else None,
                country=self.country or None,
            )
        )

    def latest(self, wanted: date) -> date | None:
        """The last day on which notice can go out for an end on or before `wanted`."""
        days = range(_FAR)
        back = bisect_left(days, True, key=lambda n: self._ends_by(add_days(wanted, -n), wanted))
        return add_days(wanted, -back) if back < _FAR else None

    def _ends_by(self, given: date, wanted: date) -> bool:
        end = self.dates(given).end_date
        return end is not None and end <= wanted

    def working(self, end: date) -> date:
        while not self.works(end):
            end = add_days(end, -1)
        return end


def with_end(terms: Terms, term_end: date | None) -> Terms:
    """The same terms with the end of the term as the person names it for one calculation."""
    return replace(terms, term_end=term_end) if term_end else terms
