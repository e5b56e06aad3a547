"""Who a client is: its name, what else it goes by, its clock, and joining or parting two that were mixed up."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.actions._actor import Actor
from partwell.faces.web import _dossier
from partwell.faces.web._page import actor_of, language_of
from partwell.faces.web._told import Typed, back_to, fault_text, posted
from partwell.facts.errors import InputError, NotFound

Verb = Callable[[Actor, str, HttpRequest], None]


def _name(actor: Actor, client: str, request: HttpRequest) -> None:
    from partwell.actions.rename_client import rename

    rename(actor, client, request.POST.get("name", ""))


def _alias(actor: Actor, client: str, request: HttpRequest) -> None:
    from partwell.actions.alias_client import alias

    alias(actor, client, request.POST.get("value", ""))


def _merge(actor: Actor, client: str, request: HttpRequest) -> None:
    from partwell.actions.merge_clients import merge

    merge(actor, client, request.POST.get("other", ""))


def _split(actor: Actor, client: str, request: HttpRequest) -> None:
    from partwell.actions.split_client import split

    ids = [int(number) for number in request.POST.getlist("identity") if number.isascii() and number.isdigit()]
    split(actor, client, ids, request.POST.get("name", ""))


def _clock(actor: Actor, client: str, request: HttpRequest) -> None:
    from partwell.actions.set_client_clock import set_clock

    set_clock(actor, client, request.POST.get("zone", "").strip(), request.POST.get("hours", "").strip())


# form -> (verb, field a fault belongs to where its code names none, word said when done)
_FORMS: dict[str, tuple[Verb, str, str]] = {
    "name": (_name, "name", "named"),
    "alias": (_alias, "value", "alias"),
    "merge": (_merge, "other", "merged"),
    "split": (_split, "name", "split"),
    "clock": (_clock, "zone", "clock"),
}
_FIELDS = {"no_identity": "identity", "split_all": "identity", "bad_hours": "hours", "bad_zone": "zone"}


@require_POST
def change(request: HttpRequest, client: str, form: str) -> HttpResponseBase:
    """Take one of the forms; a fault comes back to the form with what was typed."""
    verb, field, done = _FORMS[form]
    try:
        verb(actor_of(request), client, request)
    except InputError as error:
        if isinstance(error, NotFound) and error.code == "no_client" and form != "merge":
            raise
        text = fault_text(language_of(request), error)
        typed = Typed(form, posted(request), {_FIELDS.get(error.code, field): text})
        return _dossier.page(request, client, typed)
    return back_to(reverse("client", args=[client]), done, "names")


URLS = [path(f"clients/<str:client>/{form}", change, {"form": form}, name=f"client_{form}") for form in _FORMS]
