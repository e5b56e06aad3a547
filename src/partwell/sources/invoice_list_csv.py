"""A list of invoices out of any invoicing program, told by its columns in English, German, Hungarian or French."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from partwell.facts.money import Money
from partwell.facts.records import Fact, Invoice, Party
from partwell.sources._contract import Kind
from partwell.sources._invoice_table import Bill, GroupedInvoices, added, invoice, settlement
from partwell.sources._money_cells import row_currency
from partwell.sources._table import Names, Row

_CANCELLED = re.compile(r"draft|void|delet|cancel|storn|sztorn|piszkozat|entwurf|brouillon|annul|érvénytelen|törölt")
_PAID = re.compile(
    r"^(?:paid|fully paid|closed|settled|bezahlt|erledigt|payée?|kifizet\w*|fizetve|rendezett|igen|yes|ja|oui|x|1)$"
)
_NO_BILL = re.compile(
    r"quote|estimate|proposal|pro.?forma|receipt|payment|purchase|^bill|expense|angebot|auftrag|lieferschein|devis"
    r"|díjbekérő|ajánlat|szállítólevél|nyugta|bejövő|költség"
)
_SIGNS = frozenset({"due", "open", "settled", "paid_on", "status", "net", "tax", "type"})


class _InvoiceList(GroupedInvoices):
    name = "invoice_list_csv"
    kind: Kind = "invoices"
    gives = ("invoice", "payment")
    columns: ClassVar[Names] = {
        "number": (
            "invoice number", "invoice no", "invoice no.", "invoice #", "invoicenumber", "document number", "num",
            "no.",
            "number", "invoice", "rechnungsnummer", "rechnungsnr", "rechnungsnr.", "belegnummer", "rechnung nr.",
            "számlaszám", "számla száma", "számla sorszáma", "bizonylatszám", "bizonylat száma", "sorszám",
            "numéro de facture", "n° facture", "numéro", "facture", "reference",
        ),
        "client": (
            "customer name", "client name", "customer", "client", "contactname", "contact name", "contact", "bill to",
            "company", "company name", "organization", "kunde", "kundenname", "kontakt", "empfänger", "firma",
            "partner",
            "partner neve", "vevő neve", "vevő", "ügyfél", "ügyfél neve", "megrendelő", "nom du client", "name", "név",
        ),
        "issued": (
            "invoice date", "invoicedate", "date of issue", "issue date", "issued", "issued on", "date issued",
            "dated on", "created date", "created on", "rechnungsdatum", "belegdatum", "datum", "kelt", "számla kelte",
            "kiállítás dátuma", "kiállítás", "kiállítás kelte", "kiállítva", "date de facture", "date d'émission",
            "date", "dátum",
        ),
        "due": (
            "due date", "duedate", "due on", "due", "payment due", "payment due date", "fälligkeitsdatum", "fällig am",
            "fälligkeit", "fällig", "zahlungsziel", "fizetési határidő", "esedékesség", "esedékes", "határidő",
            "date d'échéance", "échéance",
        ),
        "currency": (
            "currency", "currency code", "currencycode", "währung", "waehrung", "pénznem", "deviza", "devizanem",
            "devise",
        ),
        "net": (
            "subtotal", "sub total", "sub-total", "net", "net amount", "net value", "net total", "total excl. tax",
            "total (excl. tax)", "amount excl. vat", "netto", "nettobetrag", "summe netto", "nettó", "nettó összeg",
            "nettó összesen", "total ht", "montant ht",
        ),
        "tax": (
            "tax", "tax total", "taxtotal", "total tax", "tax amount", "sales tax", "vat", "vat amount", "ust",
            "umsatzsteuer", "mwst", "steuer", "áfa", "áfa összeg", "áfa összege", "tva", "montant tva",
        ),
        "gross": (
            "total", "invoice total", "total amount", "total value", "gross", "gross amount", "gross total",
            "grand total", "amount", "total incl. tax", "brutto", "bruttobetrag", "summe brutto", "gesamtbetrag",
            "gesamt", "betrag", "bruttó", "bruttó összeg", "bruttó összesen", "végösszeg", "fizetendő", "összesen",
            "összeg", "total ttc", "montant ttc", "total (*)", "amount (*)", "brutto (*)", "bruttó (*)",
        ),
        "settled": (
            "amount paid", "paid amount", "invoiceamountpaid", "paid value", "paid to date", "payments",
            "bezahlter betrag",
            "kifizetett összeg", "befizetett összeg", "montant payé",
        ),
        "open": (
            "balance", "balance due", "amount due", "invoiceamountdue", "open balance", "outstanding", "open amount",
            "offen", "offener betrag", "hátralék", "tartozás", "kiegyenlítetlen", "nyitott összeg", "solde", "reste dû",
        ),
        "paid_on": (
            "paid on", "paid date", "date paid", "payment date", "last payment date", "fully paid on", "bezahlt am",
            "zahlungsdatum", "zahlungseingang", "fizetés dátuma", "kifizetés dátuma", "kiegyenlítés dátuma",
            "kiegyenlítve",
            "fizetve ekkor", "kifizetve", "date de paiement", "payée le",
        ),
        "paid": ("paid", "is paid", "bezahlt", "fizetve", "payée", "payé"),
        "status": ("status", "state", "invoice status", "zustand", "állapot", "státusz", "statut"),
        "type": ("type", "transaction type", "document type", "belegart", "típus", "bizonylat típusa", "számla típusa"),
        "line": (
            "lineamount", "line amount", "line total", "item total", "item price", "item name", "quantity",
            "unitamount",
            "menge", "einzelpreis", "tétel", "tétel neve", "mennyiség", "egységár",
        ),
    }  # fmt: skip
    needed = ("number", "client", "issued")
    days = ("issued", "due", "paid_on")
    numbers = ("net", "tax", "gross", "settled", "open")
    sure = 0.82

    def fits(self, columns: Sequence[str]) -> bool:
        """An amount, and two things that only a list of invoices tells."""
        found = set(columns)
        return bool(found & {"gross", "net"}) and len(found & _SIGNS) >= 2

    def header_names(self) -> Iterable[str]:
        """What the columns without which it is no list of invoices are usually called."""
        return ("invoice number", "client", "invoice date", "due date", "total")

    def bill(self, bill: Bill) -> Sequence[Fact]:
        """The invoice, and what was paid of it where a day says when."""
        row = bill.first
        if not row.has("number") and (not row.has("client") or not row.has("issued")):
            row.sheet.note("rows_without_invoice_passed")
            return []
        if any(_CANCELLED.search(row.text(name).casefold()) for name in ("status", "type")):
            row.sheet.note("drafts_passed")
            return []
        if _NO_BILL.search(row.text("type").casefold()):
            row.sheet.note("other_papers_passed")
            return []
        currency = row_currency(row, "gross", "net")
        party, number = Party.named(row.needed("client")), row.needed("number")
        net, gross = _sums(bill, currency)
        made = invoice(row, "list", party, number, net, gross, "issued", "due")
        return [made, *_payments(row, made)]


def _sums(bill: Bill, currency: str) -> tuple[Money, Money]:
    """Net and gross of the invoice: of rows that repeat its total the first, of rows that each tell a part the sum."""
    rows = bill.rows[:1] if _repeats(bill) else bill.rows
    gross, net, tax = (_sum(rows, name, currency) for name in ("gross", "net", "tax"))
    if gross is None:
        gross = (net or Money(currency, 0)) + (tax or Money(currency, 0))
    if net is None:
        net = gross - tax if tax is not None else gross
        if tax is None:
            bill.first.sheet.note("net_assumed_gross")
    return net, gross


def _repeats(bill: Bill) -> bool:
    column = "gross" if bill.first.has("gross") else "net"
    alike = {row.text(column) for row in bill.rows}
    return len(bill.rows) > 1 and len(alike) == 1 and "line" in bill.first.sheet.layout.columns


def _sum(rows: Sequence[Row], column: str, currency: str) -> Money | None:
    return added(rows, column, currency) if any(row.has(column) for row in rows) else None


def _payments(row: Row, made: Invoice) -> Sequence[Fact]:
    """What the row says was paid: its own amount, else all that is not open, else all of a paid invoice."""
    currency = made.gross.currency
    dated = any(sign.isdigit() for sign in row.text("paid_on"))
    flags = [row.text(name).casefold() for name in ("status", "paid", "paid_on")]
    settled, rest = row.optional_money("settled", currency), row.optional_money("open", currency)
    if settled is None and rest is not None:
        settled = made.gross - rest
    if settled is None and (dated or any(_PAID.match(flag) for flag in flags)):
        settled = made.gross
    if settled is None or not settled.minor:
        return []
    if not dated:
        row.sheet.note("payment_without_day")
        return []
    return [settlement(row, "list", made, settled, "paid_on")]


SOURCE = _InvoiceList()
