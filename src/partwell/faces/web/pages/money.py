"""Money to come: open invoices as ranges on a calendar, weeks, cash, what is overdue with interest, the own record."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.faces._money_text import owing_texts, record_texts, row_texts
from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._svg_ranges import Ranges
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts import moments
from partwell.facts.errors import InputError

PLACE = Place(20, "money", "web.money.title")


def money(request: HttpRequest) -> HttpResponseBase:
    """GET: the page. POST: keep a reference rate the person looked up."""
    if request.method != "POST":
        return _page(request)
    from partwell.actions.interest_owed import say_rate

    typed = posted(request)
    try:
        first = moments.day(typed.get("first", ""))
    except ValueError:
        return _page(request, Typed("rate", typed, {"": fault_text(language_of(request), _no_day(typed))}))
    try:
        say_rate(actor_of(request), first, typed.get("rate", ""), typed.get("source", ""))
    except InputError as error:
        return _page(request, Typed("rate", typed, {"": fault_text(language_of(request), error)}))
    return back_to(reverse("money"), "statutory_kept", "overdue")


def _no_day(typed: dict[str, str]) -> InputError:
    return InputError("bad_day", given=typed.get("first", "") or "–")


@require_POST
def forget(request: HttpRequest) -> HttpResponseBase:
    """Take the person's rate of a half-year back."""
    from partwell.actions.interest_owed import forget_rate

    try:
        first = moments.day(posted(request).get("first", ""))
    except ValueError:
        return _page(request, Typed("rate", {}, {"": fault_text(language_of(request), _no_day(posted(request)))}))
    forget_rate(actor_of(request), first)
    return back_to(reverse("money"), "statutory_dropped", "overdue")


def _page(request: HttpRequest, typed: Typed | None = None) -> HttpResponse:
    from partwell.actions.interest_owed import interest_owed
    from partwell.actions.money_ahead import money_ahead

    actor, language = actor_of(request), language_of(request)
    found, owing = money_ahead(actor), interest_owed(actor)
    return show(
        request,
        "money.html",
        status=400 if typed else 200,
        a=found,
        ranges=Ranges(found.bills.today, found.open),
        record=list(record_texts(language, found)),
        owing=owing,
        rows=[(row, list(row_texts(language, row))) for row in owing.rows],
        owing_texts=list(owing_texts(language, owing)),
        own_rates=[row for row in owing.own if owing.law and owing.law.rate and row.name == owing.law.rate.name],
        typed=typed or Typed(),
        done=done_of(request),
        **_cash(request, found.bills.names),
    )


def _cash(request: HttpRequest, names: dict[str, str]) -> dict[str, Any]:
    """The runway of the whole book, as the portfolio computes it."""
    from partwell.actions.economics import economics
    from partwell.faces._economics_text import runway_limits, runway_texts
    from partwell.faces.web._svg_cash import Cash
    from partwell.words import say

    language = language_of(request)
    whole = economics(actor_of(request))
    runway = whole.cash.runway
    if runway is None:
        return {"cash": None, "no_cash": say(language, f"economics.runway.{whole.cash.reason}"), "cash_limits": []}
    cash = Cash(whole.cash.cash, runway.stay.path, whole.currency)
    said = list(runway_texts(language, whole, names, worst=False))
    return {"cash": cash, "no_cash": "", "cash_texts": said, "cash_limits": list(runway_limits(language, whole))}


URLS = [path("money", money, name="money"), path("money/forget", forget, name="money_forget")]
