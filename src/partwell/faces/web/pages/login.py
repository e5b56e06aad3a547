"""The way in: the one-time link's page has one button, and only pressing it spends the link."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from partwell.faces import _session
from partwell.faces.web import _links
from partwell.faces.web._page import language_of, show
from partwell.words import say


def login(request: HttpRequest) -> HttpResponseBase:
    """GET: how to come in. POST: take the link, hand out the session."""
    if request.method != "POST":
        return _ask(request)
    from django.conf import settings

    from partwell.book.home import home_path

    if not _session.take_link(home_path(), request.POST.get("token", "")):
        return _ask(request, status=403, fault=say(language_of(request), "web.login.spent"))
    answer = redirect("portfolio")
    answer.set_cookie(
        _session.cookie_name(port_of(request)),
        _session.new_session(settings.SECRET_KEY),
        max_age=_session.SESSION_SECONDS,
        httponly=True,
        samesite="Lax",
    )
    return answer


@require_safe
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page the link leads to: one button; a script presses it where scripts run."""
    return _ask(request, token=token)


@require_POST
def another(request: HttpRequest) -> HttpResponse:
    """Write a new link to the terminal in which partwell runs; only who sits there can read it."""
    _links.announce_again(request.get_host(), language_of(request))
    return _ask(request, said=say(language_of(request), "web.login.printed"))


def port_of(request: HttpRequest) -> int:
    """The port we are reached on; the door let only our own Host through."""
    return urlsplit(f"//{request.get_host()}").port or 80


def _ask(request: HttpRequest, *, status: int = 200, token: str = "", fault: str = "", said: str = "") -> HttpResponse:
    return show(request, "login.html", status=status, token=token, fault=fault, said=said)


URLS = [
    path("login", login, name="login"),
    path("login/another", another, name="login_another"),
    path("login/<str:token>", by_link, name="login_link"),
]
