"""Geometry of a client's invoices in time: a line each from issue to due date, on to the payment, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from partwell.faces.web._svg_time import Scale, Tick

TEMPLATE = "pictures/bills.html"
WIDTH, ROW = 440, 24
_LEFT, _TOP, _BOTTOM, _EDGE = 104, 6, 24, 10
_MOST = 12


class Bill(Protocol):
    """What the picture needs of an invoice."""

    @property
    def number(self) -> str:
        """As printed on it."""

    @property
    def issued(self) -> date:
        """Day of issue."""

    @property
    def due(self) -> date | None:
        """Day it is due; None where it names none."""

    @property
    def last_paid(self) -> date | None:
        """Day of the last payment for it."""

    @property
    def until(self) -> date | None:
        """Last day on which payments are known of."""

    @property
    def state(self) -> str:
        """paid, open, overdue, unclear."""


@dataclass(frozen=True, slots=True)
class Line:
    """One invoice: x of its issue, due date (None: unknown) and end (payment, or where it stands), on height y."""

    of: Bill
    y: int
    start: float
    due: float | None
    end: float | None
    late: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The newest invoices, the oldest of them on top; `cut` earlier ones are left out of it, `all` has every one."""

    width: int
    height: int
    left: int
    axis: int
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    cut: int
    all: tuple[Bill, ...]


def picture(bills: Sequence[Bill]) -> Picture | None:
    """The invoices by day of issue; None where there is none."""
    if not bills:
        return None
    ordered = sorted(bills, key=lambda bill: (bill.issued, bill.number))
    shown = ordered[-_MOST:]
    days = [day for bill in shown for day in (bill.issued, bill.due, _end(bill)) if day is not None]
    scale = Scale(min(days), max(days), _LEFT + _EDGE, WIDTH - _EDGE)
    lines = tuple(_line(bill, _TOP + at * ROW + ROW // 2, scale) for at, bill in enumerate(shown))
    axis = _TOP + len(shown) * ROW
    cut = len(ordered) - len(shown)
    return Picture(WIDTH, axis + _BOTTOM, _LEFT, axis, lines, scale.months(), cut, tuple(ordered))


def _line(bill: Bill, y: int, scale: Scale) -> Line:
    end = _end(bill)
    late = bill.due is not None and end is not None and end > bill.due and bill.state != "unclear"
    return Line(
        bill,
        y,
        scale.x(bill.issued),
        None if bill.due is None else scale.x(bill.due),
        None if end is None else scale.x(end),
        late,
    )


def _end(bill: Bill) -> date | None:
    """The day of the last payment of a paid invoice; of another one the day until which payments are known."""
    if bill.state == "paid":
        return bill.last_paid
    return None if bill.until is None or bill.until < bill.issued else bill.until
