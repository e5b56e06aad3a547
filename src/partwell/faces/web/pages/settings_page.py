"""Settings: who the person is, how they work, their addresses, and the money the runway is counted from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.faces.web import _profile_form
from partwell.faces.web._page import Place, actor_of, language_of, set_language, show
from partwell.faces.web._settings import LANGUAGE_COOKIE
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts.errors import InputError
from partwell.words import LANGUAGES, say


def settings(request: HttpRequest) -> HttpResponseBase:
    """GET: the form. POST: keep it; files that name no currency or zone are read again where that changed."""
    return _take(request) if request.method == "POST" else _page(request)


def _take(request: HttpRequest) -> HttpResponseBase:
    from partwell.actions.settings import write_settings

    typed = {**posted(request), "days": "".join(sorted(set(request.POST.getlist("days"))))}
    profile, faults = _profile_form.profile_of(typed, language_of(request))
    if faults:
        return _page(request, Typed("profile", typed, faults))
    try:
        write_settings(actor_of(request), profile)
    except InputError as error:
        return _page(request, Typed("profile", typed, {"": fault_text(language_of(request), error)}))
    set_language(request, profile.language)
    answer = back_to(reverse("settings"), "saved")
    answer.delete_cookie(LANGUAGE_COOKIE, samesite="Lax")  # what is kept in the book speaks from now on
    return answer


def _page(request: HttpRequest, typed: Typed | None = None) -> HttpResponse:
    from partwell.actions.list_clients import list_clients
    from partwell.actions.settings import read_settings
    from partwell.book.profile import has_profile

    actor, language = actor_of(request), language_of(request)
    values = (
        _profile_form.typed_of(read_settings(actor), language) if has_profile() else _profile_form.suggested(language)
    )
    if typed and typed.form == "profile":
        values = dict(typed.values)
    return show(
        request,
        "settings.html",
        status=400 if typed else 200,
        values=values,
        typed=typed or Typed(),
        done=done_of(request),
        me=list_clients(actor).me,
        days=_profile_form.DAYS,
        spoken=LANGUAGES,
        zones=_profile_form.zones(),
        countries=_profile_form.countries(language),
        currencies=_profile_form.currencies(language),
    )


@require_POST
def claim(request: HttpRequest) -> HttpResponseBase:
    """Say that addresses are one's own."""
    from partwell.actions.set_own_identity import claim as keep

    values = [piece for piece in request.POST.get("own", "").replace(",", " ").split() if piece]
    fault = ""
    if not values or any("@" not in value and not value.startswith("+") for value in values):
        fault = say(language_of(request), "web.settings.own_fault")
    else:
        try:
            keep(actor_of(request), *values)
        except InputError as error:
            fault = fault_text(language_of(request), error)
    if fault:
        return _page(request, Typed("own", posted(request), {"own": fault}))
    return back_to(reverse("settings"), "claimed", "own")


@require_POST
def disclaim(request: HttpRequest) -> HttpResponseBase:
    """Say that an address is not one's own after all."""
    from partwell.actions.set_own_identity import disclaim as drop

    drop(actor_of(request), request.POST.get("value", ""))
    return back_to(reverse("settings"), "disclaimed", "own")


PLACE = Place(60, "settings", "web.nav.settings")
URLS = [
    path("settings", settings, name="settings"),
    path("settings/own", claim, name="claim"),
    path("settings/own/remove", disclaim, name="disclaim"),
]
