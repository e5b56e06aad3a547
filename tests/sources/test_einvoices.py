"""Electronic invoices that say less, or say it elsewhere: tax inside the gross amount, the XML under another name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from partwell.facts.errors import AirlockError
from partwell.facts.records import Invoice
from partwell.sources._contract import Context
from partwell.sources.registry import by_name
from tests.sources._reading import facts_of, parse, unproven

CONTEXT = Context("0" * 64, "x.xml")
SAMPLES = Path(__file__).resolve().parents[1] / "samples"
NAV = (
    '<?xml version="1.0"?><InvoiceData xmlns="http://schemas.nav.gov.hu/OSA/3.0/data"><invoiceNumber>E-1</invoiceNumber>'
    "<invoiceIssueDate>2026-03-31</invoiceIssueDate><invoiceMain><invoice><invoiceHead><customerInfo>"
    "<customerVatStatus>DOMESTIC</customerVatStatus><customerName>Vevő Kft</customerName></customerInfo><invoiceDetail>"
    "<currencyCode>{currency}</currencyCode></invoiceDetail></invoiceHead><invoiceSummary>{summary}</invoiceSummary>"
    "</invoice></invoiceMain></InvoiceData>"
)
SIMPLE = (
    "<summarySimplified><vatRate><vatContent>{share}</vatContent></vatRate><vatContentGrossAmount>{gross}"
    "</vatContentGrossAmount></summarySimplified>"
)
EXEMPT = (
    "<summarySimplified><vatRate><vatExemption><case>AAM</case></vatExemption></vatRate><vatContentGrossAmount>{gross}"
    "</vatContentGrossAmount></summarySimplified>"
)
OLD = (
    "<summarySimplified><vatContent>{share}</vatContent><vatContentGrossAmount>{gross}</vatContentGrossAmount>"
    "</summarySimplified>"
)


def nav(summary: str, currency: str = "HUF") -> Invoice:
    (bill,) = facts_of(parse(by_name("nav_hu"), NAV.format(summary=summary, currency=currency).encode(), CONTEXT))
    assert isinstance(bill, Invoice)
    return bill


@pytest.mark.parametrize("form", [SIMPLE, OLD])
def test_a_simplified_invoice_has_its_tax_inside(form: str) -> None:
    bill = nav(form.format(share="0.2126", gross="12700") + form.format(share="0.0476", gross="10500"))
    assert (bill.net.minor, bill.gross.minor) == (2_000_000, 2_320_000)
    assert [(line.rate, line.base.minor, line.tax.minor) for line in bill.taxes] == [
        (2700, 1_000_000, 270_000),
        (500, 1_000_000, 50_000),
    ]


def test_what_is_exempt_in_a_simplified_invoice_is_all_net() -> None:
    bill = nav(SIMPLE.format(share="0.2126", gross="12700") + EXEMPT.format(gross="5000"))
    assert (bill.net.minor, bill.gross.minor, len(bill.taxes)) == (1_500_000, 1_770_000, 1)


def test_a_foreign_currency_is_split_to_its_smallest_coin_and_a_taken_back_one_is_negative() -> None:
    bill = nav(SIMPLE.format(share="0.2126", gross="-99.99"), "EUR")
    assert (bill.net.minor, bill.gross.minor) == (-7_873, -9_999)


def test_a_rate_whose_amount_differs_is_told_with_its_rate() -> None:
    part = (
        "<summaryNormal><summaryByVatRate><vatRate><vatAmountMismatch><vatRate>0.27</vatRate><case>NONREFUNDABLE_VAT</case>"
        "</vatAmountMismatch></vatRate><vatRateNetData><vatRateNetAmount>1000</vatRateNetAmount></vatRateNetData>"
        "<vatRateVatData><vatRateVatAmount>100</vatRateVatAmount></vatRateVatData></summaryByVatRate>"
        "<invoiceNetAmount>1000</invoiceNetAmount><invoiceVatAmount>100</invoiceVatAmount></summaryNormal>"
    )
    bill = nav(part)
    assert (bill.net.minor, bill.gross.minor) == (100_000, 110_000)
    assert [(line.rate, line.tax.minor) for line in bill.taxes] == [(2700, 10_000)]


def test_a_share_that_is_none_is_told_with_its_amount() -> None:
    data = NAV.format(summary=SIMPLE.format(share="0.2126", gross="12,700"), currency="HUF").encode()
    (one,) = parse(by_name("nav_hu"), data, CONTEXT)
    assert [problem.code for problem in one.problems] == ["bad_entry_amount"]


def pdf_with(name: str, data: bytes) -> bytes:
    import pypdfium2

    made = pypdfium2.PdfDocument.new()
    made.new_page(200, 200)
    made.new_attachment(name).set_data(data)
    out = io.BytesIO()
    made.save(out)
    made.close()
    return out.getvalue()


@pytest.mark.parametrize("name", ["factur-x.xml", "ZUGFeRD-invoice.xml", "Rechnung 501.xml"])
def test_the_invoice_in_a_pdf_is_found_under_any_name(name: str) -> None:
    inside = next((SAMPLES / "cii").glob("*.xml")).read_bytes()
    data = pdf_with(name, inside)
    facts = facts_of(parse(by_name("zugferd_pdf"), data, CONTEXT))
    assert len(facts) == 1
    assert unproven(data, facts) == []


def test_a_pdf_with_other_files_has_no_invoice() -> None:
    with pytest.raises(AirlockError, match="no_xml_inside"):
        parse(by_name("zugferd_pdf"), pdf_with("notes.xml", b"<notes/>"), CONTEXT)


def test_an_invoice_without_an_amount_is_no_invoice_over_nothing() -> None:
    (one,) = parse(by_name("nav_hu"), NAV.format(summary="", currency="HUF").encode(), CONTEXT)
    assert [problem.code for problem in one.problems] == ["no_amount"]
