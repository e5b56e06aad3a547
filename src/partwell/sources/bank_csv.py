"""A bank's statement as CSV, whichever bank's it is: told by its columns in English, German or Hungarian."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from partwell.facts.money import Money
from partwell.facts.records import Fact, Party, Payment
from partwell.sources._contract import Kind
from partwell.sources._money_cells import row_currency
from partwell.sources._table import Names, Row, TableSource

_OUT = frozenset("s d dr db debit dbit soll af t terhelés terheles - out".split())
_IN = frozenset("h c cr credit crdt haben bij j jóváírás jovairas + in".split())
_OPEN = frozenset("pending vorgemerkt függőben foglalt zárolt reserved processing".split())
_UNDONE = frozenset("reverted declined failed cancelled canceled rejected storniert visszautasított sikertelen".split())
_OWN = frozenset("exchange card_payment atm fee card_refund átváltás".split())
_FROM = re.compile(r"(?:payment|transfer|money|top-up by \*?\w*) from (.{2,})", re.IGNORECASE)
_DAYS = ("booked", "plain", "valued")


class _Bank(TableSource):
    name = "bank_csv"
    kind: Kind = "bank"
    gives = ("payment",)
    columns: ClassVar[Names] = {
        "booked": (
            "booking date", "posting date", "posted date", "post date", "date posted", "transaction date",
            "completed date", "buchungstag", "buchungsdatum", "buchung", "könyvelés dátuma", "könyvelési dátum",
            "date opération", "date de l'opération", "date d'opération", "date de comptabilisation", "date comptable",
            "könyvelés napja", "könyvelési nap", "tranzakció dátuma", "tranzakció időpontja", "terhelés dátuma",
        ),
        "valued": (
            "value date", "valuta", "valutadatum", "wertstellung", "értéknap", "érték nap", "value dt",
            "date valeur", "date de valeur",
        ),
        "plain": ("date", "datum", "dátum"),
        "amount": (
            "amount", "amount (*)", "transaction amount", "betrag", "betrag (*)", "umsatz", "umsatz (*)",
            "betrag in eur", "összeg", "összeg (*)", "tranzakció összege", "könyvelt összeg",
            "montant", "montant (*)", "montant de l'opération",
        ),
        "debit": (
            "debit", "debit amount", "debit (*)", "paid out", "money out", "withdrawal", "withdrawals", "soll",
            "belastung", "lastschrift", "terhelés", "terhelés összege", "terhelések", "débit", "débit (*)",
        ),
        "credit": (
            "credit", "credit amount", "credit (*)", "paid in", "money in", "deposit", "deposits", "haben",
            "gutschrift", "jóváírás", "jóváírás összege", "jóváírások", "crédit", "crédit (*)",
        ),
        "direction": (
            "debit/credit", "credit/debit", "dr/cr", "cr/dr", "d/c", "c/d", "soll/haben", "s/h", "af bij",
            "terhelés/jóváírás", "t/j", "irány", "credit debit indicator",
        ),
        "client": (
            "counterparty", "counterparty name", "counter party", "payer", "payer name", "zahlungspflichtige*r",
            "zahlungspflichtiger", "auftraggeber", "beguenstigter/zahlungspflichtiger",
            "begünstigter/zahlungspflichtiger", "auftraggeber/empfänger", "auftraggeber / empfänger",
            "auftraggeber/begünstigter", "auftraggeber / begünstigter", "name zahlungsbeteiligter",
            "empfänger/auftraggeber", "zahlungsbeteiligter", "zahlungsempfänger", "empfänger", "partner name",
            "partner neve", "partner név",
            "partner elnevezése", "partner", "ellenoldali név", "ellenoldal neve", "ellenszámla neve",
            "ellenpartner", "ellenoldali partner neve", "kezdeményező neve", "küldő neve", "payee", "payee name",
            "beneficiary", "beneficiary name", "merchant", "other party", "name", "név",
        ),
        "purpose": (
            "purpose", "payment reference", "payment details", "reference", "transaction details", "details", "memo",
            "narrative", "narration", "remittance information", "description", "transaction description",
            "verwendungszweck", "vwz", "közlemény", "kozlemeny", "tranzakció leírása", "leírás", "note", "notes",
            "libellé", "libellé opération", "libellé de l'opération",
        ),
        "currency": ("currency", "ccy", "währung", "waehrung", "devizanem", "pénznem", "deviza", "devise"),
        "balance": (
            "balance", "balance (*)", "running balance", "account balance", "saldo", "saldo (*)", "saldo nach buchung",
            "kontostand", "egyenleg", "könyvelt egyenleg", "számlaegyenleg", "solde",
        ),
        "account": (
            "account number", "account", "iban", "counterparty account", "counterparty iban", "payee account number",
            "auftragskonto", "konto", "kontonummer", "kontonummer/iban", "iban zahlungsbeteiligter", "számlaszám",
            "ellenszámla", "ellenszámlaszám", "partner számlaszáma", "partner számlaszám", "partner bankszámlaszáma",
        ),
        "type": (
            "type", "transaction type", "buchungstext", "umsatztyp", "típus", "tranzakció típusa", "könyvelés típusa",
        ),
        "state": ("state", "status", "állapot", "info"),
        "id": (
            "transaction id", "transaction reference", "bank reference", "tranzakció azonosító", "tranzakcióazonosító",
        ),
        # Columns no statement has: with one of them the table is of time, of invoices or of somebody's books.
        "never": (
            "invoice number", "invoice #", "invoice no", "invoice", "számla száma", "rechnungsnummer", "due date",
            "duration", "hours", "project", "task", "start time", "start date", "quantity", "rate", "tax", "net",
            "gross", "user", "email", "customer email", "seller message", "tags", "item name", "hours spent",
        ),
    }  # fmt: skip
    needed = ()
    sure = 0.85
    days = _DAYS
    numbers = ("amount", "debit", "credit", "balance")

    def fits(self, columns: Sequence[str]) -> bool:
        """A day, an amount, words, and something that only a bank writes."""
        found = set(columns)
        day, money = found & set(_DAYS), found & {"amount", "credit"}
        told, bank = found & {"client", "purpose"}, found & {"booked", "valued", "balance", "account", "direction"}
        both = {"debit", "credit"} <= found
        return bool(day and money and told and (bank or both)) and "never" not in found and len(found) > 3

    def header_names(self) -> Iterable[str]:
        """What the columns without which it is no statement are usually called."""
        return ("booking date", "amount", "counterparty", "description")

    def facts(self, row: Row) -> Sequence[Fact]:
        """Money that came in; what went out, is not booked, or stays the person's own is passed over."""
        state, type_ = set(row.text("state").casefold().split()), row.text("type").casefold()
        if state & (_OPEN | _UNDONE):
            row.sheet.note("pending_passed" if state & _OPEN else "unfinished_passed")
            return []
        day_column = next((name for name in _DAYS if row.has(name)), "")
        dated = any(sign.isdigit() for sign in row.text(day_column))
        if not dated and not any(row.has(name) for name in ("amount", "credit", "debit")):
            row.sheet.note("bank_lines_passed")
            return []
        currency = row_currency(row, "amount", "credit")
        amount = self._amount(row, currency)
        if row.faults or amount.minor > 0:
            if type_ in _OWN:
                row.sheet.note("own_transfers_passed")
                return []
            day = row.day(day_column or "booked")
            party, told = self._party(row), row.text("purpose")[:300]
            who = party.value if party else None
            made = row.key("bank", row.text("id"), who, day.isoformat(), currency, amount.minor, told)
            return [Payment(made, row.trace, party, day, amount, "", told)]
        row.sheet.note("debits_passed")
        return []

    def _amount(self, row: Row, currency: str) -> Money:
        """What came in, less what went out; the letter beside an amount without sign says which it is."""
        if not row.has("amount"):
            credit, debit = row.optional_money("credit", currency), row.optional_money("debit", currency)
            if credit is None and debit is None:
                row.fault("missing_value", "credit")
            came = credit or Money(currency, 0)
            return came - Money(currency, abs(debit.minor)) if debit is not None else came
        amount = row.money("amount", currency)
        said = row.text("direction").casefold()
        if said and said not in _OUT | _IN:
            row.fault("bad_direction", "direction")
        return Money(currency, -abs(amount.minor)) if said in _OUT else amount

    def _party(self, row: Row) -> Party | None:
        """Who paid: the column's name, else what the words say it came from."""
        if not row.has("client") and (found := _FROM.match(row.text("purpose"))):
            return Party.named(found[1])
        return row.party()


SOURCE = _Bank()
