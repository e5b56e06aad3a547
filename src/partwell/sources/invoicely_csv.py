"""Invoicely's list of statements as CSV: one row an invoice, with its state and its total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.records import Fact, Party
from partwell.sources._contract import Kind
from partwell.sources._invoice_table import invoice
from partwell.sources._table import Names, Row, TableSource


class _Invoicely(TableSource):
    name = "invoicely_csv"
    kind: Kind = "invoices"
    gives = ("invoice",)
    columns: ClassVar[Names] = {
        "issued": ("Date",),
        "due": ("Due",),
        "number": ("Details",),
        "client": ("Client",),
        "status": ("Status",),
        "gross": ("Total",),
    }
    needed = ("issued", "due", "number", "client", "status", "gross")
    days = ("issued", "due")
    numbers = ("gross",)

    def facts(self, row: Row) -> Sequence[Fact]:
        """The invoice; neither its tax nor the day it was paid stands in this export."""
        if row.text("status").casefold() in {"draft", "void", "cancelled", "canceled"}:
            row.sheet.note("drafts_passed")
            return []
        currency, name, number = row.currency(), row.needed("client"), row.needed("number")
        gross = row.money("gross", currency)
        row.sheet.note("net_assumed_gross")
        if row.text("status").casefold() == "paid":
            row.sheet.note("payment_without_day")
        return [invoice(row, "invoicely", Party.named(name), number, gross, gross, "issued", "due")]


SOURCE = _Invoicely()
