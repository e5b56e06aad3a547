"""The directory of colleagues, and for one client who fits, with the texts of the three steps."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money

_CAPACITIES = ("free", "limited", "full")


def colleagues(request: HttpRequest) -> HttpResponseBase:
    """GET: the directory and a form. POST: keep one more."""
    return _take(request) if request.method == "POST" else _page(request)


def _take(request: HttpRequest) -> HttpResponseBase:
    from partwell.actions.refer import ColleagueRow, add_colleague

    typed = posted(request)
    try:
        row = ColleagueRow(
            "",
            typed.get("name", ""),
            typed.get("email", ""),
            "",
            _words(typed.get("skills", "")),
            _words(typed.get("languages", "")),
            _rate(request, typed.get("rate", "")),
            typed.get("capacity", "free"),
        )
        add_colleague(actor_of(request), row)
    except InputError as error:
        place = {"empty_name": "name", "bad_rate_amount": "rate"}.get(error.code, "")
        return _page(request, Typed("colleague", typed, {place: fault_text(language_of(request), error)}))
    return back_to(reverse("colleagues"), "colleague_kept")


def _rate(request: HttpRequest, text: str) -> Money | None:
    from partwell.actions.settings import read_settings

    if not text.strip():
        return None
    try:
        amount = Decimal(text.replace(" ", "").replace(",", "."))
        return Money.parse(f"{amount:f}", read_settings(actor_of(request)).currency)
    except (InvalidOperation, ValueError):
        raise InputError("bad_rate_amount", given=text) from None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.replace("\n", ",").split(",") if word.strip())


def _page(request: HttpRequest, typed: Typed | None = None) -> HttpResponse:
    from partwell.actions.refer import list_colleagues

    return show(
        request,
        "colleagues.html",
        status=400 if typed else 200,
        rows=list_colleagues(actor_of(request)),
        typed=typed or Typed(),
        values=typed.values if typed else {},
        capacities=_CAPACITIES,
        done=done_of(request),
    )


@require_POST
def change(request: HttpRequest, colleague: str, what: str) -> HttpResponseBase:
    """Write down that they agreed or not, or take them out."""
    from partwell.actions.refer import drop_colleague, set_consent

    actor = actor_of(request)
    if what == "remove":
        drop_colleague(actor, colleague)
    else:
        set_consent(actor, colleague, agreed=what == "agreed")
    return back_to(reverse("colleagues"), "colleague_gone" if what == "remove" else "colleague_kept")


@require_safe
def refer(request: HttpRequest, client: str) -> HttpResponse:
    """Who fits this client, and the text of the chosen step."""
    from partwell.actions.refer import introduce, match_client
    from partwell.papers.referral import STEPS

    actor, language = actor_of(request), language_of(request)
    found = match_client(actor, client, language)
    step, name = request.GET.get("step", "ask"), request.GET.get("colleague", "")
    document, fault = None, ""
    if name:
        try:
            document = introduce(actor, client, name, step if step in STEPS else "ask", request.GET.get("in", language))
        except NotFound:
            raise
        except InputError as error:
            fault = fault_text(language, error)
    return show(
        request,
        "refer.html",
        found=found,
        client=client,
        step=step,
        steps=STEPS,
        chosen=name,
        document=document,
        fault=fault,
    )


PLACE = Place(120, "colleagues", "web.colleagues.title")
CLIENT_PLACE = Place(60, "refer", "web.refer.title")
URLS = [
    path("colleagues", colleagues, name="colleagues"),
    *(
        path(f"colleagues/<str:colleague>/{what}", change, {"what": what}, name=f"colleague_{what}")
        for what in ("agreed", "declined", "remove")
    ),
    path("clients/<str:client>/refer", refer, name="refer"),
]
