"""Amounts as plain-text ledgers write them: a commodity before or after a number, a cost, an assertion of balance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from partwell.sources import _values as values
from partwell.sources._ledger import Amount

_AMOUNT = re.compile(
    r"""\s*(?P<sign1>[+-]?)\s*
    (?P<left>"[^"]*"|[^\d\s.,;@={}()+"-][^\d\s.,;@={}()+"-]*)?\s*
    (?P<sign2>[+-]?)\s*
    (?P<number>\d[\d.,'\u00a0\u202f]*(?:[ ]\d{3})*(?:[.,]\d*)?|[.,]\d+)\s*
    (?P<right>"[^"]*"|[^\d\s.,;@={}()+"-][^\s.,;@={}()+"]*)?\s*\Z""",
    re.VERBOSE,
)
_LOT = re.compile(r"(\{\{?)([^{}]*)\}\}?")
_COST = re.compile(r"@@?")
_NOTES = re.compile(r"\s\[[^\]]*\]|\s\([^)]*\)")


@dataclass
class Marks:
    """Decimal marks: declared for a commodity, seen in its amounts, or declared for the whole file."""

    whole: values.Mark | None = None
    declared: dict[str, values.Mark] = field(default_factory=dict)
    seen: Mapping[str, values.Mark | None] = field(default_factory=dict)

    def of(self, commodity: str) -> values.Mark | None:
        """The decimal mark of this commodity's amounts, None where nothing tells it."""
        return self.whole or self.declared.get(commodity) or self.seen.get(commodity)

    def see(self, texts: Iterable[str]) -> None:
        """Find out from all amounts of a file how each commodity is written."""
        found: dict[str, list[str]] = {}
        for text in texts:
            match = _AMOUNT.match(bare(text))
            if match:
                found.setdefault(_commodity(match), []).append(match["number"])
        self.seen = {commodity: values.mark_of(some) for commodity, some in found.items()}


def bare(text: str) -> str:
    """The amount alone: without cost, lot and assertion."""
    return _COST.split(_LOT.sub(" ", _asserted(text)))[0].strip()


def _asserted(text: str) -> str:
    return text.partition("=")[0].rstrip(" :")


def split(text: str) -> tuple[str, str]:
    """Commodity and number of a declaration such as `$1,000.00`, two empty texts where it is none."""
    match = _AMOUNT.match(text)
    return (_commodity(match), match["number"]) if match else ("", "")


def _commodity(match: re.Match[str]) -> str:
    return (match["left"] or match["right"] or "").strip('"').strip()


def amount_of(text: str, marks: Marks) -> Amount:
    """Read one amount; raise ValueError with a problem's code."""
    match = _AMOUNT.match(text)
    if match is None or (match["left"] and match["right"]) or (match["sign1"] and match["sign2"]):
        raise ValueError("bad_entry_amount")
    commodity = _commodity(match)
    mark, number = marks.of(commodity), match["number"]
    if mark is None and values.mark_of([number]) is None and re.search(r"[.,]", number):
        raise ValueError("ledger_ambiguous_amount")
    try:
        read = values.decimal_of(number, mark)
    except ValueError:
        raise ValueError("bad_entry_amount") from None
    return Amount(commodity, -read if "-" in {match["sign1"], match["sign2"]} else read)


def weighed(text: str, marks: Marks, *, lots: bool) -> tuple[Amount, Amount | None]:
    """The amount and what it weighs: its cost (`@`, `@@`, and with `lots` also `{}`), None where that is not told."""
    text = _asserted(text)
    lot = _LOT.search(text)
    rest = _NOTES.sub(" ", _LOT.sub(" ", text)) if lot else text
    first, *priced = _COST.split(rest, maxsplit=1)
    amount = amount_of(first.strip(), marks)
    try:
        if lot and lots:
            inside = lot[2].partition(",")[0].strip()
            return amount, _cost(amount, amount_of(inside, marks), whole=lot[1] == "{{") if inside else None
        if priced and priced[0].strip():
            return amount, _cost(amount, amount_of(priced[0].strip(), marks), whole="@@" in rest)
    except ValueError:
        return amount, None
    return (amount, None) if priced or lot else (amount, amount)


def _cost(amount: Amount, price: Amount, *, whole: bool) -> Amount:
    number = abs(price.number) * (Decimal(-1) if amount.number < 0 else Decimal(1)) if whole else None
    return Amount(price.commodity, amount.number * price.number if number is None else number)
