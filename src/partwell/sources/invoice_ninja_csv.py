"""Invoice Ninja's lists of invoices as CSV: version 4 under its banner, version 5 with the columns one chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.money import Money
from partwell.facts.records import Fact, Party
from partwell.sources._contract import Kind
from partwell.sources._invoice_table import invoice
from partwell.sources._money_cells import row_currency
from partwell.sources._table import Names, Row, TableSource

# Not sent, or taken back: no claim on anybody.
_NO_BILL = frozenset({"draft", "cancelled", "canceled", "reversed", "deleted", "archived draft", "quote"})


class _InvoiceNinja(TableSource):
    name = "invoice_ninja_csv"
    kind: Kind = "invoices"
    gives = ("invoice",)
    columns: ClassVar[Names] = {
        "client": ("Client Name", "Client Client Name", "Client", "Client Client", "Name"),
        "mail": ("Email", "Client Email", "Contact Email"),
        "number": ("Invoice Number", "Invoice Invoice Number", "Invoice #"),
        "amount": ("Invoice Amount", "Amount", "Invoice Total"),
        "balance": ("Balance", "Invoice Balance", "Balance Due", "Invoice Balance Due"),
        "paid": ("Paid to Date", "Invoice Paid to Date", "Paid"),
        "issued": ("Invoice Date", "Date", "Invoice Invoice Date"),
        "due": ("Due Date", "Invoice Due Date"),
        "status": ("Status", "Invoice Status"),
        "currency": ("Currency", "Client Currency", "Invoice Currency", "Currency Code"),
        "tax": ("Total Taxes", "Invoice Total Taxes", "Tax", "Taxes"),
        "order": ("PO Number", "Invoice PO Number"),
        "discount": ("Discount", "Invoice Discount"),
        "terms": ("Terms", "Invoice Terms"),
        "footer": ("Footer", "Invoice Footer"),
        "public": ("Public Notes", "Invoice Public Notes"),
        "private": ("Private Notes", "Invoice Private Notes"),
        "partial": ("Partial", "Partial/Deposit", "Invoice Partial/Deposit"),
        "partial_due": ("Partial Due Date", "Invoice Partial Due Date"),
        "rate": ("Exchange Rate", "Invoice Exchange Rate"),
    }
    needed = ("client", "number", "amount", "balance", "issued")
    days = ("issued", "due")
    numbers = ("amount", "balance", "paid", "tax")
    sure = 0.96

    def facts(self, row: Row) -> Sequence[Fact]:
        """One invoice; the day of its payment is not in this export, which is told."""
        if row.text("status").casefold() in _NO_BILL:
            row.sheet.note("drafts_passed")
            return []
        currency = row_currency(row, "amount", "balance")
        number, name = row.needed("number"), row.needed("client")
        gross, balance = row.money("amount", currency), row.money("balance", currency)
        tax = row.optional_money("tax", currency) or Money(currency, 0)
        if "tax" not in row.sheet.layout.columns:
            row.sheet.note("net_assumed_gross")
        if row.has("balance") and balance != gross:
            row.sheet.note("payment_without_day")
        return [invoice(row, "invoiceninja", Party.named(name), number, gross - tax, gross, "issued", "due")]


SOURCE = _InvoiceNinja()
