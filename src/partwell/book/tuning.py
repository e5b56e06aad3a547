"""Thresholds the person set otherwise than shipped: kept as a log, so that what changed can be told by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from partwell.book.models import Tuning
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import InputError
from partwell.facts.thresholds import BOUNDS, NAMES, SHIPPED, Thresholds, read, tuned


@dataclass(frozen=True, slots=True)
class Tuned:
    """One threshold as it stands: `shipped` the program's own value; `at` when the person set it, None: never."""

    name: str
    value: float
    shipped: float
    low: float
    high: float
    at: datetime | None


def thresholds_at(moment: datetime | None = None) -> Thresholds:
    """The thresholds as they stood at `moment` (None: now)."""
    return tuned({name: value for name, (value, _) in _said(moment).items()})


def tuned_list() -> tuple[Tuned, ...]:
    """Every threshold, in the order of their definition."""
    said, now = _said(None), thresholds_at()
    when = {name: at for name, (_, at) in said.items()}
    return tuple(
        Tuned(name, getattr(now, name), getattr(SHIPPED, name), *BOUNDS[name], at=when.get(name)) for name in NAMES
    )


def tune(name: str, text: str) -> float:
    """Set a threshold from now on and give its value; "" sets it back to what was shipped.

    Raise InputError `no_threshold`, `bad_threshold`.
    """
    if name not in BOUNDS:
        raise InputError("no_threshold", name=name, known=", ".join(NAMES))
    low, high = BOUNDS[name]
    try:
        value = read(name, text) if text.strip() else float(getattr(SHIPPED, name))
    except ValueError:
        raise InputError("bad_threshold", name=name, given=text, low=f"{low:g}", high=f"{high:g}") from None
    if value != getattr(thresholds_at(), name):
        with unit_of_work():
            Tuning.objects.create(name=name, value=f"{value:g}", at=datetime.now(UTC))
    return value


def _said(moment: datetime | None) -> dict[str, tuple[str, datetime]]:
    """The newest word on each threshold; the log of the settings lies beside it under names with a dot."""
    rows = Tuning.objects.filter(name__in=NAMES).order_by("at", "pk")
    if moment is not None:
        rows = rows.filter(at__lte=moment)
    return {name: (value, at) for name, value, at in rows.values_list("name", "value", "at")}
