"""One piece of evidence in its original: the record as the file has it, the words a number rests on marked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces.web._page import actor_of, show
from partwell.faces.web._proof import Proof, proof

_AROUND = 6000


@require_safe
def evidence(request: HttpRequest, fact: str) -> HttpResponse:
    """The page; `from` names the client whose page led here, for the way back."""
    from partwell.actions.settings import read_settings
    from partwell.actions.show_original import show_original

    actor = actor_of(request)
    shown = show_original(actor, fact)
    one: Proof = proof(shown.evidence, read_settings(actor).zone)
    return show(
        request,
        "evidence.html",
        one=one,
        trace=shown.evidence.trace,
        before=shown.before[-_AROUND:],
        words=shown.words,
        after=shown.after[:_AROUND],
        cut_before=len(shown.before) > _AROUND,
        cut_after=len(shown.after) > _AROUND,
        client=request.GET.get("from", "")[:40],
    )


URLS = [path("evidence/<str:fact>", evidence, name="evidence")]
