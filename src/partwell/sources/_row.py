"""One row of a table: its cells as texts, days, amounts and lengths; every fault is written down and told at once.

A getter that meets a fault writes it down and gives a harmless value, so that one problem can list every fault of its
row; the row's facts are then dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, cached_property
from zoneinfo import ZoneInfo

from partwell.facts.keys import Ordinals
from partwell.facts.moments import Moment
from partwell.facts.money import KNOWN, Money, MoneyFault, exponent
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Party
from partwell.facts.trace import Trace
from partwell.sources import _values as values
from partwell.sources._columns import Layout, fold_column
from partwell.sources._contract import Context
from partwell.sources._csv import Record

_SHOWN = 60
_PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,3})?\Z")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}\Z")
_NOT_FIGURES = re.compile(r"[^0-9-]")
_TOTALS = frozenset(
    "total totals grand total sum subtotal sub total summe gesamt gesamtsumme zwischensumme insgesamt osszesen"
    " mindosszesen reszosszeg osszeg totaal totale somme".split()
) | {"grand total", "sub total", "total general", "total amount", "total hours", "osszesen ora"}
_NOWHERE = date(1970, 1, 1)


@dataclass
class Sheet:
    """A file being read: its layout and context, how it writes days and numbers, its counter of equal rows."""

    layout: Layout
    context: Context
    order: values.Order | None = None
    mark: values.Mark | None = None
    largest_of: dict[str, Decimal] = field(default_factory=dict)
    ordinals: Ordinals = field(default_factory=Ordinals)
    notes: list[Note] = field(default_factory=list)

    def note(self, code: str, **args: str | int) -> None:
        """Keep an assumption to be told once."""
        made = Note(code, args)
        if made not in self.notes:
            self.notes.append(made)

    def largest(self, column: str) -> Decimal:
        """The largest bare number of a column of numbers in the whole file."""
        return self.largest_of.get(column, Decimal(0))

    def zone(self) -> str:
        """The clock of times without one: the person's, else UTC, which is told."""
        if self.context.zone is None:
            self.note("zone_assumed")
        return self.context.zone or "UTC"


@dataclass
class Row:
    """One record under its header."""

    record: Record
    sheet: Sheet
    faults: list[tuple[str, str, str]] = field(default_factory=list)

    @cached_property
    def _texts(self) -> dict[str, str]:
        cells = self.record.cells
        places = self.sheet.layout.columns.items()
        return {name: cells[place].strip() for name, place in places if place < len(cells)}

    def has(self, column: str) -> bool:
        """Whether the file has this column and this row something in it."""
        return bool(self._texts.get(column))

    def text(self, column: str) -> str:
        """The cell without outer white space, "" where there is none."""
        return self._texts.get(column, "")

    def title(self, column: str) -> str:
        """The column's name as the file writes it."""
        place = self.sheet.layout.columns.get(column)
        return column if place is None else self.sheet.layout.header[place].strip()

    def fault(self, code: str, column: str) -> None:
        """Write down that this cell cannot be used."""
        made = (code, self.title(column), self.text(column))
        if made[1:] not in [fault[1:] for fault in self.faults]:
            self.faults.append(made)

    def needed(self, column: str) -> str:
        """The cell's text; a fault where it is empty."""
        found = self.text(column)
        if not found:
            self.fault("missing_value", column)
        return found

    def day(self, column: str) -> date:
        """The cell as a day; a fault where it is none."""
        found = self.optional_day(column)
        if found is None and not self.has(column):
            self.fault("missing_value", column)
        return found or _NOWHERE

    def optional_day(self, column: str) -> date | None:
        """The cell as a day, None where it is empty or (a fault) no day."""
        if not self.has(column):
            return None
        try:
            found: date | None = values.instant_of(self.text(column), self.sheet.order).date()
        except ValueError:
            found = self._named_day(column)
        if found is not None and not 1970 <= found.year < 2200:
            self.fault("bad_day", column)
            return None
        return found

    def _named_day(self, column: str) -> date | None:
        try:
            return values.day_of(self.text(column), self.sheet.order)
        except ValueError:
            self.fault("ambiguous_day" if values.two_ways(self.text(column)) else "bad_day", column)
            return None

    def moment(self, day_column: str, time_column: str = "") -> Moment:
        """An instant from one cell, or from a day's and a time's cell, on the sheet's clock where it names none."""
        try:
            if time_column and self.has(time_column):
                day = values.day_of(self.text(day_column), self.sheet.order)
                when = datetime.combine(day, values.time_of(self.text(time_column)))
            else:
                when = values.instant_of(self.needed(day_column), self.sheet.order)
            return moment_of(when, self.sheet.zone)
        except ValueError:
            if self.has(day_column):
                self.fault("bad_instant", day_column)
            elif time_column:
                self.fault("missing_value", day_column)
            return Moment(0)

    def money(self, column: str, currency: str) -> Money:
        """The cell as an amount of `currency`; empty is a fault."""
        if not self.has(column):
            self.fault("missing_value", column)
        return self.optional_money(column, currency) or Money(currency, 0)

    def optional_money(self, column: str, currency: str) -> Money | None:
        """The cell as an amount, None where it is empty or (a fault) no amount; signs and codes around it are cut."""
        text = self.text(column)
        if not text:
            return None
        try:
            if self.sheet.mark != "," and _PLAIN.match(text) and (self.sheet.mark or "." not in text):
                return Money.parse(text, currency)
            bare = strip_currency(text, currency)
            grouped = self.sheet.mark is None and _GROUPED.match(bare) and exponent(currency) < 3
            # Three figures behind the only mark are thousands: no such amount has a thousandth.
            number = _NOT_FIGURES.sub("", bare) if grouped else f"{values.decimal_of(bare, self.sheet.mark):f}"
            return Money.parse(number, currency)
        except MoneyFault as fault:
            self.fault(str(fault), column)
        except ValueError:
            self.fault("bad_amount", column)
        return None

    def currency(self, column: str = "currency") -> str:
        """The row's ISO 4217 code, else the book's with a note; a fault where the code is unknown."""
        text = self.text(column).upper()
        if not text:
            self.sheet.note("currency_assumed", currency=self.sheet.context.currency)
            return self.sheet.context.currency
        if text not in KNOWN:
            self.fault("bad_currency", column)
            return self.sheet.context.currency
        return text

    def seconds(self, column: str) -> int:
        """The cell as a duration in whole seconds; a fault where it is none or negative."""
        try:
            found = values.seconds_of(self.needed(column), self.sheet.mark)
        except ValueError:
            if self.has(column):
                self.fault("bad_duration", column)
            return 0
        if not 0 <= found <= 366 * 86400:
            self.fault("bad_duration", column)
        return max(0, found)

    def party(self, column: str = "client") -> Party | None:
        """The client the row names, else the one the person named for the file."""
        name = self.text(column) or self.sheet.context.client
        return Party.named(name) if name else None

    def is_total(self, *empty: str) -> bool:
        """Whether the row adds up those above it: it says so, and nothing stands in the columns every other has."""
        if any(self.has(name) for name in empty):
            return False
        words = (fold_column(cell) for cell in self.record.cells if cell and not cell[:1].isdigit())
        if not any(word.partition(" (")[0] in _TOTALS for word in words):
            return False
        self.sheet.note("totals_passed")
        return True

    def key(self, *fields: str | int | None) -> str:
        """The natural key of a fact of this row; equal rows of one file are told apart by their order."""
        return self.sheet.ordinals.key(*fields)

    @property
    def trace(self) -> Trace:
        """The way back to the record."""
        made = self.record
        chain = (self.sheet.layout.charset.name,)
        return Trace(self.sheet.context.original, made.line, None, made.at, chain, made.spans, made.text)

    def problem(self) -> Problem:
        """All faults of the row as one problem."""
        (code, column, value), *rest = self.faults
        if not rest:
            return Problem(code, self.record.line, None, {"column": column, "value": value[:_SHOWN]})
        listed = "; ".join(f"{name} “{text[:_SHOWN]}”" for _, name, text in self.faults)
        return Problem("several_faults", self.record.line, None, {"n": len(self.faults), "list": listed})


def moment_of(when: datetime, zone: object) -> Moment:
    """A Moment of a datetime; `zone` gives (when called) the IANA zone of a naive one. ValueError out of range."""
    if when.tzinfo is not None:
        return Moment.of(when)
    assert callable(zone)
    return Moment.of(when.replace(tzinfo=ZoneInfo(zone())).astimezone(UTC).astimezone(ZoneInfo(zone())))


def strip_currency(text: str, currency: str) -> str:
    """An amount without the code or sign of its currency, before or behind it and before or behind its own sign."""
    bare = text.strip()
    around = ("(", ")") if bare.startswith("(") and bare.endswith(")") else ("", "")
    bare = bare[1:-1].strip() if around[0] else bare
    sign = bare[:1] if bare[:1] in _PLUS_MINUS else ""
    bare = bare[len(sign) :].strip()
    for word in _words_of(currency):
        if bare[: len(word)].casefold() == word:
            bare = bare[len(word) :].strip()
        if bare[-len(word) :].casefold() == word:
            bare = bare[: -len(word)].strip()
    for nothing in (",-", ",\u2013", ".-"):  # whole amounts: `12.700,-`
        bare = bare.removesuffix(nothing)
    return f"{around[0]}{sign}{bare}{around[1]}"


@cache
def _words_of(currency: str) -> tuple[str, ...]:
    """What stands for a currency beside its amounts, the longest first, without case."""
    return tuple(sorted({currency.casefold(), *_SIGNS.get(currency, ())}, key=len, reverse=True))


_PLUS_MINUS = ("+", "-", "\u2212")
_SIGNS: dict[str, frozenset[str]] = {
    code: frozenset(signs.split())
    for code, signs in {
        "EUR": "€ euro euros euró", "USD": "$ us$", "GBP": "£", "HUF": "ft ft. forint", "CHF": "fr. fr sfr. sfr",
        "JPY": "¥", "CNY": "¥", "CZK": "kč", "PLN": "zł", "SEK": "kr kr.", "NOK": "kr kr.", "DKK": "kr kr.",
        "CAD": "$ c$ ca$", "AUD": "$ a$ au$", "NZD": "$ nz$", "SGD": "$ s$", "HKD": "$ hk$", "RON": "lei leu",
        "BRL": "r$", "INR": "₹ rs rs.", "ILS": "₪", "UAH": "₴", "TRY": "₺", "KRW": "₩", "VND": "₫", "PHP": "₱",
    }.items()
}  # fmt: skip
