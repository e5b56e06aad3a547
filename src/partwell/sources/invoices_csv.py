"""The plain CSV for invoices that partwell documents: one invoice a row, net, tax and gross."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from partwell.facts.keys import key
from partwell.facts.money import Money
from partwell.facts.records import Fact, Invoice, Party, TaxLine
from partwell.sources._contract import Kind
from partwell.sources._money_cells import row_currency
from partwell.sources._table import Names, Row, TableSource


class _Invoices(TableSource):
    name = "invoices_csv"
    kind: Kind = "invoices"
    gives = ("invoice",)
    columns: ClassVar[Names] = {
        "number": ("number", "invoice number", "invoice no", "invoice", "számlaszám", "számla száma", "sorszám"),
        "client": ("client", "customer", "client name", "ügyfél", "vevő", "megrendelő"),
        "issued": ("issued", "issue date", "invoice date", "date", "kelt", "kiállítás dátuma", "kiállítva"),
        "due": ("due", "due date", "fizetési határidő", "határidő", "esedékes"),
        "currency": ("currency", "pénznem", "deviza"),
        "net": ("net", "net amount", "nettó", "nettó összeg"),
        "tax": ("tax", "vat", "áfa", "áfa összege"),
        "gross": ("gross", "total", "gross amount", "bruttó", "bruttó összeg"),
        "passthrough": ("passthrough", "pass-through", "expenses", "továbbszámlázott", "közvetített"),
        "note": ("note", "description", "megjegyzés", "leírás"),
    }
    sure = 0.9
    needed = ("number", "client", "issued", "gross")
    days = ("issued", "due")
    numbers = ("net", "tax", "gross", "passthrough")

    def facts(self, row: Row) -> Sequence[Fact]:
        """One invoice; net or tax may be missing where the other two say it."""
        if row.is_total("client", "issued"):
            return []
        currency = row_currency(row, "gross", "net")
        number, party = row.needed("number"), Party.named(row.needed("client"))
        issued, due = row.day("issued"), row.optional_day("due")
        gross = row.money("gross", currency)
        net, tax = row.optional_money("net", currency), row.optional_money("tax", currency)
        if net is None:
            net = gross - tax if tax is not None else gross
            if tax is None:
                row.sheet.note("net_assumed_gross")
        if tax is not None and (net + tax) != gross:
            row.fault("sum_does_not_fit", "gross")
        if due is not None and due < issued:
            row.fault("due_before_issued", "due")
        if not row.has("due"):
            row.sheet.note("due_missing")
        passthrough = row.optional_money("passthrough", currency)
        made = key("invoice", "plain", party.value, number, issued.isoformat())
        taxes = _taxes(net, gross)
        return [
            Invoice(
                made,
                row.trace,
                party,
                number,
                issued,
                due,
                net,
                gross,
                taxes,
                passthrough,
                row.text("note"),
            )
        ]


def _taxes(net: Money, gross: Money) -> tuple[TaxLine, ...]:
    """One line of the whole tax; its rate only where whole basis points fit exactly."""
    tax = gross - net
    if not tax.minor:
        return ()
    exact = net.minor and abs(tax.minor * 10_000 / net.minor)
    rounded = round(exact / 50) * 50 if exact else 0
    fits = bool(net.minor) and abs(net.minor) * rounded // 10_000 in {abs(tax.minor) + d for d in (-1, 0, 1)}
    return (TaxLine(rounded if fits else None, net, tax),)


SOURCE = _Invoices()
