"""The money that each day brings: payments before and during the notice, what is left at the end, costs, milestones.

Arrays over days have one entry for each day 0 … last on which one may tell. A day's payments and costs fall at its
end, so payment "on day d" is paid during the day d − 1 → d and known when day d is decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partwell.receivables._when_types import OpenInvoice, Situation

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Flows:
    """Arrays of shape (invoices, days) for invoices, (days,) for the rest; money as of the day itself.

    hazard    chance to be paid in the day that begins here
    alive     chance to be unpaid when this day begins, of a client who pays at all
    paid      expected, if told here while unpaid: received before the end
    left      expected, if told here while unpaid: collected after the end when nothing is lost (factor 1 − rho)
    tell      what telling here brings and costs beside the invoices
    stay      what the day that begins here brings and costs beside the invoices, if nobody is told
    factor    discount of one day
    """

    amount: Floats
    hazard: Floats
    alive: Floats
    paid: Floats
    left: Floats
    tell: Floats
    stay: Floats
    factor: float


def flows(case: Situation, invoices: Sequence[OpenInvoice]) -> Flows:
    """The flows of a case with these invoices open."""
    days, notice = case.last_day + 1, case.notice_days
    factor = float((1 + case.annual_discount) ** (-1 / 365))
    amount = np.array([i.amount for i in invoices], dtype=np.float64)
    chance = _hazards(invoices, days + notice)
    hazard = chance[:, :days]
    alive = np.cumprod(np.concatenate([np.ones((len(invoices), 1)), 1 - hazard[:, :-1]], axis=1), axis=1)
    unpaid, paid = _window(case.kappa * chance, notice, days, factor)
    lag = np.array([i.collect_lag_days for i in invoices], dtype=np.float64)
    ever = np.array([i.p_ever for i in invoices]) * factor ** (notice + lag) * amount
    still = (1 - case.rho_tell) * unpaid + case.rho_tell
    return Flows(
        amount=amount,
        hazard=hazard,
        alive=alive,
        paid=(1 - case.rho_tell) * paid * amount[:, None],
        left=still * ever[:, None],
        tell=_tell(case, days, factor),
        stay=_stay(case, days),
        factor=factor,
    )


def _hazards(invoices: Sequence[OpenInvoice], days: int) -> Floats:
    out = np.zeros((len(invoices), days))
    for row, invoice in zip(out, invoices, strict=True):
        if invoice.pays_on is not None:
            if 0 < invoice.pays_on <= days:
                row[invoice.pays_on - 1] = 1.0
            continue
        given = np.asarray(invoice.hazard[:days], dtype=np.float64)
        row[: len(given)] = given
        row[len(given) :] = given[-1]
    return out


def _window(chance: Floats, length: int, days: int, factor: float) -> tuple[Floats, Floats]:
    """For windows of `length` days from each day on: chance to stay unpaid, discounted chance to be paid.

    Windows are put together from windows of 1, 2, 4 … days, so that a long notice costs few steps.
    """
    unpaid, paid = np.ones((len(chance), days)), np.zeros((len(chance), days))
    piece_unpaid, piece_paid = 1 - chance, factor * chance
    done, piece = 0, 1
    while done < length:
        if length & piece:
            at = slice(done, done + days)
            paid = paid + unpaid * piece_paid[:, at] * factor**done
            unpaid = unpaid * piece_unpaid[:, at]
            done += piece
        later_unpaid, later_paid = piece_unpaid[:, piece:], piece_paid[:, piece:]
        width = later_unpaid.shape[1]
        piece_paid = piece_paid[:, :width] + piece_unpaid[:, :width] * later_paid * factor**piece
        piece_unpaid = piece_unpaid[:, :width] * later_unpaid
        piece *= 2
    return unpaid, paid


def _tell(case: Situation, days: int, factor: float) -> Floats:
    """Cost of the notice, milestones still to come after telling, refunds."""
    notice = case.notice_days
    a_day = case.stay_cost_per_day if case.notice_cost_per_day is None else case.notice_cost_per_day
    day = np.arange(days)
    out = np.full(days, -a_day * float(np.sum(factor ** np.arange(1, notice + 1))))
    for stone in case.milestones:
        comes = (stone.day > day) & ((stone.day <= day + notice) | stone.survives_notice)
        discount = factor ** np.maximum(stone.day - day, 0)
        out += np.where(comes, stone.amount * stone.p_accept_if_told * discount, 0.0)
    if not case.must_deliver_prepaid:
        for work in case.prepaid:
            out -= np.where(day + notice < work.ready_day, work.amount * work.refund_share * factor**notice, 0.0)
    return out


def _stay(case: Situation, days: int) -> Floats:
    out = np.full(days, -float(case.stay_cost_per_day))
    for stone in case.milestones:
        if 0 < stone.day <= days:
            out[stone.day - 1] += stone.amount * stone.p_accept
    return out
