"""FreshBooks' invoice details as CSV: one row a line of an invoice, with its taxes and the day it was paid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.records import Fact, Party
from partwell.sources._contract import Kind
from partwell.sources._invoice_table import Bill, GroupedInvoices, added, invoice, settlement
from partwell.sources._table import Names

# Not sent, or taken back: no claim on anybody.
_NO_BILL = frozenset({"draft", "deleted", "declined", "void"})


class _FreshBooks(GroupedInvoices):
    name = "freshbooks_csv"
    kind: Kind = "invoices"
    gives = ("invoice", "payment")
    columns: ClassVar[Names] = {
        "number": ("Invoice #",),
        "client": ("Client Name",),
        "issued": ("Date Issued",),
        "due": ("Due Date", "Date Due"),
        "status": ("Invoice Status",),
        "paid": ("Date Paid",),
        "item": ("Item Name",),
        "note": ("Item Description",),
        "rate": ("Rate",),
        "quantity": ("Quantity",),
        "discount": ("Discount Percentage",),
        "net": ("Line Subtotal",),
        "tax1_type": ("Tax 1 Type",),
        "tax1": ("Tax 1 Amount",),
        "tax2_type": ("Tax 2 Type",),
        "tax2": ("Tax 2 Amount",),
        "gross": ("Line Total",),
        "currency": ("Currency",),
    }
    needed = ("number", "client", "issued", "status", "net", "gross")
    days = ("issued", "due", "paid")
    numbers = ("net", "tax1", "tax2", "gross", "rate")

    def bill(self, bill: Bill) -> Sequence[Fact]:
        """The invoice, and its payment where the export names the day it was paid."""
        row = bill.first
        if row.text("status").casefold() in _NO_BILL:
            row.sheet.note("drafts_passed")
            return []
        currency, name = row.currency(), row.needed("client")
        row.needed("number")
        gross = added(bill.rows, "gross", currency)
        tax = added(bill.rows, "tax1", currency) + added(bill.rows, "tax2", currency)
        made = invoice(row, "freshbooks", Party.named(name), bill.number, gross - tax, gross, "issued", "due")
        if row.text("status").casefold() == "paid" and row.has("paid"):
            return [made, settlement(row, "freshbooks", made, gross, "paid")]
        return [made]


SOURCE = _FreshBooks()
