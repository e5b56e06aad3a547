"""What a client wrote: the words that labels rest on marked, filtered, page by page, each confirmed or rejected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from partwell.actions.messages import SURE, WHO, Wanted
from partwell.faces.web import _marked
from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._told import back_to, done_of, posted
from partwell.language.pack import LABELS
from partwell.words import say

if TYPE_CHECKING:
    from partwell.actions.messages import Listing, Shown

CLIENT_PLACE = Place(25, "messages", "web.messages.title")
_FIELDS = ("label", "sure", "who", "page")
_SCOPES = {"yes": ("yes", False), "no": ("no", False), "always": ("yes", True), "never": ("no", True)}
_LONG = 60


@require_safe
def messages(request: HttpRequest, client: str) -> HttpResponse:
    """The list; the filters are in the address."""
    from partwell.actions.messages import messages as read

    wanted = _wanted(request.GET)
    found = read(actor_of(request), client, wanted)
    language = language_of(request)
    return show(
        request,
        "messages.html",
        found=found,
        wanted=wanted,
        chosen=_who(wanted),
        filtered=_query(wanted, page=1) != "",
        filters=_query(wanted, wanted.page),
        rows=[_row(one) for one in found.messages],
        labels=_label_choices(found, language),
        sures=SURE,
        people=found.people if len(found.people) > 1 else (),
        before=_query(wanted, found.page - 1) if found.page > 1 else None,
        after=_query(wanted, found.page + 1) if found.page < found.pages else None,
        done=done_of(request),
    )


def _row(one: Shown) -> dict[str, Any]:
    """A message for the template: its pieces, and its labels with the words they rest on."""
    kept = [label for label in one.labels if label.standing != "rejected"]
    return {
        "one": one,
        "pieces": _marked.pieces(one.text, kept),
        "cut": _marked.is_cut(one.text),
        "labels": [(label, " ".join(one.text[label.start : label.end].split())) for label in one.labels],
    }


def _label_choices(found: Listing, language: str) -> list[tuple[str, str]]:
    """Labels to filter by, with how many messages have them."""
    return [
        (label, say(language, "web.messages.label_count", label=say(language, f"label.{label}"), n=sure + maybe))
        for label, (sure, maybe) in found.counts.items()
    ]


def _wanted(given: Mapping[str, str]) -> Wanted:
    """The filters of an address; what makes no sense is left aside."""
    label, sure, who = (given.get(name, "") for name in ("label", "sure", "who"))
    number = who.removeprefix("p")
    return Wanted(
        label if label in LABELS else "",
        sure if sure in SURE else "any",
        who if who in WHO else "client",
        int(number) if who.startswith("p") and _is_number(number) else 0,
        int(given.get("page", "")) if _is_number(given.get("page", "")) else 1,
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _who(wanted: Wanted) -> str:
    return f"p{wanted.sender}" if wanted.sender else wanted.who


def _query(wanted: Wanted, page: int) -> str:
    """The filters as the query of an address, without what is as usual."""
    given = {"label": wanted.label, "sure": wanted.sure, "who": _who(wanted), "page": str(page)}
    usual = {"label": "", "sure": "any", "who": "client", "page": "1"}
    return urlencode({name: value for name, value in given.items() if value != usual[name]})


@require_POST
def word(request: HttpRequest, client: str) -> HttpResponseBase:
    """Yes or no to a label of a message, or of all its rule finds; or a word taken back. Back to the same place."""
    from partwell.actions.label_words import say_word, take_back

    actor, typed = actor_of(request), posted(request)
    label, message, rule = (typed.get(name, "")[:_LONG] for name in ("label", "message", "rule"))
    said = typed.get("word", "")
    if said == "back":
        take_back(actor, label, **({"rule": rule} if typed.get("always") else {"message": message}))
    else:
        answer, always = _SCOPES.get(said, (said, False))
        say_word(actor, label, answer, **({"rule": rule} if always else {"message": message}))
    wanted = _wanted({name: typed.get(f"f-{name}", "") for name in _FIELDS})
    done = "done=label_back" if said == "back" else "done=label_kept"
    query = "&".join(filter(None, [_query(wanted, wanted.page), done]))
    return HttpResponseRedirect(f"{reverse('messages', args=[client])}?{query}#m-{message}")


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Everything said about labels, in all clients' messages."""
    from partwell.actions.label_words import said_words

    said = said_words(actor_of(request))
    return show(
        request,
        "label_words.html",
        rules=[one for one in said if not one.message],
        single=[one for one in said if one.message],
        done=done_of(request),
    )


@require_POST
def word_back(request: HttpRequest) -> HttpResponseBase:
    """Take one word back."""
    from partwell.actions.label_words import take_back

    typed = posted(request)
    label, message, rule = (typed.get(name, "")[:_LONG] for name in ("label", "message", "rule"))
    take_back(actor_of(request), label, message=message, rule=rule)
    return back_to(reverse("label_words"), "label_back")


URLS = [
    path("clients/<str:client>/messages", messages, name="messages"),
    path("clients/<str:client>/messages/word", word, name="label_word"),
    path("label-words", words, name="label_words"),
    path("label-words/back", word_back, name="label_word_back"),
]
