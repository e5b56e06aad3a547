"""Wave's accounting transactions as CSV: a ledger in which a sale is several lines, and its claim one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.money import Money
from partwell.facts.records import Fact, Party, Payment
from partwell.sources._contract import Kind
from partwell.sources._invoice_table import Bill, GroupedInvoices, added, invoice
from partwell.sources._table import Names, Row

_CLAIM = "system receivable invoice"
_MONEY = frozenset({"cash and bank", "money in transit", "system cash and bank"})


class _Wave(GroupedInvoices):
    name = "wave_csv"
    kind: Kind = "invoices"
    gives = ("invoice", "payment")
    group = ("transaction",)
    columns: ClassVar[Names] = {
        "transaction": ("Transaction ID",),
        "day": ("Transaction Date",),
        "account": ("Account Name",),
        "title": ("Transaction Description",),
        "note": ("Transaction Line Description",),
        "amount": ("Amount (One column)",),
        "debit": ("Debit Amount (Two Column Approach)",),
        "credit": ("Credit Amount (Two Column Approach)",),
        "others": ("Other Accounts for this Transaction",),
        "client": ("Customer",),
        "vendor": ("Vendor",),
        "number": ("Invoice Number",),
        "bill": ("Bill Number",),
        "memo": ("Notes / Memo",),
        "before_tax": ("Amount Before Sales Tax",),
        "tax": ("Sales Tax Amount",),
        "tax_name": ("Sales Tax Name",),
        "added": ("Transaction Date Added",),
        "modified": ("Transaction Date Last Modified",),
        "group": ("Account Group",),
        "type": ("Account Type",),
        "account_id": ("Account ID",),
    }
    needed = ("transaction", "day", "account", "amount", "client", "number", "type")
    days = ("day",)
    numbers = ("amount", "debit", "credit", "tax")

    def bill(self, bill: Bill) -> Sequence[Fact]:
        """A sale on account is an invoice; money on a bank account against that claim is a payment."""
        currency = bill.first.sheet.context.currency
        bill.first.sheet.note("currency_assumed", currency=currency)
        claims = [row for row in bill.rows if row.text("type").casefold() == _CLAIM]
        if not claims or not claims[0].text("client"):
            bill.first.sheet.note("ledger_lines_passed")
            return []
        claim = claims[0]
        gross = added(claims, "debit", currency) - added(claims, "credit", currency)
        party, number = Party.named(claim.text("client")), claim.text("number")
        if any(row.text("type").casefold() in _MONEY for row in bill.rows):
            return [_payment(claim, party, number, -gross)]
        if not number:
            claim.fault("missing_value", "number")
        tax = added([row for row in bill.rows if "sales tax" in row.text("type").casefold()], "amount", currency)
        return [invoice(claim, "wave", party, number, gross - tax, gross, "day")]


def _payment(row: Row, party: Party, number: str, amount: Money) -> Payment:
    made = row.key("payment", "wave", party.value, number, row.text("day"), amount.minor)
    return Payment(made, row.trace, party, row.day("day"), amount, number, row.text("title"))


SOURCE = _Wave()
