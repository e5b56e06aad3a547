"""Bills as arrays by client, and what was known of a client on a day: paid before it, or still open then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
NEVER = 10**9


@dataclass(frozen=True, slots=True)
class Bill:
    """One invoice (or instalment); `paid` None: open."""

    client: str
    invoice: str
    issued: date
    due: date
    paid: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of one client on a day, oldest first.

    delay   days after due, or how many had passed by then where the invoice was open
    paid    whether it was paid before that day
    age     days since it was issued
    """

    delay: Days
    paid: NDArray[np.bool_]
    age: Days

    def newest(self, most: int) -> Known:
        """The same of the newest `most` bills."""
        return Known(self.delay[-most:], self.paid[-most:], self.age[-most:])


class Ledger:
    """All bills of a book; days are proleptic ordinals."""

    def __init__(self, bills: Sequence[Bill]) -> None:
        groups: dict[str, list[Bill]] = {}
        for bill in bills:
            groups.setdefault(bill.client, []).append(bill)
        self._clients = {name: _Client(group) for name, group in groups.items()}

    def history(self, client: str, day: int) -> int:
        """How many of the client's bills issued before `day` were paid before it."""
        return self._clients[client].paid_before(day) if client in self._clients else 0

    def known(self, client: str, day: int, most: int, without: str | None = None) -> Known | None:
        """The newest `most` bills of a client issued before `day`, as seen then; None where there are none."""
        return self._clients[client].known(day, most, without) if client in self._clients else None

    def lately_billed(self, day: int, most: int) -> list[str]:
        """The `most` clients billed last before `day`; a tie goes by name."""
        last = [(-at, name) for name, one in self._clients.items() if (at := one.last_issued(day)) is not None]
        return [name for _, name in sorted(last)[:most]]


class _Client:
    def __init__(self, bills: Sequence[Bill]) -> None:
        rows = sorted(bills, key=lambda b: (b.issued, b.due, b.invoice))
        self._issued = np.array([b.issued.toordinal() for b in rows], dtype=np.int64)
        self._due = np.array([b.due.toordinal() for b in rows], dtype=np.int64)
        self._paid = np.array([b.paid.toordinal() if b.paid else NEVER for b in rows], dtype=np.int64)
        self._names = [b.invoice for b in rows]

    def last_issued(self, day: int) -> int | None:
        count = int(np.searchsorted(self._issued, day))
        return int(self._issued[count - 1]) if count else None

    def paid_before(self, day: int) -> int:
        return int(np.count_nonzero(self._paid[: np.searchsorted(self._issued, day)] < day))

    def known(self, day: int, most: int, without: str | None) -> Known | None:
        end = int(np.searchsorted(self._issued, day))
        rows = np.arange(max(end - most, 0), end)
        if without is not None:
            rows = rows[[self._names[row] != without for row in rows]]
        if not len(rows):
            return None
        paid = self._paid[rows] < day
        delay = np.where(paid, self._paid[rows], day) - self._due[rows]
        return Known(delay, paid, day - self._issued[rows])
