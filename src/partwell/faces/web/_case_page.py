"""The page of a case, shown anew after every form; a form that could not be taken keeps what was typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from partwell.faces.web._case_view import view
from partwell.faces.web._faults import status_of
from partwell.faces.web._page import actor_of, language_of, show
from partwell.faces.web._told import Typed, done_of, fault_text, posted
from partwell.facts.errors import InputError, NotFound


def page(
    request: HttpRequest, client: str, step: str = "", typed: Typed | None = None, status: int = 200
) -> HttpResponse:
    """The case with `step` open; raise NotFound `no_client`."""
    from partwell.actions.case_show import show_case

    try:
        loaded = show_case(actor_of(request), client)
    except NotFound as none:
        if none.code != "no_case":
            raise
        return _none(request, client, typed, status)
    return show(
        request,
        "case.html",
        status=status,
        v=view(loaded, language_of(request), step, typed if typed and typed.form == "answer" else None),
        c=loaded.row,
        today=loaded.case.view.today,
        typed=typed or Typed(),
        done=done_of(request),
        scores=range(11),
    )


def _none(request: HttpRequest, client: str, typed: Typed | None, status: int) -> HttpResponse:
    from partwell.actions.list_clients import list_clients
    from partwell.actions.portfolio import portfolio
    from partwell.actions.why import find

    actor = actor_of(request)
    row = find(portfolio(actor).clients, client)
    card = next(card for card in list_clients(actor).clients if card.id == row.id)
    return show(
        request, "case_none.html", status=status, card=card, row=row, typed=typed or Typed(), done=done_of(request)
    )


def again(request: HttpRequest, client: str, form: str, error: InputError, step: str = "") -> HttpResponse:
    """The page with what was typed and the sentence of what is wrong; 409 where somebody was faster."""
    typed = Typed(form, posted(request), {"": fault_text(language_of(request), error)})
    return page(request, client, step, typed, status_of(error))
