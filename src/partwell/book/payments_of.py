"""The payments of one client, as day, currency and amount."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from partwell.book.models import Payment


def payments_of(identities: Sequence[int]) -> list[tuple[date, str, int]]:
    """(day, currency, minor units) by day, refunds negative."""
    rows = Payment.objects.filter(identity__in=list(identities)).order_by("day", "key")
    return list(rows.values_list("day", "currency", "minor"))
