"""The portfolio: one calm row a client, what takes the trouble, what is assumed, and what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces.web._page import Place, actor_of, language_of, show


@require_safe
def portfolio(request: HttpRequest) -> HttpResponse:
    """The page; where the book is empty, the way to fill it."""
    from partwell.actions.portfolio import portfolio as look

    found = look(actor_of(request))
    if not found.clients:
        return show(request, "portfolio_empty.html", steps=_steps(request))
    from partwell.faces.web._economics import of_book

    words, rows = [row.verdict.word for row in found.clients], {row.id: row for row in found.clients}
    return show(
        request,
        "portfolio.html",
        **of_book(actor_of(request), found.as_of, language_of(request)),
        found=found,
        calls=[rows[client] for client in found.attention],
        unknown=words.count("unknown"),
    )


def _steps(request: HttpRequest) -> dict[str, bool]:
    """What of the way to a first portfolio is done."""
    from partwell.actions.list_imports import list_imports
    from partwell.book.profile import has_profile

    return {"profile": has_profile(), "files": bool(list_imports(actor_of(request)))}


PLACE = Place(10, "portfolio", "web.nav.portfolio")
URLS = [path("", portfolio, name="portfolio")]
