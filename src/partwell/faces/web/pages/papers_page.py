"""The papers of a parting with one client: each to look at, to print, and to take along as a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._told import fault_text
from partwell.facts.errors import InputError, NotFound

if TYPE_CHECKING:
    from partwell.actions.print_paper import Wishes


@require_safe
def papers(request: HttpRequest, client: str) -> HttpResponse:
    """The list, and one of them as it will be printed."""
    from partwell.actions.list_clients import list_clients
    from partwell.actions.print_paper import PAPERS, read_paper

    actor = actor_of(request)
    card = next((one for one in list_clients(actor).clients if one.id == client), None)
    if card is None:
        raise NotFound("no_client", name=client, known="")
    chosen = request.GET.get("paper", "letter")
    chosen = chosen if chosen in PAPERS else "letter"
    document, fault = None, ""
    try:
        document = read_paper(actor, client, chosen, _wishes(request))
    except InputError as error:
        fault = fault_text(language_of(request), error)
    return show(
        request,
        "papers.html",
        card=card,
        papers=PAPERS,
        chosen=chosen,
        forms=() if fault else PAPERS[chosen],
        document=document,
        fault=fault,
        typed=request.GET,
        reasons=_reasons(),
        query=_query(request),
    )


@require_safe
def paper_file(request: HttpRequest, client: str, paper: str, form: str) -> HttpResponseBase:
    """One paper as a file to take along."""
    from partwell.actions.print_paper import print_paper

    try:
        printed = print_paper(actor_of(request), client, paper, form, _wishes(request))
    except InputError as error:
        if error.code == "no_client":
            raise
        return show(
            request, "papers_fault.html", status=400, fault=fault_text(language_of(request), error), client=client
        )
    answer = HttpResponse(printed.data, content_type=printed.media)
    answer.headers["Content-Disposition"] = _disposition(printed.name)
    return answer


def _disposition(name: str) -> str:
    """As an attachment under a name with any letters (RFC 6266)."""
    from django.utils.http import content_disposition_header

    return content_disposition_header(as_attachment=True, filename=name) or "attachment"


def _wishes(request: HttpRequest) -> Wishes:
    from partwell.actions.print_paper import Wishes

    typed = request.GET
    return Wishes(
        language=typed.get("in", ""),
        last_day=_day(typed.get("last_day", "")),
        reason=typed.get("reason", ""),
        own_reason=typed.get("own_reason", "") if typed.get("reason", "") in {"", "own"} else "",
        person=typed.get("person", ""),
        their_lines=_lines(typed.get("to", "")),
        my_lines=_lines(typed.get("from", "")),
        referral=True if typed.get("referral") else None,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _reasons() -> tuple[str, ...]:
    from partwell.papers.parting import REASONS

    return REASONS


def _query(request: HttpRequest) -> str:
    """What was typed, for the links to the files; without the choice of the paper."""
    typed = request.GET.copy()
    typed.pop("paper", None)
    return typed.urlencode()


CLIENT_PLACE = Place(50, "papers", "web.papers.title")
URLS = [
    path("clients/<str:client>/papers", papers, name="papers"),
    path("clients/<str:client>/papers/<str:paper>.<str:form>", paper_file, name="paper_file"),
]
