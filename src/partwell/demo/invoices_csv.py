"""Invoices and payments in the plain CSV that partwell documents for everybody whose tool has no importer."""

from __future__ import annotations

import csv
import io

from partwell.demo.bills import Bill, Receipt

INVOICES, PAYMENTS = "invoices-demo.csv", "payments-demo.csv"
MARK = "fictional, invented for the partwell demo"
_INVOICE_HEADER = "number,client,issued,due,currency,net,tax,gross,passthrough,note".split(",")
_PAYMENT_HEADER = "date,client,currency,amount,invoice,reference".split(",")


def files(bills: list[Bill], receipts: list[Receipt]) -> dict[str, bytes]:
    """File name -> bytes; clients billed through another tool stand in that tool's export."""
    plain = [bill for bill in bills if bill.client.role.bills_by == "plain"]
    paid = [receipt for receipt in receipts if receipt.bill.client.role.bills_by == "plain"]
    return {
        INVOICES: _table(_INVOICE_HEADER, [_invoice(bill) for bill in plain]),
        PAYMENTS: _table(_PAYMENT_HEADER, [_payment(receipt) for receipt in paid]),
    }


def _table(header: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(header)
    table.writerows(rows)
    return out.getvalue().encode()


def _invoice(bill: Bill) -> list[str]:
    return [
        bill.number,
        bill.name,
        bill.issued.isoformat(),
        bill.due.isoformat(),
        bill.client.role.currency,
        f"{bill.net:.2f}",
        f"{bill.tax:.2f}",
        f"{bill.gross:.2f}",
        f"{bill.passthrough:.2f}" if bill.passthrough else "",
        f"{bill.text} ({MARK})",
    ]


def _payment(receipt: Receipt) -> list[str]:
    number = receipt.bill.number if receipt.says_number else ""
    reference = f"{receipt.bill.number} (fictional)" if receipt.says_number else "transfer (fictional)"
    return [
        receipt.day.isoformat(),
        receipt.bill.client.names[-1],
        receipt.bill.client.role.currency,
        f"{receipt.amount:.2f}",
        number,
        reference,
    ]
