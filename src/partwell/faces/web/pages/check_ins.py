"""One tap a client: how was the last contact? Those met lately and not noted yet come first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse

from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._told import back_to, done_of, fault_text, posted
from partwell.facts.errors import InputError, NotFound

SCORES = ("1", "2", "3", "4", "5")


def check_ins(request: HttpRequest) -> HttpResponseBase:
    """GET: the clients. POST: keep one note of today."""
    return _take(request) if request.method == "POST" else _page(request)


def _take(request: HttpRequest) -> HttpResponseBase:
    from partwell.actions.check_in import check_in

    typed = posted(request)
    score = typed.get("score", "")
    try:
        check_in(actor_of(request), typed.get("client", ""), int(score) if score in SCORES else 0)
    except NotFound:
        raise
    except InputError as error:
        return _page(request, fault_text(language_of(request), error))
    return back_to(reverse("check_ins"), "check_in")


def _page(request: HttpRequest, fault: str = "") -> HttpResponse:
    from partwell.actions.list_moods import list_moods

    moods = list_moods(actor_of(request))
    return show(
        request,
        "check_ins.html",
        status=400 if fault else 200,
        fault=fault,
        met=[one for one in moods if one.met],
        others=[one for one in moods if not one.met],
        scores=SCORES,
        done=done_of(request),
    )


PLACE = Place(110, "check_ins", "web.nav.check_ins")
URLS = [path("check-ins", check_ins, name="check_ins")]
