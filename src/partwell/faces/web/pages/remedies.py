"""Remedies of one client: what was tried and whether it worked, what fits now with a message ready to copy, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts import moments
from partwell.facts.errors import InputError
from partwell.words import say

if TYPE_CHECKING:
    from datetime import date

    from partwell.actions.remedy import Logged

CLIENT_PLACE = Place(20, "remedies", "web.remedies.title")
_LONG = 64
_MOST_PERCENT = 10.0
"""Above ten times as much the upper end of the ratio says nothing."""


def remedies(request: HttpRequest, client: str) -> HttpResponseBase:
    """GET: the page. POST: log one remedy."""
    return _log(request, client) if request.method == "POST" else _page(request, client)


def _page(request: HttpRequest, client: str, typed: Typed | None = None) -> HttpResponse:
    from partwell.actions.remedy import ABOUT, remedies_of

    found, language = remedies_of(actor_of(request), client), language_of(request)
    return show(
        request,
        "remedies.html",
        status=400 if typed else 200,
        r=found,
        logged=[_shown(one, language) for one in found.logged],
        kinds=tuple(ABOUT),
        fits=found.ready[0].kind if found.ready else "boundary",
        typed=typed or Typed(),
        values=typed.values if typed else {},
        done=done_of(request),
    )


def _shown(one: Logged, language: str) -> dict[str, object]:
    """A remedy with its sentences."""
    from partwell.actions.remedy import outcome_text

    return {"one": one, "says": outcome_text(one.tried, language), "ratio": _ratio(one, language)}


def _ratio(one: Logged, language: str) -> str:
    """After against before in per cent with the range; "" where a side is missing or nothing was there before."""
    found = one.tried.outcome
    if found.ratio is None or found.low is None or found.high is None or not found.sides.before:
        return ""
    ratio, low, high = (round(100 * part) for part in (found.ratio, found.low, found.high))
    key = "web.remedies.ratio" if found.high <= _MOST_PERCENT else "web.remedies.ratio_open"
    return say(language, key, ratio=ratio, low=low, high=high)


def _log(request: HttpRequest, client: str) -> HttpResponseBase:
    from partwell.actions.remedy import log_remedy

    typed, language = posted(request), language_of(request)
    try:
        day = _day(typed.get("day", ""))
    except ValueError:
        return _page(request, client, Typed("log", typed, {"day": say(language, "web.fault.day")}))
    try:
        log_remedy(actor_of(request), client, typed.get("kind", "")[:_LONG], day=day, note=typed.get("note", ""))
    except InputError as error:
        field = "day" if error.code == "day_to_come" else "note" if error.code == "note_too_long" else "kind"
        return _page(request, client, Typed("log", typed, {field: fault_text(language, error)}))
    return back_to(reverse("remedies", args=[client]), "remedy_kept", "tried")


def _day(text: str) -> date | None:
    return moments.day(text.strip()) if text.strip() else None


@require_POST
def drop(request: HttpRequest, client: str) -> HttpResponseBase:
    """Take back a remedy logged by mistake."""
    from partwell.actions.remedy import drop_remedy

    drop_remedy(actor_of(request), client, posted(request).get("id", "")[:_LONG])
    return back_to(reverse("remedies", args=[client]), "remedy_dropped", "tried")


URLS = [
    path("clients/<str:client>/remedies", remedies, name="remedies"),
    path("clients/<str:client>/remedies/drop", drop, name="remedy_drop"),
]
