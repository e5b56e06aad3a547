"""Stripe's dashboard exports as CSV: payments with what was refunded and their fees, or invoices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from partwell.facts.keys import key
from partwell.facts.money import KNOWN
from partwell.facts.records import Expense, Fact, Party, Payment
from partwell.sources._contract import Kind
from partwell.sources._invoice_table import invoice, settlement
from partwell.sources._table import Names, Row, TableSource

_DONE = frozenset({"paid", "succeeded", "refunded", "partially refunded", "partial refund", "disputed", ""})
_NO_BILL = frozenset({"draft", "void", "voided", "deleted"})


class _StripeTables(TableSource):
    name = "stripe_csv"
    kind: Kind = "invoices"
    gives = ("invoice", "payment", "expense")
    columns: ClassVar[Names] = {
        "id": ("id",),
        "created": ("Created (UTC)", "Created date (UTC)", "Created"),
        "amount": ("Amount",),
        "refunded": ("Amount Refunded",),
        "currency": ("Currency",),
        "converted_currency": ("Converted Currency",),
        "converted": ("Converted Amount",),
        "converted_refund": ("Converted Amount Refunded",),
        "fee": ("Fee",),
        "status": ("Status",),
        "seller": ("Seller Message",),
        "captured": ("Captured",),
        "note": ("Description",),
        "client": ("Customer Name", "customer_name (metadata)"),
        "mail": ("Customer Email", "Receipt Email"),
        "about": ("Customer Description",),
        "customer": ("Customer ID", "Customer"),
        "card": ("Card Name",),
        "invoice_id": ("Invoice ID",),
        "intent": ("PaymentIntent ID",),
        "number": ("Number", "Invoice Number"),
        "issued": ("Finalized At (UTC)", "Date (UTC)"),
        "due": ("Due Date (UTC)",),
        "amount_due": ("Amount Due",),
        "amount_paid": ("Amount Paid",),
        "paid_at": ("Paid At (UTC)",),
        "subtotal": ("Subtotal",),
        "tax": ("Tax",),
        "total": ("Total",),
        "billing": ("Billing", "Collection Method"),
        "subscription": ("Subscription",),
        "discount": ("Total Discount Amount",),
    }
    needed = ("id", "currency")
    days = ("created", "issued", "due", "paid_at")
    numbers = ("amount", "refunded", "converted", "fee", "tax", "total", "amount_due", "amount_paid", "subtotal")

    def fits(self, columns: Sequence[str]) -> bool:
        """The columns of one of the two exports."""
        found = set(columns)
        paid = {"created", "amount", "status"} <= found and bool(found & {"refunded", "seller", "captured", "intent"})
        billed = {"amount_due", "total", "number"} <= found and bool(found & {"issued", "created"})
        return paid or billed

    def header_names(self) -> Iterable[str]:
        """What the columns of a payments export are called."""
        return ("id", "Created (UTC)", "Amount", "Amount Refunded", "Currency", "Status")

    def facts(self, row: Row) -> Sequence[Fact]:
        """An invoice where the file lists invoices, else a payment with its fee."""
        return self._invoice(row) if "total" in row.sheet.layout.columns else self._payment(row)

    def _payment(self, row: Row) -> Sequence[Fact]:
        status = row.text("status").casefold()
        if status not in _DONE or row.text("captured").casefold() == "false":
            row.sheet.note("failed_charges_passed")
            return []
        currency, number = row.currency(), row.needed("id")
        amount, refunded = row.money("amount", currency), row.optional_money("refunded", currency)
        if refunded is not None and refunded.minor:
            row.sheet.note("stripe_refunds_deducted")
            amount -= refunded
        day = row.day("created")
        if row.faults or not amount.minor:
            return []
        party, told = _party(row), row.text("note")[:300]
        made = key("stripe", "payment", number)
        paid = Payment(made, row.trace, party, day, amount, row.text("number"), told)
        fee_currency = row.text("converted_currency").upper() or currency
        if fee_currency not in KNOWN:
            row.fault("bad_currency", "converted_currency")
            return []
        fee = row.optional_money("fee", fee_currency)
        if fee is None or not fee.minor:
            return [paid]
        note = f"Stripe {number}"
        return [paid, Expense(key("stripe", "fee", number), row.trace, None, day, fee, passthrough=False, note=note)]

    def _invoice(self, row: Row) -> Sequence[Fact]:
        status = row.text("status").casefold()
        if status in _NO_BILL or not row.has("number"):
            row.sheet.note("drafts_passed")
            return []
        currency, number = row.currency(), row.needed("id")
        gross, tax = row.money("total", currency), row.optional_money("tax", currency)
        party = _party(row)
        if party is None:
            row.fault("missing_value", "customer")
            return []
        net = gross if tax is None else gross - tax
        issued = "issued" if row.has("issued") else "created"
        made = invoice(row, "stripe", party, row.text("number"), net, gross, issued, "due")
        made = replace(made, key=key("stripe", "invoice", number))
        paid = row.optional_money("amount_paid", currency)
        if paid is None or not paid.minor:
            return [made]
        if not row.has("paid_at"):
            row.sheet.note("payment_without_day")
            return [made]
        return [made, settlement(row, "stripe", made, paid, "paid_at")]


def _party(row: Row) -> Party | None:
    """The customer by name, else by address, else by what Stripe shows of them."""
    if row.has("client"):
        return Party.named(row.text("client"))
    if "@" in row.text("mail"):
        return Party.mail(row.text("mail"))
    shown = row.text("about") or row.sheet.context.client or row.text("card") or row.text("customer")
    return Party.named(shown) if shown else None


SOURCE = _StripeTables()
