"""FatturaPA: the Italian electronic invoice, one document or a lot of them; notes of credit are negative."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.sources import _xml as xml
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._einvoice import Bill, Place, addresses, parsed
from partwell.sources._text import read_all

_ROOTS = frozenset({"FatturaElettronica", "FatturaElettronicaSemplificata"})
_QUOTED = ("Denominazione", "Cognome", "Data", "Numero", "ImportoTotaleDocumento", "DataScadenzaPagamento")
# Notes of credit; their amounts are written without a sign.
_CREDIT = frozenset({"TD04", "TD08"})


class _FatturaPa:
    name = "fatturapa"
    kind: Kind = "einvoice"
    gives = ("invoice",)
    archive = False

    def score(self, head: Head) -> float:
        """The root element says it."""
        return 0.97 if xml.root_name(head.data) in _ROOTS else 0.0

    def count(self, stream: BinaryIO) -> int:
        """The bodies of the lot."""
        return max(1, len(xml.places(read_all(stream), "FatturaElettronicaBody")))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Document by document; raise AirlockError `no_invoice` where there is none."""
        data = read_all(stream)
        root, charset = xml.parse(data), xml.charset_named(data)
        head = xml.down(root, "FatturaElettronicaHeader")
        bodies = xml.kids(root, "FatturaElettronicaBody")
        if xml.local(root) not in _ROOTS or not bodies:
            raise AirlockError("no_invoice")
        place = Place(context, data.decode(charset, "replace"), (charset,), _QUOTED)
        for body in bodies:
            yield parsed(_bill(head, body), place, "fatturapa")


def _bill(head: Any | None, body: Any) -> Bill:
    told = xml.down(body, "DatiGenerali", "DatiGeneraliDocumento")
    seller = xml.down(head, "CedentePrestatore") if head is not None else None
    buyer = xml.down(head, "CessionarioCommittente") if head is not None else None
    lines, simple = _lines(body), _simple(body)
    taxes = [(rate, base, tax) for rate, base, tax in lines if tax]
    whole = xml.text(told, "ImportoTotaleDocumento")
    return Bill(
        number=xml.text(told, "Numero"),
        issued=xml.text(told, "Data"),
        due=_due(body),
        currency=xml.text(told, "Divisa").upper(),
        buyer=_name(buyer),
        buyer_addresses=addresses(head, "PECDestinatario"),
        seller_addresses=addresses(seller, "Email"),
        net=_added([base for _, base, _ in lines]) or _less(simple),
        gross=whole or _added([part for line in lines for part in line[1:]]) or _added([one[0] for one in simple]),
        credit=xml.text(told, "TipoDocumento") in _CREDIT and not whole.startswith("-"),
        note=xml.text(told, "Causale")[:300],
        taxes=taxes,
    )


def _name(party: Any | None) -> str:
    """The company's name, or the person's; in the simplified form they stand a level higher."""
    for path in (("DatiAnagrafici", "Anagrafica"), ("IdentificativiFiscali",), ("AltriDatiIdentificativi",)):
        found = xml.down(party, *path) if party is not None else None
        if found is not None and (name := xml.text(found, "Denominazione")):
            return name
        if found is not None and xml.text(found, "Cognome"):
            return f"{xml.text(found, 'Nome')} {xml.text(found, 'Cognome')}".strip()
    return ""


def _lines(body: Any) -> list[tuple[str, str, str]]:
    """Rate in per cent, base and tax of each summary."""
    goods = xml.down(body, "DatiBeniServizi")
    parts = xml.kids(goods, "DatiRiepilogo") if goods is not None else []
    names = ("AliquotaIVA", "ImponibileImporto", "Imposta")
    return [(xml.text(part, names[0]), xml.text(part, names[1]), xml.text(part, names[2])) for part in parts]


def _simple(body: Any) -> list[tuple[str, str]]:
    """Gross amount and tax of each line of the simplified form."""
    return [
        (xml.text(one, "Importo"), xml.text(one, "DatiIVA", "Imposta")) for one in xml.kids(body, "DatiBeniServizi")
    ]


def _due(body: Any) -> str:
    """The last day on which a part of it is due."""
    parts = [part for one in xml.kids(body, "DatiPagamento") for part in xml.kids(one, "DettaglioPagamento")]
    return max((xml.text(part, "DataScadenzaPagamento") for part in parts), default="")


def _added(texts: list[str]) -> str:
    """The sum, "" where nothing is to be added; what is no number is given as it stands, to be told."""
    found = [text for text in texts if text]
    try:
        return f"{sum(map(Decimal, found), Decimal(0)):f}" if found else ""
    except InvalidOperation:
        return next((text for text in found if not text.replace(".", "", 1).lstrip("-").isdecimal()), "")


def _less(lines: list[tuple[str, str]]) -> str:
    """What is left of gross amounts without their taxes, "" where a tax is not told."""
    try:
        told = [(Decimal(gross), Decimal(tax)) for gross, tax in lines if gross and tax]
    except InvalidOperation:
        return ""
    return f"{sum((gross - tax for gross, tax in told), Decimal(0)):f}" if told and len(told) == len(lines) else ""


SOURCE = _FatturaPa()
