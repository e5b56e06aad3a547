"""What sources of tables share: find the header by its names, hand over row by row, tell all faults of a row at once.

A table source says which columns it knows (canonical name -> the names a header may use, in any language; `(*)` at the
end stands for any text in brackets) and turns a Row into facts. A getter of Row that meets a fault writes it down and
gives a harmless value, so that one problem can list every fault of its row; the row's facts are then dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import islice
from typing import BinaryIO, ClassVar
from zoneinfo import ZoneInfo

from partwell.facts.keys import Ordinals
from partwell.facts.moments import Moment
from partwell.facts.money import KNOWN, Money, MoneyFault
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Fact, Party
from partwell.facts.trace import Trace
from partwell.sources import _values as values
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._csv import Record, delimiter_of, records
from partwell.sources._rows import count_rows
from partwell.sources._text import Charset, charset_of, lines, read_all

HEADER_LINES = 12
SNIFFED = 1 << 16
_SHOWN = 60
_FOLD = re.compile(r"\s+")
_NOWHERE = date(1970, 1, 1)
_ORDERS: Mapping[str, values.Order] = {"ymd": "ymd", "dmy": "dmy", "mdy": "mdy"}
Names = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def beginnings(data: bytes) -> tuple[tuple[Charset, str, tuple[Record, ...]], ...]:
    """The first records of a file as each likely delimiter cuts them; kept, since every table source asks for them."""
    charset = charset_of(data)
    first = re.split(r"\r\n|\n|\r", data[charset.bom :].decode(charset.name, "replace"))[: HEADER_LINES * 2]
    found = []
    for delimiter in dict.fromkeys((delimiter_of(first), ",", ";", "\t")):
        head = islice(records(lines(data, charset), delimiter, charset), HEADER_LINES)
        found.append((charset, delimiter, tuple(head)))
    return tuple(found)


@lru_cache(maxsize=4096)
def fold_column(name: str) -> str:
    """A header cell as it is compared: without case, outer marks and doubled white space."""
    return _FOLD.sub(" ", name.strip().strip("\ufeff\"'*").strip()).casefold()


def place_columns(header: Sequence[str], names: Names) -> dict[str, int]:
    """Canonical name -> index of its column, for those the header has; the first fitting column wins."""
    folded = [fold_column(cell) for cell in header]
    bare = [cell.partition(" (")[0] + " (*)" if cell.endswith(")") else cell for cell in folded]
    out: dict[str, int] = {}
    for canonical, accepted in names.items():
        for name in accepted:
            wanted = fold_column(name)
            found = next((i for i, cell in enumerate(folded) if cell == wanted or bare[i] == wanted), None)
            if found is not None:
                out[canonical] = found
                break
    return out


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out: charset, delimiter, the header's last physical line, its cells, columns by name."""

    charset: Charset
    delimiter: str
    header_line: int
    header: tuple[str, ...]
    columns: Mapping[str, int]

    @property
    def share(self) -> float:
        """Which part of the header's columns the source knows."""
        return len(self.columns) / max(1, len([cell for cell in self.header if cell.strip()]))


@dataclass
class Sheet:
    """A file being read: its layout and context, how it writes days and numbers, its counter of equal rows."""

    layout: Layout
    context: Context
    order: values.Order | None = None
    mark: values.Mark | None = None
    ordinals: Ordinals = field(default_factory=Ordinals)
    notes: list[Note] = field(default_factory=list)

    def note(self, code: str, **args: str | int) -> None:
        """Keep an assumption to be told once."""
        made = Note(code, args)
        if made not in self.notes:
            self.notes.append(made)

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

    def has(self, column: str) -> bool:
        """Whether the file has this column and this row something in it."""
        return bool(self.text(column))

    def text(self, column: str) -> str:
        """The cell without outer white space, "" where there is none."""
        place = self.sheet.layout.columns.get(column)
        if place is None or place >= len(self.record.cells):
            return ""
        return self.record.cells[place].strip()

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
            self.fault("ambiguous_day" if _two_ways(self.text(column)) else "bad_day", column)
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
        bare = strip_currency(text, currency)
        try:
            return Money.parse(f"{values.decimal_of(bare, self.sheet.mark):f}", currency)
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


def _two_ways(text: str) -> bool:
    """Whether the text is a day both with the day and with the month first."""
    try:
        return values.instant_of(text, "dmy") != values.instant_of(text, "mdy")
    except ValueError:
        return False


def moment_of(when: datetime, zone: object) -> Moment:
    """A Moment of a datetime; `zone` gives (when called) the IANA zone of a naive one. ValueError out of range."""
    if when.tzinfo is not None:
        return Moment.of(when)
    assert callable(zone)
    return Moment.of(when.replace(tzinfo=ZoneInfo(zone())).astimezone(UTC).astimezone(ZoneInfo(zone())))


def strip_currency(text: str, currency: str) -> str:
    """An amount without the code or sign of its currency."""
    signs = {"EUR": "€", "USD": "$", "GBP": "£", "HUF": "Ft", "CHF": "Fr.", "JPY": "¥", "CZK": "Kč", "PLN": "zł"}
    out = text
    for piece in (currency, currency.lower(), signs.get(currency, ""), "$" if currency.endswith("D") else ""):
        if piece:
            out = out.removeprefix(piece).removesuffix(piece).strip()
            out = out.replace("-" + piece, "-", 1) if out.startswith("-" + piece) else out
    return out


class TableSource:
    """Base of a source whose files are tables. Subclasses set the first five and write `facts`.

    columns  canonical name -> names in headers; needed: those without which it is another format
    days     columns whose writing of days is found out over the whole file; numbers likewise for the decimal mark
    sure     the highest score: below that of a tool's own format where the columns are anybody's
    order    the tool's own order of days where a file leaves it open (then told as a note); None: such a day is a fault
    """

    name: str
    kind: Kind
    gives: tuple[str, ...]
    columns: ClassVar[Names]
    needed: tuple[str, ...]
    days: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    order: values.Order | None = None
    sure: float = 0.99
    archive = False

    def fits(self, columns: Sequence[str]) -> bool:
        """Whether these columns, the needed ones among them, are enough; for formats with a choice of columns."""
        return bool(columns)

    def facts(self, row: Row) -> Sequence[Fact]:
        """The facts of one row; none where the row is rightly passed over (say why in a note of the sheet)."""
        raise AssertionError(f"{self.name} gives nothing for {row.record.line}")

    def score(self, head: Head) -> float:
        """From .6 to `sure` by the share of the header's columns that are known; 0 without the needed ones."""
        if b"\x00" in head.data[:512] and charset_of(head.data[:512]).name == "utf-8":
            return 0.0
        layout = self.layout(head.data)
        return 0.0 if layout is None else 0.6 + (self.sure - 0.6) * min(1.0, layout.share)

    def layout(self, data: bytes) -> Layout | None:
        """The layout of a file that begins with `data`; None where no line of its beginning is a fitting header."""
        for charset, delimiter, beginning in beginnings(data[:SNIFFED]):
            for record in beginning:
                columns = place_columns(record.cells, self.columns)
                if all(name in columns for name in self.needed) and self.fits(tuple(columns)):
                    last = record.line + record.text.count("\n")
                    return Layout(charset, delimiter, last, record.cells, columns)
        return None

    def count(self, stream: BinaryIO) -> int:
        """Rows after the header."""
        data = read_all(stream)
        layout = self.layout(data)
        return 1 if layout is None else count_rows(data, layout.delimiter, layout.header_line)

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Every row as facts or one problem; notes come with the first rows that made them."""
        data = read_all(stream)
        layout = self.layout(data)
        if layout is None:
            yield Parsed(problems=(Problem("no_header", args={"columns": ", ".join(self.header_names())}),))
            return
        found = records(lines(data, layout.charset), layout.delimiter, layout.charset)
        rows = [record for record in found if record.line > layout.header_line]
        sheet = self.sheet(layout, context, rows)
        yield from self.parsed([Row(record, sheet) for record in rows], sheet)
        if sheet.notes:
            yield Parsed(rows=0, notes=tuple(sheet.notes))

    def header_names(self) -> Iterable[str]:
        """What the needed columns are usually called."""
        return (self.columns[name][0] for name in self.needed)

    def sheet(self, layout: Layout, context: Context, rows: Sequence[Record]) -> Sheet:
        """Find out how this file writes days and numbers."""
        said = _ORDERS.get(context.option)
        order = said or values.order_of(_cells(rows, layout, self.days))
        mark = values.mark_of(_cells(rows, layout, self.numbers))
        sheet = Sheet(layout, context, order or self.order, mark)
        if order is None and self.order is not None and any(_cells(rows, layout, self.days)):
            sheet.note("date_order_assumed", order=self.order)
        return sheet

    def parsed(self, rows: Sequence[Row], sheet: Sheet) -> Iterator[Parsed]:
        """Row by row; a source whose facts span rows groups them here."""
        del sheet
        for row in rows:
            yield self.one(row)

    def overfull(self, row: Row) -> bool:
        """Whether the row has something in cells that no column stands over."""
        return any(cell.strip() for cell in row.record.cells[len(row.sheet.layout.header) :])

    def one(self, row: Row) -> Parsed:
        """One row on its own."""
        if row.record.fault:
            return Parsed(problems=(Problem(row.record.fault, row.record.line),))
        if self.overfull(row):
            args = {"expected": len(row.sheet.layout.header), "found": len(row.record.cells)}
            return Parsed(problems=(Problem("too_many_cells", row.record.line, None, args),))
        facts = tuple(self.facts(row))
        if row.faults:
            return Parsed(problems=(row.problem(),))
        return Parsed(facts=facts) if facts else Parsed(passed=(Passed(row.key("passed", self.name, row.record.text)),))


def _cells(rows: Sequence[Record], layout: Layout, columns: Sequence[str]) -> list[str]:
    places = [layout.columns[name] for name in columns if name in layout.columns]
    return [r.cells[p].strip() for r in rows for p in places if p < len(r.cells) and r.cells[p].strip()]
