"""The plain CSV for payments that partwell documents: one payment a row, gross, with its invoice where known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.records import Fact, Payment
from partwell.sources._contract import Kind
from partwell.sources._table import Names, Row, TableSource


class _Payments(TableSource):
    name = "payments_csv"
    kind: Kind = "payments"
    gives = ("payment",)
    columns: ClassVar[Names] = {
        "day": ("date", "paid", "paid on", "payment date", "dátum", "fizetés napja", "teljesítve"),
        "client": ("client", "customer", "payer", "ügyfél", "fizető", "megrendelő"),
        "currency": ("currency", "pénznem", "deviza"),
        "amount": ("amount", "paid amount", "összeg"),
        "invoice": ("invoice", "invoice number", "for invoice", "számla", "számlaszám"),
        "reference": ("reference", "memo", "note", "közlemény", "megjegyzés"),
    }
    sure = 0.9
    needed = ("day", "client", "amount", "invoice")
    days = ("day",)
    numbers = ("amount",)

    def facts(self, row: Row) -> Sequence[Fact]:
        """One payment; money that went back is negative."""
        currency = row.currency()
        day, amount = row.day("day"), row.money("amount", currency)
        party, number, reference = row.party(), row.text("invoice"), row.text("reference")
        if party is None:
            row.fault("missing_value", "client")
        if row.has("amount") and not amount.minor:
            row.fault("zero_amount", "amount")
        made = row.key(
            "payment", party.value if party else None, day.isoformat(), currency, amount.minor, number, reference
        )
        return [Payment(made, row.trace, party, day, amount, number, reference)]


SOURCE = _Payments()
