"""Factur-X and ZUGFeRD: a PDF for people with the invoice as XML inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from partwell.facts.errors import AirlockError
from partwell.sources import _xml as xml
from partwell.sources._cii import QUOTED, begins_cii, bill_of, is_cii
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._einvoice import Place, parsed
from partwell.sources._pdf_files import attached
from partwell.sources._text import read_all

NAMES = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml")
_MARKS = (b"factur-x", b"zugferd", b"xrechnung.xml", b"urn:ferd:", b"urn:cen.eu:en16931")


class _Zugferd:
    name = "zugferd_pdf"
    kind: Kind = "einvoice"
    gives = ("invoice",)
    archive = False

    def score(self, head: Head) -> float:
        """A PDF that names the XML or its standard in its description or its table of files."""
        if b"%PDF-" not in head.data[:1024]:
            return 0.0
        told = (head.data + head.tail).lower()
        return 0.96 if any(mark in told for mark in _MARKS) else 0.0

    def count(self, stream: BinaryIO) -> int:
        """One document, one invoice."""
        return 1 if stream.read(1) else 0

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """The invoice inside; raise AirlockError `no_xml_inside` where there is none."""
        for name, inside in _inside(read_all(stream)):
            root = xml.parse(inside)
            if is_cii(root):
                charset = xml.charset_named(inside)
                chain = (f"pdf-file:{name}", charset)
                place = Place(context, inside.decode(charset, "replace"), chain, QUOTED, name)
                yield parsed(bill_of(root), place, "cii")
                return
        raise AirlockError("no_xml_inside")


def _inside(data: bytes) -> list[tuple[str, bytes]]:
    """The XML by the names the standards give it, then whatever else inside begins like such an invoice."""
    found = list(attached(data))
    known = [one for one in found if one[0].lower() in NAMES]
    return [*known, *(one for one in found if one[0].lower() not in NAMES and begins_cii(one[1][:4096]))]


SOURCE = _Zugferd()
