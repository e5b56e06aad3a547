"""Exchange rates: the person's own, entered and removed here, and how far the table of reference rates reaches."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.faces.web._page import actor_of, language_of, show
from partwell.faces.web._profile_form import currencies
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts.errors import InputError, NotFound
from partwell.words import say

# Which field a fault belongs to.
_PLACES = {"bad_exchange_rate": "rate", "rate_to_come": "day", "source_too_long": "source"}


def rates(request: HttpRequest) -> HttpResponseBase:
    """GET: the list and the form. POST: keep one more."""
    return _take(request) if request.method == "POST" else _page(request)


def _take(request: HttpRequest) -> HttpResponseBase:
    from partwell.actions.exchange_rates import RateRow, set_exchange_rate

    typed = posted(request)
    day = _day(typed.get("day", ""))
    if day is None:
        return _page(request, Typed("rate", typed, {"day": say(language_of(request), "web.rates.day_fault")}))
    rate = typed.get("rate", "").replace(",", ".").strip()
    try:
        kept = RateRow(day, typed.get("currency", ""), "", rate, typed.get("source", ""))
        set_exchange_rate(actor_of(request), kept)
    except InputError as error:
        place = _PLACES.get(error.code, "currency")
        return _page(request, Typed("rate", typed, {place: fault_text(language_of(request), error)}))
    return back_to(reverse("rates"), "rate_kept")


def _page(request: HttpRequest, typed: Typed | None = None) -> HttpResponse:
    from partwell.actions.exchange_rates import list_exchange_rates

    found = list_exchange_rates(actor_of(request))
    return show(
        request,
        "rates.html",
        status=400 if typed else 200,
        found=found,
        typed=typed or Typed(),
        values=typed.values if typed else {"currency": "EUR" if found.currency != "EUR" else "USD"},
        done=done_of(request),
        currencies=[one for one in currencies(language_of(request)) if one.value != found.currency],
    )


@require_POST
def drop(request: HttpRequest) -> HttpResponseBase:
    """Forget one; gone already is as good."""
    from partwell.actions.exchange_rates import drop_exchange_rate

    typed = posted(request)
    day = _day(typed.get("day", ""))
    try:
        drop_exchange_rate(actor_of(request), day or date.min, typed.get("currency", ""), typed.get("into", ""))
    except NotFound:
        return back_to(reverse("rates"), "rate_gone")
    return back_to(reverse("rates"), "rate_gone")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


URLS = [path("settings/rates", rates, name="rates"), path("settings/rates/remove", drop, name="drop_rate")]
