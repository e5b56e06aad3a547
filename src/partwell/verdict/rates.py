"""The figures of the trade for a client or a book: hourly rate, realization, days of sales outstanding.

Definitions as in credit management (DSO, best possible DSO, average days delinquent = their difference; worked example
43.8 − 29.2 = 14.6) and in professional services (realization = collected against hours at the standard rate). What has
nothing to divide by is undefined (None), never infinite. All amounts of one call are in one currency.
"""

from __future__ import annotations


def effective_hourly_rate(collected: float, costs: float, logged_h: float, unlogged_h: float) -> float | None:
    """(Collected − direct costs) / (logged + unlogged hours); None without hours."""
    hours = logged_h + unlogged_h
    return (collected - costs) / hours if hours > 0 else None


def realization(collected: float, hours: float, standard_rate: float) -> float | None:
    """What part of the hours' worth at the standard rate was collected; None without hours or a rate."""
    worth = hours * standard_rate
    return collected / worth if worth > 0 else None


def dso(ar: float, credit_sales: float, days: float) -> float | None:
    """Days of sales outstanding: receivables / sales of the period × its days; None without sales."""
    return ar * days / credit_sales if credit_sales > 0 else None


def best_possible_dso(current_ar: float, credit_sales: float, days: float) -> float | None:
    """The same were nothing overdue: receivables not yet due / sales × days; None without sales."""
    return dso(current_ar, credit_sales, days)


def average_days_delinquent(ar: float, current_ar: float, credit_sales: float, days: float) -> float | None:
    """DSO − best possible DSO: the days that lateness alone costs; None without sales."""
    return dso(ar - current_ar, credit_sales, days)


def collection_effectiveness(opening: float, sales: float, closing: float, closing_current: float) -> float | None:
    """(Opening + sales − closing) / (opening + sales − closing not yet due); 1 where all that was due came."""
    could = opening + sales - closing_current
    return (opening + sales - closing) / could if could > 0 else None


def weighted_days_to_pay(paid: list[tuple[float, float]]) -> float | None:
    """Days from issue to payment, each weighing its amount; `paid` pairs (amount, days), None where there are none."""
    whole = sum(amount for amount, _ in paid)
    return sum(amount * days for amount, days in paid) / whole if whole > 0 else None
