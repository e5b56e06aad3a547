"""The plain CSV for payments that partwell documents: one payment a row, gross, with its invoice where known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from partwell.facts.records import Fact, Payment
from partwell.sources._contract import Kind
from partwell.sources._money_cells import row_currency
from partwell.sources._table import Names, Row, TableSource


class _Payments(TableSource):
    name = "payments_csv"
    kind: Kind = "payments"
    gives = ("payment",)
    columns: ClassVar[Names] = {
        "day": (
            "date", "paid", "paid on", "payment date", "date paid", "received", "received on", "date received",
            "date of payment", "dátum", "fizetés napja", "fizetés dátuma", "befizetés dátuma", "kiegyenlítés dátuma",
            "beérkezés dátuma", "teljesítve", "datum", "zahlungsdatum", "zahlungseingang", "bezahlt am",
            "eingangsdatum", "date de paiement", "date du paiement", "date d'encaissement",
        ),
        "client": (
            "client", "customer", "client name", "customer name", "payer", "payer name", "received from", "paid by",
            "from", "ügyfél", "ügyfél neve", "fizető", "fizető neve", "befizető", "befizető neve", "megrendelő",
            "vevő", "vevő neve", "kunde", "kundenname", "zahler", "einzahler", "payeur", "nom du client",
        ),
        "currency": ("currency", "currency code", "pénznem", "deviza", "devizanem", "währung", "devise"),
        "amount": (
            "amount", "paid amount", "amount paid", "payment amount", "amount received", "received amount", "payment",
            "összeg", "befizetett összeg", "kifizetett összeg", "fizetett összeg", "betrag", "zahlbetrag",
            "bezahlter betrag", "montant", "montant payé", "montant reçu",
        ),
        "invoice": (
            "invoice", "invoice number", "invoice no", "invoice #", "for invoice", "invoice id", "invoices",
            "számla", "számlaszám", "számla száma", "számla sorszáma", "rechnung", "rechnungsnummer", "rechnungsnr",
            "rechnung nr", "facture", "numéro de facture", "n° facture", "n° de facture",
        ),
        "reference": (
            "reference", "memo", "note", "notes", "description", "payment reference", "közlemény", "megjegyzés",
            "leírás", "verwendungszweck", "referenz", "bemerkung", "notiz", "référence", "libellé", "remarque",
        ),
        "method": (
            "payment method", "method", "payment type", "payment mode", "mode of payment", "fizetési mód",
            "fizetés módja", "zahlungsart", "zahlungsmethode", "zahlungsweise", "mode de paiement",
            "moyen de paiement",
        ),
        "number": ("payment number", "payment id", "payment #", "payment no", "receipt number", "zahlungsnummer"),
        # Columns of a statement, a list of invoices or a tool's own export, which have readers of their own.
        "never": (
            "balance", "running balance", "saldo", "solde", "egyenleg", "net", "gross", "tax", "vat", "fee", "due date",
            "total", "quantity", "hours", "duration", "converted amount", "status", "transaction id",
        ),
    }  # fmt: skip
    sure = 0.9
    needed = ("day", "client", "amount")
    days = ("day",)
    numbers = ("amount",)

    def fits(self, columns: Sequence[str]) -> bool:
        """An invoice, or how it was paid: without either it may be any list of amounts."""
        found = set(columns)
        return bool(found & {"invoice", "method", "number"}) and ("never" not in found or "invoice" in found)

    def header_names(self) -> Iterable[str]:
        """What the columns of a list of payments are usually called."""
        return ("date", "client", "amount", "invoice")

    def facts(self, row: Row) -> Sequence[Fact]:
        """One payment; money that went back is negative."""
        if row.is_total("day", "invoice"):
            return []
        currency = row_currency(row, "amount")
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
