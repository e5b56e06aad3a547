"""A table's header: where the file's beginning has it, and which of its cells is which column by its name.

Names are compared without case, accents, outer marks, underscores and doubled white space; `(*)` at the end of a name
stands for any text in brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from partwell.facts.money import KNOWN
from partwell.sources._csv import Record, delimiter_of, records
from partwell.sources._text import Charset, charset_of, lines

HEADER_LINES = 12
_FOLD = re.compile(r"[\s_]+")
# `Total (EUR)`, `Betrag in €`, `amount huf`: a name and the currency of what stands below it.
_UNIT = re.compile(r"(?P<name>.+?)\s+(?:in )?(?P<open>[(\[])?(?:in )?(?P<code>[a-z]{3}|€|\$|£|ft|kc|zł|kr)[)\]]?\Z")
_COMMON = frozenset({"EUR", "USD", "GBP", "HUF", "CHF", "CZK", "PLN", "RON", "SEK", "NOK", "DKK", "CAD", "AUD"})
_SIGNS = frozenset({"€", "$", "£", "FT", "KC", "ZŁ", "KR"})
_DAY_FIRST = frozenset(
    "datum betrag kunde rechnung rechnungsnummer rechnungsdatum buchungstag wertstellung verwendungszweck waehrung"
    " wahrung beschreibung dauer stunden zahlungsdatum netto brutto empfanger auftraggeber projekt faelligkeit"
    " montant facture devise libelle solde debit credit client numero paiement echeance duree projet tva mode"
    " osszeg ugyfel szamlaszam datuma kozlemeny penznem devizanem egyenleg megjegyzes leiras vevo kelt hatarido"
    " importe cliente factura fecha moneda bedrag klant factuur".split()
) - {"debit", "credit", "client", "mode"}
Names = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def beginnings(data: bytes) -> tuple[tuple[Charset, str, tuple[Record, ...]], ...]:
    """The first records of a file as each likely delimiter cuts them; kept, since every table source asks for them."""
    charset = charset_of(data)
    first = re.split(r"\r\n|\n|\r", data[charset.bom :].decode(charset.name, "replace"))[: HEADER_LINES * 2]
    found = []
    for delimiter in dict.fromkeys((delimiter_of(first), ",", ";", "\t")):
        head = islice(records(lines(data, charset), delimiter, charset), HEADER_LINES)
        found.append((charset, delimiter, tuple(head)))
    return tuple(found)


@lru_cache(maxsize=4096)
def fold_column(name: str) -> str:
    """A header cell as it is compared: without case, accents, outer marks and doubled white space."""
    text = unicodedata.normalize("NFKD", name.strip().strip("\ufeff\"'*").strip().rstrip(":.").rstrip())
    return _FOLD.sub(" ", "".join(sign for sign in text if not unicodedata.combining(sign))).casefold()


@lru_cache(maxsize=4096)
def _forms(cell: str) -> tuple[str, ...]:
    """A header cell in the ways it may be named: whole, then with its brackets open to anything, then without its unit.

    Only a currency is such a unit: hours and minutes change what stands below.
    """
    whole = fold_column(cell)
    bare = (whole.partition(" (")[0] + " (*)",) if whole.endswith(")") else ()
    money = _UNIT.match(whole)
    code = money["code"].upper() if money else ""
    known = code in KNOWN if money and money["open"] else code in _COMMON
    return (whole, *bare, money["name"]) if money and (known or code in _SIGNS) else (whole, *bare)


def place_columns(header: Sequence[str], names: Names) -> dict[str, int]:
    """Canonical name -> index of its column, for those the header has; the first fitting column wins."""
    cells = [_forms(cell) for cell in header]
    most = max((len(forms) for forms in cells), default=0)
    places: dict[str, int] = {}
    for depth in range(most):  # a column that bears the very name goes before one that bears it with a unit
        for place, forms in enumerate(cells):
            if depth < len(forms):
                places.setdefault(forms[depth], place)
    out: dict[str, int] = {}
    for canonical, accepted in names.items():
        found = next((places[name] for name in map(fold_column, accepted) if name in places), None)
        if found is not None:
            out[canonical] = found
    return out


def day_first(header: Sequence[str]) -> bool:
    """Whether the header is in a language whose people never write the month first: two words of it are told apart."""
    words = {word for cell in header for word in re.findall(r"[a-z]{3,}", fold_column(cell))}
    return len(words & _DAY_FIRST) >= 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out: charset, delimiter, the header's last physical line, its cells, columns by name."""

    charset: Charset
    delimiter: str
    header_line: int
    header: tuple[str, ...]
    columns: Mapping[str, int]

    @property
    def share(self) -> float:
        """Which part of the header's columns the source knows."""
        return len(self.columns) / max(1, len([cell for cell in self.header if cell.strip()]))
