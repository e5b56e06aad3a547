"""A client's contract: its text with findings in the margin, topics to confirm, loose ends, the way out in days."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from partwell.contracts.notice_plan import COUNTED, SNAPS
from partwell.contracts.review import STATUSES, TOPICS
from partwell.faces.web import _contract_form as forms
from partwell.faces.web._contract_view import view
from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts.errors import InputError, NotFound

CLIENT_PLACE = Place(30, "contract", "web.contract.title")


@require_safe
def contract(request: HttpRequest, client: str) -> HttpResponse:
    """The page; a client without a contract gets the papers that are nobody's yet."""
    return _page(request, client)


def _page(request: HttpRequest, client: str, typed: Typed | None = None) -> HttpResponse:
    from partwell.actions.contract_of import contract_of, leave_on
    from partwell.actions.settings import read_settings

    actor, document = actor_of(request), request.GET.get("document", "")
    try:
        found = contract_of(actor, client, document)
    except NotFound as none:
        if none.code != "no_contract_of":
            raise
        return _none(request, client)
    topic = request.GET.get("topic", "")
    topic = topic if topic in TOPICS else ""
    days, faults = forms.days_of(request)
    plan = leave_on(actor, found, days["given"], days["wanted"], days["term_end"])
    return show(
        request,
        "contract.html",
        status=400 if typed else 200,
        c=found,
        v=view(found, language_of(request), topic),
        p=forms.plan_view(plan, language_of(request)),
        topic=topic,
        statuses=STATUSES,
        anchors=COUNTED,
        snaps=SNAPS,
        units=forms.UNITS,
        days=days,
        faults=faults,
        country=read_settings(actor).country,
        notice=forms.notice_values(found, typed),
        typed=typed or Typed(),
        done=done_of(request),
        document=found.paper.key if document else "",
    )


def _none(request: HttpRequest, client: str) -> HttpResponse:
    from partwell.actions.contract_of import list_papers
    from partwell.actions.list_clients import list_clients

    actor = actor_of(request)
    card = next(card for card in list_clients(actor).clients if client in {card.id, card.name})
    return show(request, "contract_none.html", card=card, papers=list_papers(actor), done=done_of(request))


@require_POST
def word(request: HttpRequest, client: str) -> HttpResponseBase:
    """Keep what the person says of one topic."""
    from partwell.actions.contract_confirm import confirm_topic

    typed = posted(request)
    topic, document = typed.get("topic", ""), typed.get("document", "")
    try:
        confirm_topic(actor_of(request), client, topic, typed.get("status", ""), typed.get("note", ""), document)
    except NotFound:
        raise
    except InputError as error:
        return _page(request, client, Typed(f"word-{topic}", typed, {"note": fault_text(language_of(request), error)}))
    return _back(client, document, "clause_kept", f"t-{topic}")


@require_POST
def notice(request: HttpRequest, client: str) -> HttpResponseBase:
    """Keep the notice terms that hold, or take them back."""
    from partwell.actions.contract_confirm import say_notice

    typed = posted(request)
    try:
        own = None if "forget" in typed else forms.own_terms_of(typed)
        say_notice(actor_of(request), client, own, typed.get("document", ""))
    except NotFound:
        raise
    except InputError as error:
        field = "term_end" if error.code == "bad_day" else "n"
        return _page(request, client, Typed("notice", typed, {field: fault_text(language_of(request), error)}))
    return _back(client, typed.get("document", ""), "notice_kept", "leave")


@require_POST
def settled(request: HttpRequest, client: str) -> HttpResponseBase:
    """Keep which loose ends are settled."""
    from partwell.actions.contract_confirm import settle

    document = request.POST.get("document", "")
    settle(actor_of(request), client, request.POST.getlist("end"), document)
    return _back(client, document, "settled", "ends")


@require_POST
def whose(request: HttpRequest, client: str) -> HttpResponseBase:
    """Say that a paper is this client's."""
    from partwell.actions.contract_confirm import assign_paper

    assign_paper(actor_of(request), request.POST.get("document", ""), client)
    return _back(client, "", "paper_assigned", "")


@require_safe
def calendar(request: HttpRequest, client: str) -> HttpResponse:
    """The days as a calendar file to take away."""
    from partwell.actions.contract_days import calendar_of

    days, _ = forms.days_of(request)
    file = calendar_of(
        actor_of(request),
        client,
        language_of(request),
        days["given"],
        days["term_end"],
        request.GET.get("document", ""),
    )
    answer = HttpResponse(file.content, content_type="text/calendar")
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer


def _back(client: str, document: str, done: str, anchor: str) -> HttpResponseBase:
    answer = back_to(reverse("contract", args=[client]), done)
    place = answer.url + (f"&document={document}" if document.isalnum() else "")
    answer["Location"] = place + (f"#{anchor}" if anchor else "")
    return answer


URLS = [
    path("clients/<str:client>/contract", contract, name="contract"),
    path("clients/<str:client>/contract/word", word, name="contract_word"),
    path("clients/<str:client>/contract/notice", notice, name="contract_notice"),
    path("clients/<str:client>/contract/settled", settled, name="contract_settled"),
    path("clients/<str:client>/contract/whose", whose, name="contract_whose"),
    path("clients/<str:client>/contract/notice.ics", calendar, name="contract_calendar"),
]
