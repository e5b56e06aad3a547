"""A client's obligations, two-way: what to do first, what each side owes, what was read and waits for a word."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.actions.obligations import KINDS, SIDES, NewOwed, Owed
from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._profile_form import currencies
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts import moments
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money, MoneyFault
from partwell.words import say

CLIENT_PLACE = Place(40, "obligations", "web.obligations.title")
_LONG = 200


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount as typed: the money, or that it is none."""

    money: Money | None
    fault: bool = False


def obligations(request: HttpRequest, client: str) -> HttpResponseBase:
    """GET: the ledger. POST: add one entry."""
    return _add(request, client) if request.method == "POST" else _page(request, client)


def _page(request: HttpRequest, client: str, typed: Typed | None = None) -> HttpResponse:
    from partwell.actions.obligations import obligations as read
    from partwell.actions.settings import read_settings

    actor, language = actor_of(request), language_of(request)
    found = read(actor, client, language)
    book = found.ledger
    now = tuple(item for item in book.items if item.state == "open" and not item.after)
    return show(
        request,
        "obligations.html",
        status=400 if typed else 200,
        o=found,
        first=[_worded(item, language) for item in book.first],
        sides=[(by, [item for item in now if item.by == by]) for by in SIDES],
        after=[item for item in book.items if item.state == "open" and item.after],
        kinds=KINDS,
        currencies=currencies(language),
        currency=read_settings(actor).currency,
        typed=typed or Typed(),
        values=typed.values if typed else {},
        done=done_of(request),
    )


def _worded(item: Owed, language: str) -> tuple[Owed, str]:
    """The item and what to do about it."""
    return item, say(language, f"obligations.do.{item.by}.{item.kind}")


def _add(request: HttpRequest, client: str) -> HttpResponseBase:
    from partwell.actions.obligations import add_obligation

    typed, language = posted(request), language_of(request)
    amount = _amount(typed.get("amount", ""), typed.get("currency", ""))
    if amount.fault:
        return _page(request, client, Typed("add", typed, {"amount": say(language, "web.obligations.amount_fault")}))
    try:
        text = typed.get("due", "").strip()
        due = moments.day(text) if text else None
    except ValueError:
        return _page(request, client, Typed("add", typed, {"due": say(language, "web.fault.day")}))
    new = NewOwed(typed.get("by", ""), typed.get("what", ""), typed.get("kind", "other"), due, amount.money)
    try:
        add_obligation(actor_of(request), client, new)
    except NotFound:
        raise
    except InputError as error:
        return _page(request, client, Typed("add", typed, {"what": fault_text(language, error)}))
    return back_to(reverse("obligations", args=[client]), "owed_kept", "ledger")


def _amount(text: str, currency: str) -> _Amount:
    plain = text.replace(" ", "").replace("\u00a0", "").replace(",", ".").strip()
    if not plain:
        return _Amount(None)
    try:
        if Decimal(plain) <= 0:
            return _Amount(None, fault=True)
        return _Amount(Money.parse(plain, currency))
    except (MoneyFault, InvalidOperation, ValueError):
        return _Amount(None, fault=True)


@require_POST
def word(request: HttpRequest, client: str) -> HttpResponseBase:
    """Say what became of an entry."""
    from partwell.actions.obligations import settle_obligation

    typed = posted(request)
    settle_obligation(actor_of(request), client, typed.get("id", "")[:_LONG], typed.get("word", ""))
    return back_to(reverse("obligations", args=[client]), "owed_kept", "ledger")


URLS = [
    path("clients/<str:client>/obligations", obligations, name="obligations"),
    path("clients/<str:client>/obligations/word", word, name="obligation_word"),
]
