"""Which invoice a payment is for, where no rule could tell: what is asked, and the person's word."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.book.placing import Candidate, OpenPayment
from partwell.facts.money import Money

__all__ = ["Candidate", "OpenPayment", "leave", "place", "placed", "take_back", "unplaced"]


def unplaced(actor: Actor) -> tuple[OpenPayment, ...]:
    """Payments with an amount left and at least one invoice that may be meant, the newest first."""
    actor.needs("read")
    from partwell.book import placing

    return placing.unplaced()


def placed(actor: Actor) -> tuple[tuple[str, object, Money, str], ...]:
    """What the person laid where: (payment, day, amount, invoice number), the newest first."""
    actor.needs("read")
    from partwell.book import placing

    return placing.placed()


def place(actor: Actor, payment: str, invoice: str) -> Money:
    """Lay a payment to an invoice; give the amount laid.

    Raise NotFound `no_payment`, `no_such_invoice`; InputError `other_money`, `nothing_open`.
    """
    actor.needs("write")
    from partwell.book import placing

    return placing.place(payment, invoice)


def leave(actor: Actor, payment: str) -> None:
    """Ask no more about a payment; raise NotFound `no_payment`."""
    actor.needs("write")
    from partwell.book import placing

    placing.leave(payment)


def take_back(actor: Actor, payment: str) -> None:
    """Forget the person's word on a payment; raise NotFound `no_payment`."""
    actor.needs("write")
    from partwell.book import placing

    placing.take_back(payment)
