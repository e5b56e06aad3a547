"""From a notice rule and dates to calendar dates: last day for notice, reminder, end; each step in a sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import Literal

from partwell.contracts._calendar import (
    Works,
    add_days,
    add_months,
    end_of_period,
    months_of,
    shift,
    weekday_works,
    working_days,
)
from partwell.contracts.said import Said, Span
from partwell.facts.errors import InputError

__all__ = ["Given", "NoticeDates", "Said", "Span", "notice_dates"]

_MANY_TERMS = 4_000_000


@dataclass(frozen=True, slots=True)
class Given:
    """What is known: the names and their meaning are those of the batch protocol (`contract notice-date`)."""

    anchor: Literal["before_term_end", "before_anniversary", "rolling"]
    term_end: date | None = None
    start: date | None = None
    initial_term: Span | None = None
    renewal_term: Span | None = None
    as_of: date | None = None
    notice: Span | None = None
    strict: bool = False
    remind: Span | None = None
    given: date | None = None
    receipt_lag: Span | None = None
    snap: Literal["month_end", "quarter_end", "year_end"] | None = None
    earliest: date | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class NoticeDates:
    """The dates (None: not determined by what was given), whether they are certain, what to ask, and the way there."""

    term_end: date | None
    cutoff: date | None
    last_notice_day: date | None
    remind_on: date | None
    end_date: date | None
    certain: bool
    ask: tuple[Said, ...]
    steps: tuple[Said, ...]


def notice_dates(given: Given) -> NoticeDates:
    """Count the dates. Raise InputError `out_of_calendar` or `no_calendar`."""
    return _Count(given).rolling() if given.anchor == "rolling" else _Count(given).counted_back()


class _Count:
    def __init__(self, given: Given) -> None:
        self.given = given
        self.steps: list[Said] = []
        self.ask: list[Said] = []
        self.works: Works = working_days(given.country) if given.country else weekday_works
        spans = (given.notice, given.remind, given.receipt_lag)
        if any(span and span.day_type == "business" and span.unit == "day" for span in spans):
            if given.country:
                self.steps.append(Said("date.business_days", {"country": given.country}))
            else:
                self.ask.append(Said("date.ask_country"))
        if given.notice is None:
            self.ask.append(Said("date.ask_notice"))

    def _shift(self, day: date, span: Span, sign: int) -> date:
        return shift(day, span, sign, self.works)

    def rolling(self) -> NoticeDates:
        """Ends n after the notice is received, not before `earliest`, then on the end of the period."""
        given, end = self.given, None
        if given.given is None:
            self.ask.append(Said("date.ask_given"))
        elif given.notice is not None:
            end = self._rolling_end(self._received(given.given), given.notice)
        return self._answer(given.term_end, None, None, end)

    def _received(self, sent: date) -> date:
        lag = self.given.receipt_lag
        if lag is None:
            self.steps.append(Said("date.given", {"day": sent}))
            return sent
        received = self._shift(sent, lag, 1)
        self.steps.append(Said("date.received", {"day": sent, "span": lag, "received": received}))
        return received

    def _rolling_end(self, received: date, notice: Span) -> date:
        end = self._shift(received, notice, 1)
        self.steps.append(Said("date.counted", {"span": notice, "day": received, "end": end}))
        if self.given.earliest and end < self.given.earliest:
            end = self.given.earliest
            self.steps.append(Said("date.earliest", {"end": end}))
        if self.given.snap:
            end = end_of_period(end, self.given.snap)
            self.steps.append(Said(f"date.{self.given.snap}", {"end": end}))
        return end

    def counted_back(self) -> NoticeDates:
        """At least n before the end of a term: the term that `as_of` can still meet, and the one `given` meets."""
        given = self.given
        nth = self._meets(given.as_of) if given.renewal_term and given.as_of else 0
        end = self._tell_term(nth)
        if given.notice is None:
            return self._answer(end, None, None, None)
        cutoff = self._shift(end, given.notice, -1)
        self.steps.append(Said("date.cutoff", {"span": given.notice, "term_end": end, "cutoff": cutoff}))
        last = self._last(end)
        code = "date.last_before" if given.strict else "date.last_on"
        self.steps.append(Said(code, {"cutoff": cutoff, "day": last}))
        return self._answer(end, cutoff, last, self._met(given.given) if given.given else None)

    def _tell_term(self, nth: int) -> date:
        given, end = self.given, self._term(nth)
        if given.term_end is None and given.start and given.initial_term:
            first = self._term(0)
            self.steps.append(Said("date.term", {"start": given.start, "span": given.initial_term, "end": first}))
        else:
            self.steps.append(Said("date.term_given", {"end": self._term(0)}))
        if nth and given.renewal_term and given.as_of:
            self.steps.append(Said("date.renewed", {"span": given.renewal_term, "day": given.as_of, "end": end}))
        return end

    def _term(self, nth: int) -> date:
        """The end of the nth term (0: the first); months are counted from the first day, so no day is lost."""
        given, span = self.given, self.given.renewal_term
        renewal = Span(span.n * nth, span.unit) if span else None
        if given.term_end is not None:
            return self._shift(given.term_end, renewal, 1) if renewal else given.term_end
        if given.start is None or given.initial_term is None:
            raise InputError("no_term")
        first, later = months_of(given.initial_term), months_of(renewal) if renewal else 0
        if first is not None and later is not None:
            return add_months(given.start, first + later)
        end = self._shift(given.start, given.initial_term, 1)
        return self._shift(end, renewal, 1) if renewal else end

    def _last(self, end: date) -> date:
        day = self._shift(end, self.given.notice, -1) if self.given.notice else end
        return add_days(day, -1) if self.given.strict else day

    def _meets(self, day: date) -> int:
        """The first term whose last notice day is not before `day`."""
        return bisect_left(range(_MANY_TERMS), True, key=lambda nth: self._reaches(nth, day))

    def _reaches(self, nth: int, day: date) -> bool:
        try:
            return self._last(self._term(nth)) >= day
        except InputError:  # beyond the calendar: later than any day asked for
            return True

    def _met(self, sent: date) -> date | None:
        if self.given.renewal_term is None and self._last(self._term(0)) < sent:
            self.ask.append(Said("date.ask_next_term", {"day": sent}))
            return None
        nth = self._meets(sent)
        end = self._term(nth)
        self.steps.append(Said("date.met_late" if nth else "date.met", {"day": sent, "end": end}))
        return end

    def _answer(self, end: date | None, cutoff: date | None, last: date | None, ends: date | None) -> NoticeDates:
        remind = None
        if last and self.given.remind:
            remind = self._shift(last, self.given.remind, -1)
            self.steps.append(Said("date.remind", {"span": self.given.remind, "day": remind}))
        if not self.steps:
            self.steps.append(Said("date.nothing"))
        return NoticeDates(end, cutoff, last, remind, ends, not self.ask, tuple(self.ask), tuple(self.steps))
