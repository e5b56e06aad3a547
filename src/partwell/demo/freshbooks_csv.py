"""One client's invoices as FreshBooks exports them: a row a line, with the day the invoice was paid."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from partwell.demo.bills import Bill, Receipt

NAME = "FreshBooks-invoice-details-demo.csv"
MARK = "fictional"
HEADER = (
    "Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Item Description,Rate,Quantity,"
    "Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,Tax 2 Type,Tax 2 Amount,Line Total,Currency,Due Date"
).split(",")


def freshbooks(bills: list[Bill], receipts: list[Receipt]) -> bytes:
    """The export of the clients billed with this tool."""
    paid = {receipt.bill.number: receipt.day for receipt in receipts}
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(HEADER)
    for bill in bills:
        if bill.client.role.bills_by == "freshbooks":
            table.writerows(_lines(bill, paid.get(bill.number)))
    return out.getvalue().encode()


def _lines(bill: Bill, paid: date | None) -> list[list[str]]:
    """The work, and images handed on at cost as a line of their own."""
    work = bill.net - bill.passthrough
    parts = [("Design", bill.text, work), ("Stock images", "at cost", bill.passthrough)]
    return [_line(bill, paid, *part) for part in parts if part[2]]


def _line(bill: Bill, paid: date | None, item: str, note: str, net: Decimal) -> list[str]:
    return [
        bill.name,
        bill.number,
        bill.issued.isoformat(),
        "paid" if paid else "sent",
        paid.isoformat() if paid else "",
        item,
        f"{note} ({MARK})",
        f"{net:.2f}",
        "1.0",
        "0.0",
        f"{net:.2f}",
        "",
        "0.00",
        "",
        "0.00",
        f"{net:.2f}",
        bill.client.role.currency,
        bill.due.isoformat(),
    ]
