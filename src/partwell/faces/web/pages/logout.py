"""The way out: the session's cookie is taken back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from partwell.faces import _session
from partwell.faces.web.pages.login import port_of


@require_POST
def logout(request: HttpRequest) -> HttpResponseBase:
    """Forget the session in this browser."""
    answer = redirect("login")
    answer.delete_cookie(_session.cookie_name(port_of(request)), samesite="Lax")
    return answer


URLS = [path("logout", logout, name="logout")]
