"""Invoice2go's export as CSV: one row an invoice, its lines and taxes packed into cells of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.money import Money
from partwell.facts.records import Fact, Party
from partwell.sources._contract import Kind
from partwell.sources._invoice_table import invoice, settlement
from partwell.sources._table import Names, Row, TableSource


class _Invoice2go(TableSource):
    name = "invoice2go_csv"
    kind: Kind = "invoices"
    gives = ("invoice", "payment")
    columns: ClassVar[Names] = {
        "id": ("Id",),
        "account": ("AccountId",),
        "state": ("State",),
        "updated": ("LastUpdated",),
        "created": ("CreatedDate",),
        "issued": ("DocumentDate",),
        "number": ("DocumentNumber",),
        "note": ("Comment",),
        "client": ("Name",),
        "address": ("EmailRecipient",),
        "status": ("DocumentStatus",),
        "style": ("StyleName",),
        "due": ("DueDate",),
        "paid": ("DatePaid",),
        "currency": ("CurrencyCode",),
        "gross": ("TotalAmount",),
        "balance": ("BalanceDueAmount",),
        "settled": ("AmountPaidAmount",),
        "subtotal": ("SubtotalAmount",),
        "tax": ("TotalTaxAmount",),
        "discount": ("DiscountAmount",),
        "withheld": ("WithholdingTaxAmount",),
    }
    needed = ("issued", "number", "client", "currency", "gross", "settled", "tax")
    days = ("issued", "due", "paid")
    numbers = ("gross", "settled", "balance", "subtotal")

    def facts(self, row: Row) -> Sequence[Fact]:
        """The invoice, and what was paid of it where the day is known; quotes are passed over."""
        if row.text("style").casefold() in {"estimate", "quote", "purchase_order"}:
            row.sheet.note("drafts_passed")
            return []
        currency, name, number = row.currency(), row.needed("client"), row.needed("number")
        gross = row.money("gross", currency)
        net = gross - _tax(row, currency)
        made = invoice(row, "invoice2go", Party.named(name), number, net, gross, "issued", "due")
        settled = row.optional_money("settled", currency)
        if settled is None or not settled.minor:
            return [made]
        if not row.has("paid"):
            row.sheet.note("payment_without_day")
            return [made]
        return [made, settlement(row, "invoice2go", made, settled, "paid")]


def _tax(row: Row, currency: str) -> Money:
    """The whole tax: a packed cell holds a small table, its columns before the first semicolon, a rate a line."""
    head, *lines = row.text("tax").split(";")
    names = head.split(",")
    if "total" not in names:
        return Money(currency, 0)
    out = Money(currency, 0)
    for line in lines:
        cells = line.split(",")
        try:
            out = out + Money.parse(cells[names.index("total")], currency)
        except (IndexError, ValueError):
            row.fault("bad_amount", "tax")
    return out


SOURCE = _Invoice2go()
