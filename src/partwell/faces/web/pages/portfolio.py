"""The portfolio: one calm row a client, what takes the trouble, what is assumed, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces.web._page import Place, actor_of, show

if TYPE_CHECKING:
    from partwell.actions.portfolio import ClientRow

_CALLING = ("part", "manage")


@require_safe
def portfolio(request: HttpRequest) -> HttpResponse:
    """The page; where the book is empty, the way to fill it."""
    from partwell.actions.portfolio import portfolio as look

    found = look(actor_of(request))
    if not found.clients:
        return show(request, "portfolio_empty.html", steps=_steps(request))
    words = [row.verdict.word for row in found.clients]
    return show(
        request,
        "portfolio.html",
        found=found,
        calls=sorted((row for row in found.clients if row.verdict.word in _CALLING), key=_urgency),
        unknown=words.count("unknown"),
    )


def _urgency(row: ClientRow) -> tuple[int, float]:
    """First whom the person decided to part with, then who makes the most trouble."""
    trouble = row.readings.get("trouble_share")
    value = trouble.value if trouble and isinstance(trouble.value, float) else 0.0
    return _CALLING.index(row.verdict.word), -value


def _steps(request: HttpRequest) -> dict[str, bool]:
    """What of the way to a first portfolio is done."""
    from partwell.actions.list_imports import list_imports
    from partwell.book.profile import has_profile

    return {"profile": has_profile(), "files": bool(list_imports(actor_of(request)))}


PLACE = Place(1, "portfolio", "web.nav.portfolio")
URLS = [path("", portfolio, name="portfolio")]
