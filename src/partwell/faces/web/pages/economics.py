"""What one client gives and costs: money and hours, trouble by kind, what leaving needs, cash with and without."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces.web._economics import of_client
from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._proof import proof

CLIENT_PLACE = Place(20, "economics", "web.economics.title")
_SHOWN = 20


@require_safe
def economics(request: HttpRequest, client: str) -> HttpResponse:
    """The page."""
    return show(request, "economics.html", **of_client(actor_of(request), client, language_of(request)))


@require_safe
def line(request: HttpRequest, client: str, line: str) -> HttpResponse:
    """The facts behind one line of cost, newest first."""
    from partwell.actions.client_economics import line_evidence
    from partwell.actions.settings import read_settings

    actor = actor_of(request)
    found, one, facts = line_evidence(actor, client, line)
    zone, start = read_settings(actor).zone, _number(request.GET.get("start", ""))
    return show(
        request,
        "economics_line.html",
        e=found,
        line=one,
        proofs=[proof(fact, zone) for fact in facts[start : start + _SHOWN]],
        start=start,
        more=start + _SHOWN if start + _SHOWN < len(facts) else 0,
        before=max(0, start - _SHOWN),
        shown=len(facts),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


URLS = [
    path("clients/<str:client>/economics", economics, name="economics"),
    path("clients/<str:client>/economics/<str:line>", line, name="economics_line"),
]
