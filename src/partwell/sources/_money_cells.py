"""Which currency a table's row means where no column says so: by its header's brackets, or by the sign in the cell."""

from __future__ import annotations

import re

from partwell.facts.money import KNOWN
from partwell.sources._ledger import SIGNS
from partwell.sources._table import Row

_CODE = re.compile(r"(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])")
_SIGNS = sorted(SIGNS, key=len, reverse=True)


def currency_in(text: str) -> str:
    """The one currency a piece of text names by code or sign, "" where it names none."""
    code = next((found for found in _CODE.findall(text) if found in KNOWN), "")
    return code or next((SIGNS[sign] for sign in _SIGNS if sign in text), "")


def row_currency(row: Row, *amounts: str) -> str:
    """The currency of a row: its column's, its header's, the sign in the cell, else the book's with a note."""
    if row.has("currency"):
        return row.currency()
    for column in amounts:
        found = currency_in(row.title(column)) or currency_in(row.text(column))
        if found:
            if "$" in row.text(column) and "$" not in row.title(column) and found == "USD":
                row.sheet.note("dollar_assumed_usd")
            return found
    return row.currency()
