"""What an invoice of Invoice Ninja is worth without tax: told by the file, or worked out and checked by the total."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from partwell.facts.money import Money, exponent

_HUNDRED = Decimal(100)


def net_of(one: Mapping[str, Any], gross: Money) -> Money | None:
    """The net amount; None where taxes apply and the file's own figures do not lead to its total."""
    told = _number(one.get("total_taxes"))
    if told is not None:
        return gross - _minor(told, gross.currency)
    lines = [line for line in one.get("line_items") or () if isinstance(line, dict)]
    rates = _rates(one)
    if not rates and not any(_rates(line) for line in lines):
        return gross
    nets = [_line(line) for line in lines]
    off = _number(one.get("discount")) or Decimal(0)
    whole = sum(nets, Decimal(0))
    if not whole:
        return None
    kept = 1 - (off / whole if one.get("is_amount_discount") else off / _HUNDRED)
    shares = [(net * kept, (rates + _rates(line)) / _HUNDRED) for net, line in zip(nets, lines, strict=True)]
    if one.get("uses_inclusive_taxes") in (True, 1, "1"):
        total, out = whole * kept, sum((share / (1 + rate) for share, rate in shares), Decimal(0))
    else:
        total, out = sum((share * (1 + rate) for share, rate in shares), Decimal(0)), whole * kept
    near = abs((_minor(total, gross.currency) - gross).minor) <= len(lines) + 1
    return _minor(out, gross.currency) if near else None


def _rates(one: Mapping[str, Any]) -> Decimal:
    found = (_number(one.get(f"tax_rate{place}")) for place in (1, 2, 3))
    return sum((rate for rate in found if rate), Decimal(0))


def _line(line: Mapping[str, Any]) -> Decimal:
    """Quantity times price, the line's own discount taken off."""
    whole = (_number(line.get("quantity")) or Decimal(0)) * (_number(line.get("cost")) or Decimal(0))
    off = _number(line.get("discount")) or Decimal(0)
    return whole - (off if line.get("is_amount_discount") else whole * off / _HUNDRED)


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < 10**15 else None


def _minor(value: Decimal, currency: str) -> Money:
    return Money(currency, int((value * 10 ** exponent(currency)).to_integral_value(ROUND_HALF_UP)))
