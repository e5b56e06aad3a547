"""What sources of tables share: find the header by its names, hand over row by row, tell all faults of a row at once.

A table source says which columns it knows (canonical name -> the names a header may use, in any language) and turns a
Row into facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from types import MappingProxyType
from typing import BinaryIO, ClassVar, Self

from partwell.facts.errors import InputError
from partwell.facts.problems import Problem
from partwell.facts.records import Fact
from partwell.sources import _values as values
from partwell.sources._columns import Layout, Names, beginnings, day_first, fold_column, place_columns
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed, options_of
from partwell.sources._csv import Record, records
from partwell.sources._row import Row, Sheet, moment_of
from partwell.sources._rows import count_rows
from partwell.sources._text import charset_of, lines, read_all

__all__ = ["Names", "Row", "Sheet", "TableSource", "moment_of"]

SNIFFED = 1 << 16
_ORDERS: Mapping[str, values.Order] = {"ymd": "ymd", "dmy": "dmy", "mdy": "mdy"}


class TableSource:
    """Base of a source whose files are tables. Subclasses set the first five and write `facts`.

    columns  canonical name -> names in headers; needed: those without which it is another format
    days     columns whose writing of days is found out over the whole file; numbers likewise for the decimal mark;
             sized: columns of which the largest bare number is found out
    named    what a person said a column is called in their file (`--as time_csv:client=Firma,start=Von`)
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
    sized: tuple[str, ...] = ()
    order: values.Order | None = None
    named: Names = MappingProxyType({})
    sure: float = 0.99
    archive = False

    def mapped(self, named: Mapping[str, str]) -> Self:
        """The same source for a file whose header calls these columns so; InputError `unknown_column`."""
        made = copy(self)
        made.named = MappingProxyType({self._column(name): (title,) for name, title in named.items()})
        return made

    def _column(self, name: str) -> str:
        """The canonical name of a column that goes by this name too."""
        known = {column: titles for column, titles in self.columns.items() if column != "never"}
        wanted = fold_column(name)
        for column, titles in known.items():
            if wanted == fold_column(column) or wanted in map(fold_column, titles):
                return column
        raise InputError("unknown_column", column=name, known=", ".join(known))

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
                columns = place_columns(record.cells, self._names())
                if all(name in columns for name in self.needed) and self.fits(tuple(columns)):
                    last = record.line + record.text.count("\n")
                    return Layout(charset, delimiter, last, record.cells, columns)
        return None

    def _names(self) -> Names:
        """What the columns are called; where the person said so, nothing is against a column any more."""
        if not self.named:
            return self.columns
        return {name: titles for name, titles in {**self.columns, **self.named}.items() if name != "never"}

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
        said = next((_ORDERS[word] for word in options_of(context.option) if word in _ORDERS), None)
        days = _cells(rows, layout, self.days)
        order, usual = said or values.order_of(days), self.order or ("dmy" if day_first(layout.header) else None)
        sheet = Sheet(layout, context, order or usual, values.mark_of(_cells(rows, layout, self.numbers)))
        sheet.largest_of = {name: values.largest(_cells(rows, layout, (name,)), sheet.mark) for name in self.sized}
        if order is None and usual is not None and any(values.two_ways(day) for day in days):
            sheet.note("date_order_assumed", order=usual)
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
