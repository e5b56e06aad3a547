"""One client's case as a calm path: what is done, the one step that is open, and why another has to wait."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces.web import _case_page
from partwell.faces.web._page import Place, actor_of, show

CLIENT_PLACE = Place(10, "case", "web.case.place")


@require_safe
def case(request: HttpRequest, client: str) -> HttpResponse:
    """The case with the step `?step=` open, or the form that opens a case."""
    return _case_page.page(request, client, request.GET.get("step", ""))


@require_safe
def rehearse(request: HttpRequest, client: str) -> HttpResponse:
    """The talk, large and alone on the page, to be said aloud within a minute."""
    from partwell.actions.case_speech import case_speech

    loaded, speech = case_speech(actor_of(request), client)
    return show(request, "case_rehearse.html", c=loaded.row, speech=speech)


URLS = [
    path("clients/<str:client>/case", case, name="case"),
    path("clients/<str:client>/case/rehearse", rehearse, name="case_rehearse"),
]
