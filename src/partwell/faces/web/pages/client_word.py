"""The person's own word on a client: a check-in after contact, and a decision."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.faces.web import _dossier
from partwell.faces.web._page import actor_of, language_of
from partwell.faces.web._told import Typed, back_to, fault_text, posted
from partwell.facts import moments
from partwell.facts.errors import InputError, NotFound
from partwell.words import say

_FIELDS = {"bad_score": "score", "note_too_long": "note", "day_to_come": "day", "bad_decision": "word"}


@require_POST
def check_in(request: HttpRequest, client: str) -> HttpResponseBase:
    """Keep a mood note."""
    from partwell.actions.check_in import check_in as keep

    typed = posted(request)
    score, day = typed.get("score", ""), typed.get("day", "").strip()
    try:
        when = moments.day(day) if day else None
    except ValueError:
        return _again(request, client, "check_in", "day", say(language_of(request), "web.fault.day"))
    if score not in {"1", "2", "3", "4", "5"}:
        return _again(request, client, "check_in", "score", say(language_of(request), "web.fault.score"))
    try:
        keep(actor_of(request), client, int(score), typed.get("note", "").strip(), when)
    except NotFound:
        raise
    except InputError as error:
        field = _FIELDS.get(error.code, "")
        return _again(request, client, "check_in", field, fault_text(language_of(request), error))
    return back_to(reverse("client", args=[client]), "check_in", "check-in")


@require_POST
def decision(request: HttpRequest, client: str) -> HttpResponseBase:
    """Keep the person's own word."""
    from partwell.actions.decide_client import decide

    typed = posted(request)
    try:
        decide(actor_of(request), client, typed.get("word", ""), typed.get("reason", "").strip())
    except NotFound:
        raise
    except InputError as error:
        return _again(request, client, "decision", "word", fault_text(language_of(request), error))
    return back_to(reverse("client", args=[client]), "decided", "decision")


def _again(request: HttpRequest, client: str, form: str, field: str, text: str) -> HttpResponseBase:
    return _dossier.page(request, client, Typed(form, posted(request), {field: text}))


URLS = [
    path("clients/<str:client>/check-in", check_in, name="check_in"),
    path("clients/<str:client>/decision", decision, name="decision"),
]
