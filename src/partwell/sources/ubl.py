"""Electronic invoices in UBL 2: EN 16931, XRechnung, Peppol BIS; invoices and credit notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.sources import _xml as xml
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._einvoice import CREDIT_NOTES, Bill, Place, addresses, parsed
from partwell.sources._text import read_all

_ROOTS = frozenset({"Invoice", "CreditNote"})
_QUOTED = (
    "ID",
    "IssueDate",
    "DueDate",
    "Name",
    "RegistrationName",
    "TaxExclusiveAmount",
    "TaxInclusiveAmount",
    "PayableAmount",
)


class _Ubl:
    name = "ubl"
    kind: Kind = "einvoice"
    gives = ("invoice",)
    archive = False

    def score(self, head: Head) -> float:
        """The root and name space of UBL's invoice or credit note."""
        named = b"urn:oasis:names:specification:ubl:schema:xsd" in head.data
        return 0.97 if named and xml.root_name(head.data) in _ROOTS else 0.0

    def count(self, stream: BinaryIO) -> int:
        """One document, one invoice."""
        return 1 if stream.read(1) else 0

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """The invoice."""
        data = read_all(stream)
        root, charset = xml.parse(data), xml.charset_named(data)
        if xml.local(root) not in _ROOTS:
            raise AirlockError("no_invoice")
        yield parsed(_bill(root), Place(context, data.decode(charset, "replace"), (charset,), _QUOTED), "ubl")


def _bill(root: Any) -> Bill:
    buyer = xml.down(root, "AccountingCustomerParty", "Party")
    seller = xml.down(root, "AccountingSupplierParty", "Party")
    sums = xml.down(root, "LegalMonetaryTotal")
    code = xml.text(root, "InvoiceTypeCode") or xml.text(root, "CreditNoteTypeCode")
    currency = xml.text(root, "DocumentCurrencyCode").upper()
    return Bill(
        number=xml.text(root, "ID"),
        issued=xml.text(root, "IssueDate"),
        due=xml.text(root, "DueDate") or xml.text(root, "PaymentMeans", "PaymentDueDate"),
        currency=currency,
        buyer=xml.text(buyer, "PartyLegalEntity", "RegistrationName") or xml.text(buyer, "PartyName", "Name"),
        buyer_addresses=addresses(buyer, "ElectronicMail", "EndpointID"),
        seller_addresses=addresses(seller, "ElectronicMail", "EndpointID"),
        net=xml.text(sums, "TaxExclusiveAmount"),
        gross=xml.text(sums, "TaxInclusiveAmount") or xml.text(sums, "PayableAmount"),
        prepaid=xml.text(sums, "PrepaidAmount"),
        credit=xml.local(root) == "CreditNote" or code in CREDIT_NOTES,
        note=xml.text(root, "Note")[:300],
        taxes=_taxes(root, currency),
    )


def _taxes(root: Any, currency: str) -> list[tuple[str, str, str]]:
    """The subtotals in the invoice's own currency; the tax may be told in another one too."""
    found = []
    for total in xml.kids(root, "TaxTotal"):
        amount = xml.down(total, "TaxAmount")
        if amount is not None and (amount.get("currencyID") or currency).upper() != currency:
            continue
        for part in xml.kids(total, "TaxSubtotal"):
            rate = xml.text(part, "TaxCategory", "Percent")
            found.append((rate, xml.text(part, "TaxableAmount"), xml.text(part, "TaxAmount")))
    return found


SOURCE = _Ubl()
