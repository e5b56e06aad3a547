"""Hungarian NAV Online Számla: the InvoiceData document, version 2 and 3, with changes and cancellations."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import key
from partwell.facts.money import KNOWN, exponent
from partwell.facts.records import ExchangeRate, Fact
from partwell.facts.trace import Trace
from partwell.sources import _xml as xml
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._einvoice import Bill, Place, Unusable, a_day, parsed
from partwell.sources._text import read_all

_QUOTED = (
    "invoiceNumber",
    "invoiceIssueDate",
    "originalInvoiceNumber",
    "customerName",
    "paymentDate",
    "invoiceNetAmount",
    "invoiceGrossAmount",
)
# A private buyer's name does not go to the tax office: such invoices count for one buyer.
_PRIVATE = "Magánszemély"


class _NavHu:
    name = "nav_hu"
    kind: Kind = "einvoice"
    gives = ("invoice", "rate")
    archive = False

    def score(self, head: Head) -> float:
        """The root element and NAV's name space."""
        return 0.97 if xml.root_name(head.data) == "InvoiceData" and b"nav.gov.hu/OSA" in head.data else 0.0

    def count(self, stream: BinaryIO) -> int:
        """The invoice, or each of the invoices that one document changes."""
        return max(1, len(xml.places(read_all(stream), "batchInvoice")))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """The invoice; a change is an invoice of its own over the difference, as NAV has it."""
        data = read_all(stream)
        root, charset = xml.parse(data), xml.charset_named(data)
        if xml.local(root) != "InvoiceData":
            raise AirlockError("no_invoice")
        place = Place(context, data.decode(charset, "replace"), (charset,), _QUOTED)
        number, issued = xml.text(root, "invoiceNumber"), xml.text(root, "invoiceIssueDate")
        main = xml.down(root, "invoiceMain")
        whole = xml.down(main, "invoice") if main is not None else None
        several = xml.kids(main, "batchInvoice") if main is not None else []
        for one in [whole] if whole is not None else several:
            inner = one if one is whole else xml.down(one, "invoice")
            index = "" if one is whole else xml.text(one, "batchIndex")
            yield _parsed(inner, place, f"{number}/{index}" if index else number, issued)
        if whole is None and not several:
            raise AirlockError("no_invoice")


def _parsed(invoice: Any | None, place: Place, number: str, issued: str) -> Parsed:
    head = xml.down(invoice, "invoiceHead") if invoice is not None else None
    detail = xml.down(head, "invoiceDetail") if head is not None else None
    summary = xml.down(invoice, "invoiceSummary") if invoice is not None else None
    bill = Bill(
        number=number,
        issued=issued,
        due=xml.text(detail, "paymentDate"),
        currency=xml.text(detail, "currencyCode").upper(),
        buyer=_buyer(head),
        net=xml.text(summary, "summaryNormal", "invoiceNetAmount"),
        gross=xml.text(summary, "summaryGrossData", "invoiceGrossAmount") or _added(summary),
        note=_changed(invoice),
        taxes=_taxes(summary),
    )
    _split_simplified(bill, summary)
    return parsed(bill, place, "nav_hu", _rate(bill, detail, place))


def _split_simplified(bill: Bill, summary: Any | None) -> None:
    """Net and tax of a simplified invoice, which tells the gross amount of each rate and the tax's share of it."""
    simple = xml.kids(summary, "summarySimplified") if summary is not None else []
    if bill.net or not simple:
        return
    net = Decimal(0)
    for part in simple:
        share = xml.text(part, "vatRate", "vatContent") or xml.text(part, "vatContent")
        gross = xml.text(part, "vatContentGrossAmount")
        try:
            tax = _tax_inside(Decimal(gross), Decimal(share or "0"), bill.currency)
            net += Decimal(gross) - tax
        except InvalidOperation:
            return  # told as an amount that is none, with the gross
        if share:
            bill.taxes.append((_rate_of(share), f"{Decimal(gross) - tax:f}", f"{tax:f}"))
    bill.net = f"{net:f}"


def _tax_inside(gross: Decimal, share: Decimal, currency: str) -> Decimal:
    """The tax in a gross amount, to the currency's smallest amount in use: whole forints."""
    step = Decimal(1) if currency == "HUF" else Decimal(1).scaleb(-exponent(currency) if currency in KNOWN else 0)
    return (gross * share).quantize(step, ROUND_HALF_UP)


def _rate_of(share: str) -> str:
    """The rate in per cent that this share of the gross amount stands for: 21.26 % inside is 27 % on top."""
    inside = Decimal(share)
    if not 0 < inside < 1:
        return ""
    return f"{(inside / (1 - inside) * 100).quantize(Decimal(1), ROUND_HALF_UP):f}"


def _buyer(head: Any | None) -> str:
    buyer = xml.down(head, "customerInfo") if head is not None else None
    name = xml.text(buyer, "customerName")
    return name or (_PRIVATE if xml.text(buyer, "customerVatStatus") == "PRIVATE_PERSON" or buyer is None else "")


def _changed(invoice: Any | None) -> str:
    original = xml.text(invoice, "invoiceReference", "originalInvoiceNumber")
    return f"→ {original}" if original else ""


def _added(summary: Any | None) -> str:
    """The sum of a simplified invoice's rates, or of net and tax, where no total is told."""
    names = ("vatContentGrossAmount",) if xml.text(summary, "summarySimplified", "vatContentGrossAmount") else ()
    if names and summary is not None:
        parts = [(one.text or "").strip() for one in summary.iter() if xml.local(one) in names]
    else:
        normal = ("summaryNormal",)
        parts = [xml.text(summary, *normal, "invoiceNetAmount"), xml.text(summary, *normal, "invoiceVatAmount")]
    try:
        found = [Decimal(part) for part in parts if part]
    except InvalidOperation:
        return next(part for part in parts if part)  # told as no amount, with what stands there
    return f"{sum(found, Decimal(0)):f}" if found else ""


def _taxes(summary: Any | None) -> list[tuple[str, str, str]]:
    normal = xml.down(summary, "summaryNormal") if summary is not None else None
    found = []
    for part in xml.kids(normal, "summaryByVatRate") if normal is not None else ():
        mismatch = xml.text(part, "vatRate", "vatAmountMismatch", "vatRate")
        share = xml.text(part, "vatRate", "vatPercentage") or mismatch
        rate = _percent(share)
        net = xml.text(part, "vatRateNetData", "vatRateNetAmount")
        found.append((rate, net, xml.text(part, "vatRateVatData", "vatRateVatAmount")))
    return found


def _percent(share: str) -> str:
    try:
        return f"{Decimal(share) * 100:f}" if share else ""
    except InvalidOperation:
        return ""


def _rate(bill: Bill, detail: Any | None, place: Place) -> tuple[Fact, ...]:
    """The rate to the forint that the invoice itself states."""
    value = xml.text(detail, "exchangeRate")
    try:
        usable = bill.currency not in {"HUF", ""} and 0 < Decimal(value or "0") < 100_000
        day = a_day(bill.issued)
    except (InvalidOperation, Unusable):
        return ()
    if not usable:
        return ()
    spans = xml.words(place.text, ("currencyCode", "exchangeRate"))
    quote = "\n".join(place.text[a:b] for a, b in spans)
    trace = Trace(place.context.original, None, place.part, None, place.chain, spans, quote)
    made = key("rate", bill.currency, "HUF", day.isoformat(), value)
    return (ExchangeRate(made, trace, day, bill.currency, "HUF", value),)


SOURCE = _NavHu()
