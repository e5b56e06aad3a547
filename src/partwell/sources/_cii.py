"""The Cross Industry Invoice of UN/CEFACT, and its older form in ZUGFeRD 1, as a bill."""

from __future__ import annotations

from typing import Any

from partwell.sources import _xml as xml
from partwell.sources._einvoice import CREDIT_NOTES, Bill, addresses

ROOTS = frozenset({"CrossIndustryInvoice", "CrossIndustryDocument"})
# The draft that became ZUGFeRD 1 called its root like UBL does, and wrote its days without an element of their own.
_DRAFT_ROOT, _DRAFT_HEAD = "Invoice", "HeaderExchangedDocument"
QUOTED = ("ID", "DateTimeString", "Name", "TaxBasisTotalAmount", "GrandTotalAmount", "DuePayableAmount")


def is_cii(root: Any) -> bool:
    """Whether this is the root of such an invoice."""
    return xml.local(root) in ROOTS or (xml.local(root) == _DRAFT_ROOT and xml.down(root, _DRAFT_HEAD) is not None)


def begins_cii(head: bytes) -> bool:
    """The same of a document's first bytes."""
    name = xml.root_name(head)
    return name in ROOTS or (name == _DRAFT_ROOT and _DRAFT_HEAD.encode() in head and b"CBFBUY" in head)


def bill_of(root: Any) -> Bill:
    """The invoice of a document whose root `is_cii`."""
    head = _first(root, "ExchangedDocument", "HeaderExchangedDocument")
    trade = _first(root, "SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction")
    deal = _first(trade, "ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement")
    settled = _first(trade, "ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement")
    sums = _first(
        settled, "SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"
    )
    buyer, seller = _first(deal, "BuyerTradeParty"), _first(deal, "SellerTradeParty")
    code = xml.text(head, "TypeCode")
    net = xml.text(sums, "TaxBasisTotalAmount")
    return Bill(
        number=xml.text(head, "ID"),
        issued=_day(head, "IssueDateTime"),
        due=_due(settled),
        currency=xml.text(settled, "InvoiceCurrencyCode").upper(),
        buyer=xml.text(buyer, "Name"),
        buyer_addresses=addresses(buyer, "URIID", "CompleteNumber"),
        seller_addresses=addresses(seller, "URIID", "CompleteNumber"),
        net=net,
        gross=xml.text(sums, "GrandTotalAmount") or xml.text(sums, "DuePayableAmount"),
        prepaid=xml.text(sums, "TotalPrepaidAmount"),
        credit=code in CREDIT_NOTES and not net.startswith("-"),
        note=xml.text(head, "IncludedNote", "Content")[:300],
        taxes=_taxes(settled),
    )


def _first(element: Any | None, *names: str) -> Any | None:
    for name in names:
        found = xml.down(element, name) if element is not None else None
        if found is not None:
            return found
    return None


def _due(settled: Any | None) -> str:
    """The latest due date of the payment terms."""
    if settled is None:
        return ""
    found = [_day(terms, "DueDateDateTime") for terms in xml.kids(settled, "SpecifiedTradePaymentTerms")]
    return max(found, default="")


def _day(element: Any | None, name: str) -> str:
    return xml.text(element, name, "DateTimeString") or xml.text(element, name)


def _taxes(settled: Any | None) -> list[tuple[str, str, str]]:
    found = []
    for part in xml.kids(settled, "ApplicableTradeTax") if settled is not None else ():
        rate = xml.text(part, "RateApplicablePercent") or xml.text(part, "ApplicablePercent")
        found.append((rate, xml.text(part, "BasisAmount"), xml.text(part, "CalculatedAmount")))
    return found
