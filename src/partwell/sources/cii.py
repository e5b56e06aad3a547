"""Electronic invoices in the Cross Industry Invoice of UN/CEFACT: EN 16931, XRechnung, Factur-X and ZUGFeRD as XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from partwell.facts.errors import AirlockError
from partwell.sources import _xml as xml
from partwell.sources._cii import QUOTED, begins_cii, bill_of, is_cii
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._einvoice import Place, parsed
from partwell.sources._text import read_all


class _Cii:
    name = "cii"
    kind: Kind = "einvoice"
    gives = ("invoice",)
    archive = False

    def score(self, head: Head) -> float:
        """The root element says it."""
        return 0.97 if begins_cii(head.data) else 0.0

    def count(self, stream: BinaryIO) -> int:
        """One document, one invoice."""
        return 1 if stream.read(1) else 0

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """The invoice."""
        data = read_all(stream)
        root, charset = xml.parse(data), xml.charset_named(data)
        if not is_cii(root):
            raise AirlockError("no_invoice")
        yield parsed(bill_of(root), Place(context, data.decode(charset, "replace"), (charset,), QUOTED), "cii")


SOURCE = _Cii()
