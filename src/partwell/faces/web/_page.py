"""What every page has at hand: the person's language, who asks, and how a template becomes an answer."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partwell.actions._actor import OWNER, Actor
from partwell.faces.web._settings import LANGUAGE_COOKIE
from partwell.words import LANGUAGES, pick_language

MORE = 100


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the navigation: its order (from MORE on folded away), the name of its address, its text's key."""

    order: int
    name: str
    key: str


def actor_of(request: HttpRequest) -> Actor:
    """Who asks: whoever came through the door is the owner, until there are teams."""
    return cast("Actor", getattr(request, "actor", OWNER))


def wish_of(request: HttpRequest) -> str:
    """The language asked for by the switch in the header or by the browser; the book is not opened for it."""
    return pick_language(request.COOKIES.get(LANGUAGE_COOKIE), request.headers.get("Accept-Language"))


def language_of(request: HttpRequest) -> str:
    """The language of the switch, else of the profile, else of the browser; read once a request."""
    known = getattr(request, "partwell_language", None)
    if known is None:
        known = request.COOKIES.get(LANGUAGE_COOKIE)
        if known not in LANGUAGES:
            known = _profile_language() or wish_of(request)
        set_language(request, known)
    return cast("str", known)


def set_language(request: HttpRequest, language: str) -> None:
    """Answer this request in `language`, whatever else says."""
    request.partwell_language = language  # type: ignore[attr-defined]


def _profile_language() -> str | None:
    from partwell.book.profile import has_profile, read_profile

    return read_profile().language if has_profile() else None


def show(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """The template with its values; everything in it is escaped by Django."""
    return render(request, template, context, status=status)


def around(request: HttpRequest) -> dict[str, Any]:
    """What the frame of every page needs; the context processor of all templates."""
    match = request.resolver_match
    return {
        "lang": language_of(request),
        "languages": LANGUAGES,
        "places": [place for place in places() if place.order < MORE],
        "more_places": [place for place in places() if place.order >= MORE],
        "client_places": places("CLIENT_PLACE"),
        "here": match.url_name if match else "",
        "back": request.get_full_path() if request.method == "GET" and match else reverse("portfolio"),
    }


@cache
def places(attribute: str = "PLACE") -> tuple[Place, ...]:
    """The navigation: the PLACE of every page that has one, in its order; CLIENT_PLACE for the pages of one client."""
    from partwell.faces.web import pages

    names = [m.name for m in pkgutil.iter_modules(pages.__path__) if not m.name.startswith("_")]
    found = [getattr(import_module(f"{pages.__name__}.{name}"), attribute, None) for name in names]
    return tuple(sorted((p for p in found if p is not None), key=lambda p: p.order))
