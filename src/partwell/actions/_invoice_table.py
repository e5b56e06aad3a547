"""A table of invoices and payments (CSV) as bills; rows at fault become problems with their line, odd ones notes."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from partwell.facts.errors import InputError
from partwell.facts.moments import day
from partwell.facts.problems import Note, Problem
from partwell.receivables.forecast import Bill

COLUMNS = ("client", "invoice", "issued", "due", "paid")
LARGEST = 64 << 20
_YEARS = range(1970, 2200)


@dataclass(slots=True)
class InvoiceTable:
    """What a table held: bills in its order, problems of rows that are no bill, notes (with their line) on odd ones."""

    bills: list[Bill] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[tuple[int, Note]] = field(default_factory=list)


def read_invoice_table(path: Path) -> InvoiceTable:
    """Read a table with the columns `client,invoice,issued,due,paid[,amount,currency]`; raise InputError."""
    rows = csv.DictReader(_text(path).splitlines(keepends=True))
    table = InvoiceTable()
    seen: set[str] = set()
    try:
        if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
            raise InputError("table_columns", file=path.name, missing=", ".join(missing))
        for row in rows:
            _take(row, rows.line_num, seen, table)
    except csv.Error as error:
        raise InputError("table_broken", file=path.name, line=rows.line_num, reason=str(error)) from None
    return table


def _text(path: Path) -> str:
    if path.is_dir():
        raise InputError("table_folder", file=path.name)
    try:
        if path.stat().st_size > LARGEST:
            raise InputError("table_too_large", file=path.name, most=LARGEST >> 20)
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError("table_missing", file=path.name) from None
    except UnicodeDecodeError:
        raise InputError("table_encoding", file=path.name) from None


def _take(row: Mapping[str, str | None], line: int, seen: set[str], table: InvoiceTable) -> None:
    given = {name: (row.get(name) or "").strip() for name in (*COLUMNS, "amount")}
    bill = _bill(given, line)
    if isinstance(bill, Problem):
        table.problems.append(bill)
    elif bill.invoice in seen:
        table.problems.append(Problem("invoice_twice", line, args={"invoice": bill.invoice}))
    else:
        seen.add(bill.invoice)
        table.bills.append(bill)
        table.notes += [(line, note) for note in _odd(bill, given["amount"])]


def _bill(given: Mapping[str, str], line: int) -> Bill | Problem:
    if empty := [name for name in COLUMNS[:4] if not given[name]]:
        return Problem("cell_empty", line, args={"columns": ", ".join(empty)})
    dates: dict[str, date | None] = {"paid": None}
    for name in COLUMNS[2:]:
        if not given[name]:
            continue
        try:
            dates[name] = day(given[name])
        except ValueError:
            return Problem("cell_no_day", line, args={"column": name, "given": given[name]})
        if day(given[name]).year not in _YEARS:
            return Problem("cell_far_day", line, args={"column": name, "given": given[name]})
    issued, due = dates["issued"], dates["due"]
    assert issued is not None
    assert due is not None
    return Bill(given["client"], given["invoice"], issued, due, dates["paid"])


def _odd(bill: Bill, amount: str) -> list[Note]:
    notes = []
    if bill.paid is not None and bill.paid < bill.issued:
        notes.append(Note("paid_before_issue", {"invoice": bill.invoice}))
    if amount and not _positive(amount):
        notes.append(Note("amount_not_positive", {"invoice": bill.invoice, "given": amount}))
    return notes


def _positive(text: str) -> bool:
    try:
        value = float(text)
    except ValueError:
        return False
    return math.isfinite(value) and value > 0
