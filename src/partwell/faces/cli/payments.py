"""`partwell payments`: money that no rule could lay to an invoice, and your word which it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import default_verb, new_app, verb
from partwell.words import formats

if TYPE_CHECKING:
    from partwell.actions.place_payment import Candidate, OpenPayment

APP = new_app()
Number = Annotated[str, typer.Argument(help="cli.payments.id", metavar="ID")]
_SHOWN, _DIGITS = 20, 8


@default_verb(APP, "payments")
def payments(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False
) -> None:
    """List the payments that wait for an invoice, with those they may be for."""
    if context.invoked_subcommand is not None:
        return
    face = face_of(context)
    actor = face.open()
    from partwell.actions.place_payment import unplaced

    found = unplaced(actor)
    if as_json:
        face.document({"payments": [_plain(one) for one in found]})
        return
    if not found:
        face.show(face.t("cli.payments.none"))
        return
    for one in found[:_SHOWN]:
        face.show(*_lines(face, one))
    if len(found) > _SHOWN:
        face.show(face.tn("cli.payments.more", len(found) - _SHOWN))
    face.show(face.t("cli.payments.how"))


@verb(APP, "payments.place", "place")
def place_(
    context: typer.Context,
    payment: Number,
    invoice: Annotated[str, typer.Argument(help="cli.payments.invoice", metavar="INVOICE")],
) -> None:
    """Lay a payment to an invoice."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.place_payment import place

    amount = place(actor, payment, invoice)
    face.show(face.t("cli.payments.placed", amount=amount.text, currency=amount.currency, number=invoice))


@verb(APP, "payments.leave", "leave")
def leave_(context: typer.Context, payment: Number) -> None:
    """Ask no more about a payment."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.place_payment import leave

    leave(actor, payment)
    face.show(face.t("cli.payments.left"))


@verb(APP, "payments.undo", "undo")
def undo(context: typer.Context, payment: Number) -> None:
    """Forget your word on a payment."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.place_payment import take_back

    take_back(actor, payment)
    face.show(face.t("cli.payments.undone"))


def _lines(face: Face, one: OpenPayment) -> list[str]:
    who = one.client or one.payer or face.t("cli.payments.nobody")
    day = formats.day(face.language, one.day)
    head = face.t(
        "cli.payments.row",
        id=one.payment[:_DIGITS],
        day=day,
        who=who,
        amount=one.left.text,
        currency=one.left.currency,
    )
    return [head, *(f"  {_candidate(face, some)}" for some in one.candidates)]


def _candidate(face: Face, some: Candidate) -> str:
    day = formats.day(face.language, some.issued)
    reason = face.t(f"payments.why.{some.why}")
    return face.t(
        "cli.payments.candidate", number=some.number, client=some.client, day=day, open=some.open.text, reason=reason
    )


def _plain(one: OpenPayment) -> dict[str, object]:
    return {
        "id": one.payment,
        "day": one.day.isoformat(),
        "left": {"amount": one.left.text, "currency": one.left.currency},
        "payer": one.payer,
        "client": one.client or None,
        "reference": one.reference,
        "candidates": [
            {"invoice": c.invoice, "number": c.number, "client": c.client or None, "open": c.open.text, "why": c.why}
            for c in one.candidates
        ],
    }
