"""One client: the verdict with both sides, every reading with its range, and the evidence behind each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces.web import _dossier
from partwell.faces.web._page import actor_of, show
from partwell.faces.web._proof import proof

_SHOWN = 10


@require_safe
def client(request: HttpRequest, client: str) -> HttpResponse:
    """The dossier."""
    return _dossier.page(request, client)


@require_safe
def evidence_list(request: HttpRequest, client: str, signal: str) -> HttpResponse:
    """The facts behind one reading, newest first: a piece of the client's page for htmx, a page of its own without."""
    from partwell.actions.settings import read_settings
    from partwell.actions.why import why

    actor = actor_of(request)
    dossier = why(actor, client, signal)
    reading = dossier.row.readings[signal]
    start = _number(request.GET.get("start", ""))
    found = [dossier.evidence[fact] for fact in reading.evidence if fact in dossier.evidence]
    zone = read_settings(actor).zone
    is_piece = bool(getattr(request, "htmx", False))
    total = int(dict(reading.details).get("evidence_total", len(found)))
    return show(
        request,
        "_evidence_list.html" if is_piece else "evidence_list.html",
        piece=is_piece,
        row=dossier.row,
        signal=signal,
        reading=reading,
        proofs=[proof(one, zone) for one in found[start : start + _SHOWN]],
        more=start + _SHOWN if start + _SHOWN < len(found) else 0,
        before=max(0, start - _SHOWN),
        start=start,
        total=total,
        capped=len(found) if total > len(found) else 0,
        query=dossier.queries[signal],
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


URLS = [
    path("clients/<str:client>", client, name="client"),
    path("clients/<str:client>/evidence/<str:signal>", evidence_list, name="evidence_list"),
]
