"""What tables with an invoice over several lines share: group the lines, add them up, and tell a fault once a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partwell.facts.keys import key
from partwell.facts.money import Money
from partwell.facts.records import Fact, Invoice, Party, Payment, TaxLine
from partwell.sources._contract import Parsed, Passed
from partwell.sources._table import Row, Sheet, TableSource


@dataclass(frozen=True, slots=True)
class Bill:
    """One invoice's lines in a row, and what they have in common."""

    number: str
    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        """The line that stands for the invoice."""
        return self.rows[0]


class GroupedInvoices(TableSource):
    """Base of a source whose invoices span rows with the same number and client; subclasses write `bill`."""

    group: tuple[str, ...] = ("number", "client")

    def bill(self, bill: Bill) -> Sequence[Fact]:
        """The facts of one invoice; faults go to its rows, and none at all means rightly passed over."""
        raise AssertionError(f"{self.name} {bill.number}")

    def parsed(self, rows: Sequence[Row], sheet: Sheet) -> Iterator[Parsed]:
        """Invoice by invoice, in the order of their first lines; a broken line costs itself."""
        groups: dict[tuple[str, ...], list[Row]] = {}
        for row in rows:
            if row.record.fault or self.overfull(row):
                yield self.one(row)
                continue
            groups.setdefault(tuple(row.text(name) for name in self.group), []).append(row)
        for some in groups.values():
            yield self._group(Bill(some[0].text(self.group[0]), tuple(some)), sheet)

    def _group(self, bill: Bill, sheet: Sheet) -> Parsed:
        facts = tuple(self.bill(bill))
        count = len(bill.rows)
        if any(row.faults for row in bill.rows):
            said = next(row for row in bill.rows if row.faults)
            problems = tuple((row if row.faults else said).problem() for row in bill.rows)
            return Parsed(count, problems=problems)
        if facts:
            return Parsed(count, facts=facts)
        passed = tuple(Passed(sheet.ordinals.key("passed", self.name, row.record.text)) for row in bill.rows)
        return Parsed(count, passed=passed)


def added(rows: Sequence[Row], column: str, currency: str) -> Money:
    """The sum of a column over the lines; an empty cell adds nothing."""
    out = Money(currency, 0)
    for row in rows:
        part = row.optional_money(column, currency)
        out = out if part is None else out + part
    return out


def invoice(
    row: Row, tool: str, party: Party, number: str, net: Money, gross: Money, issued_column: str, due_column: str = ""
) -> Invoice:
    """An invoice with one tax line for its whole tax; a missing due date is told in a note."""
    issued = row.day(issued_column)
    due = row.optional_day(due_column) if due_column else None
    if due is None:
        row.sheet.note("due_missing")
    elif due < issued:
        row.fault("due_before_issued", due_column)
    tax = gross - net
    taxes = (TaxLine(None, net, tax),) if tax.minor else ()
    made = key("invoice", tool, party.value, number, issued.isoformat())
    return Invoice(made, row.trace, party, number, issued, due, net, gross, taxes)


def settlement(row: Row, tool: str, bill: Invoice, amount: Money, day_column: str) -> Payment:
    """A payment told in the invoice's own row, on the day the row says."""
    day = row.day(day_column)
    made = key("payment", tool, bill.party.value, bill.number, day.isoformat(), amount.currency, amount.minor)
    return Payment(made, row.trace, bill.party, day, amount, bill.number)
