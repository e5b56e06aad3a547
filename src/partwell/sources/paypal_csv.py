"""PayPal's activity download as CSV: completed payments, refunds and fees; holds and pending ones are no money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.keys import key
from partwell.facts.records import Expense, Fact, Party, Payment
from partwell.sources._contract import Kind
from partwell.sources._table import Names, Row, TableSource
from partwell.sources._values import Order

_DONE = frozenset({"completed", "abgeschlossen", "teljesítve", "befejezve", "refunded", "partially refunded"})
# Words in the type of a row that moves the person's own money about, or only sets some aside.
_OWN = (
    "conversion", "withdraw", "transfer", "hold", "authoriz", "deposit", "charge from", "funding", "reserve",
    "währungsumrechnung", "abbuchung", "einbehalt", "autorisierung", "bankgutschrift", "átváltás", "zárolás",
)  # fmt: skip
_REFUND = ("refund", "rückzahlung", "visszatérítés", "remboursement")
_BACK = (
    "refund",
    "reversal",
    "chargeback",
    "rückzahlung",
    "rückbuchung",
    "visszatérítés",
    "visszaterhelés",
    "remboursement",
    "rétrofacturation",
)


class _PayPal(TableSource):
    name = "paypal_csv"
    kind: Kind = "bank"
    gives = ("payment", "expense")
    columns: ClassVar[Names] = {
        "day": ("Date", "Datum", "Dátum"),
        "time": ("Time", "Uhrzeit", "Idő"),
        "zone": ("TimeZone", "Time Zone", "Zeitzone", "Időzóna"),
        "client": ("Name", "Név"),
        "type": ("Type", "Typ", "Típus", "Description", "Beschreibung"),
        "status": ("Status", "Állapot"),
        "currency": ("Currency", "Währung", "Pénznem"),
        "gross": ("Gross", "Brutto", "Bruttó"),
        "fee": ("Fee", "Gebühr", "Díj"),
        "net": ("Net", "Netto", "Nettó"),
        "from": ("From Email Address", "Absender E-Mail-Adresse", "Feladó e-mail-címe"),
        "to": ("To Email Address", "Empfänger E-Mail-Adresse", "Címzett e-mail-címe"),
        "id": ("Transaction ID", "Transaktionscode", "Tranzakcióazonosító"),
        "counterparty": ("Counterparty Status",),
        "address": ("Shipping Address", "Lieferadresse"),
        "title": ("Item Title", "Artikelbezeichnung"),
        "item": ("Item ID", "Artikelnummer"),
        "reference": ("Reference Txn ID", "Zugehöriger Transaktionscode"),
        "invoice": ("Invoice Number", "Rechnungsnummer", "Számlaszám"),
        "custom": ("Custom Number",),
        "receipt": ("Receipt ID", "Empfangsnummer"),
        "balance": ("Balance", "Guthaben", "Egyenleg"),
        "note": ("Note", "Subject", "Hinweis"),
    }
    needed = ("day", "client", "type", "status", "currency", "gross", "fee", "net", "id")
    days = ("day",)
    numbers = ("gross", "fee", "net", "balance")
    order: Order | None = "mdy"

    def facts(self, row: Row) -> Sequence[Fact]:
        """A payment and its fee; none for what is not completed, own transfers, and what the person bought."""
        type_, status = row.text("type").casefold(), row.text("status").casefold()
        if status not in _DONE:
            row.sheet.note("unfinished_passed")
            return []
        if any(word in type_ for word in _OWN):
            row.sheet.note("own_transfers_passed")
            return []
        currency = row.currency()
        gross, day, number = row.money("gross", currency), row.day("day"), row.needed("id")
        bought = gross.minor > 0 and any(word in type_ for word in _REFUND)  # what a shop gave back to the person
        if bought or (row.has("gross") and gross.minor <= 0 and not any(word in type_ for word in _BACK)):
            row.sheet.note("debits_passed")
            return []
        party, told = self._party(row), row.text("title") or row.text("note")
        made = [Payment(key("paypal", number), row.trace, party, day, gross, row.text("invoice"), told)]
        fee = row.optional_money("fee", currency)
        if fee is None or not fee.minor:
            return made
        note = f"PayPal {number}"
        return [*made, Expense(key("paypal", "fee", number), row.trace, None, day, -fee, passthrough=False, note=note)]

    def _party(self, row: Row) -> Party | None:
        found = row.party()
        if found is not None:
            return found
        address = row.text("from")
        return Party.mail(address) if "@" in address else None


SOURCE = _PayPal()
