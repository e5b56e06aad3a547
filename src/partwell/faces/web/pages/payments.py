"""Payments that wait for an invoice: each with those it may be for, answered one by one, and taken back below."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.faces.web._page import actor_of, language_of, show
from partwell.faces.web._told import back_to, done_of, fault_text, posted
from partwell.facts.errors import InputError

_SHOWN = 20


def payments(request: HttpRequest) -> HttpResponseBase:
    """GET: the list. POST: lay one payment to an invoice, or leave it open for good."""
    return _take(request) if request.method == "POST" else _page(request)


def _take(request: HttpRequest) -> HttpResponseBase:
    from partwell.actions.place_payment import leave, place

    typed = posted(request)
    payment, invoice = typed.get("payment", ""), typed.get("invoice", "")
    try:
        if invoice == "none":
            leave(actor_of(request), payment)
        else:
            place(actor_of(request), payment, invoice)
    except InputError as error:
        return _page(request, fault_text(language_of(request), error))
    return back_to(reverse("payments"), "payment_left" if invoice == "none" else "payment_placed")


def _page(request: HttpRequest, fault: str = "") -> HttpResponse:
    from partwell.actions.place_payment import placed, unplaced

    found = unplaced(actor_of(request))
    return show(
        request,
        "payments.html",
        status=400 if fault else 200,
        fault=fault,
        found=found[:_SHOWN],
        rest=max(0, len(found) - _SHOWN),
        placed=placed(actor_of(request))[:_SHOWN],
        done=done_of(request),
    )


@require_POST
def undo(request: HttpRequest) -> HttpResponseBase:
    """Forget the person's word on a payment."""
    from partwell.actions.place_payment import take_back

    take_back(actor_of(request), posted(request).get("payment", ""))
    return back_to(reverse("payments"), "payment_back")


URLS = [path("payments", payments, name="payments"), path("payments/undo", undo, name="payment_undo")]
