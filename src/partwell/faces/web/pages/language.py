"""The language switch in the header: kept in a cookie, for this browser."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.http.response import HttpResponseRedirect
from django.urls import Resolver404, path, resolve, reverse
from django.views.decorators.http import require_POST

from partwell.faces.web._settings import LANGUAGE_COOKIE
from partwell.words import pick_language

_YEAR = 365 * 24 * 60 * 60


@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Speak the language asked for and go back to where the person was."""
    answer = HttpResponseRedirect(_way_back(request.POST.get("back", "")))
    wish = pick_language(request.POST.get("language"))
    answer.set_cookie(LANGUAGE_COOKIE, wish, max_age=_YEAR, httponly=True, samesite="Lax")
    return answer


def _way_back(back: str) -> str:
    """One of our own addresses; the portfolio where `back` is none (`//elsewhere`, `/\\elsewhere`, `https:…`)."""
    place = back.partition("?")[0]
    try:
        resolve(place)
    except Resolver404:
        return reverse("portfolio")
    own = place.startswith("/") and not place.startswith(("//", "/\\"))
    return back if own and back.isprintable() else reverse("portfolio")


URLS = [path("language", language, name="language")]
