"""Who is who: what the book proposes about names and addresses with the reasons, answered in one pass; the roster."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts.errors import InputError
from partwell.words import say

_CHANGES = 12
_AT_ONCE = 15
"""Questions about others shown open; a whole mailbox brings a hundred, and the strongest come first."""


def people(request: HttpRequest) -> HttpResponseBase:
    """GET: questions and roster. POST: take the answers; files they touch are read again."""
    return _take(request) if request.method == "POST" else _page(request)


def _take(request: HttpRequest) -> HttpResponseBase:
    from partwell.actions.answer_proposals import answer
    from partwell.actions.list_clients import list_clients

    actor, typed = actor_of(request), posted(request)
    proposals = list_clients(actor).proposals
    answers = {one.id: _word(typed, one.id) for one in proposals if typed.get(f"a-{one.id}", "later") != "later"}
    if typed.get("all") == "yes":  # who the person is, only they say: a busy client is in most messages, too
        asked = [one for one in proposals if f"a-{one.id}" in typed and one.kind != "me" and not one.needs_own_yes]
        answers |= {one.id: "yes" for one in asked}
    empty = next((one for one, word in answers.items() if not word.removeprefix("new:").strip()), None)
    if empty is not None:
        return _page(request, Typed("answers", typed, {empty: say(language_of(request), "web.people.which")}))
    if not answers:
        return _page(request, Typed("answers", typed, {"": say(language_of(request), "web.people.nothing")}))
    try:
        done = answer(actor, answers)
    except InputError as error:
        return _page(request, Typed("answers", typed, {"": fault_text(language_of(request), error)}))
    if done.reread.missing:
        return show(request, "people_again.html", files=sorted({_name(path) for path in done.reread.missing}))
    return back_to(reverse("people"), "answered")


def _name(path: str) -> str:
    from partwell.faces.web._proof import file_name

    return file_name(path)


def _word(typed: dict[str, str], proposal: str) -> str:
    """The answer as the verb takes it: yes, no, a client's id, or `new:NAME`."""
    word = typed[f"a-{proposal}"]
    if word != "other":
        return word
    other = typed.get(f"c-{proposal}", "")
    return f"new:{typed.get(f'n-{proposal}', '').strip()}" if other == "new" else other


def _page(request: HttpRequest, typed: Typed | None = None) -> HttpResponse:
    from partwell.actions.list_clients import list_clients

    roster = list_clients(actor_of(request))
    others = [one for one in roster.proposals if one.kind != "me"]
    return show(
        request,
        "people.html",
        status=400 if typed else 200,
        roster=roster,
        own=[one for one in roster.proposals if one.kind == "me"],
        others=others[:_AT_ONCE],
        more=others[_AT_ONCE:],
        names={card.id: card.name for card in roster.clients},
        changes=roster.changes[:_CHANGES],
        typed=typed or Typed(),
        done=done_of(request),
    )


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take a change of the roster back."""
    from partwell.actions.undo_roster_change import undo_roster_change

    try:
        undo_roster_change(actor_of(request), number)
    except InputError as error:
        return _page(request, Typed("changes", {}, {"": fault_text(language_of(request), error)}))
    return back_to(reverse("people"), "undone", "changes")


PLACE = Place(50, "people", "web.nav.people")
URLS = [path("people", people, name="people"), path("people/undo/<int:number>", undo, name="people_undo")]
