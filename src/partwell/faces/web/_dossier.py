"""What the page of one client shows, gathered from the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from partwell.faces.web._page import actor_of, show
from partwell.faces.web._svg_heat import Heat
from partwell.faces.web._told import Typed, done_of
from partwell.facts.profile import WorkHours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partwell.actions._actor import Actor
    from partwell.actions.check_in import CheckInRow
    from partwell.actions.invoice_history import Bill
    from partwell.actions.list_clients import ClientCard
    from partwell.actions.message_hours import HourOfWeek
    from partwell.actions.monthly_hours import MonthHours
    from partwell.actions.payment_history import Instalment
    from partwell.actions.portfolio import ClientRow
    from partwell.facts.reading import Reading

# The order in which a person asks: money, time, trouble.
_ORDER = """money_received revenue_share true_rate logged_rate hours_logged trouble_share delay payment_pace
    broken_promises after_hours chase_interval calls_outside revision_rounds scope_creep serious wellbeing
    first_weeks""".split()
SCORES = (1, 2, 3, 4, 5)
WORDS = ("", "keep", "manage", "part")


@dataclass(frozen=True, slots=True)
class Dossier:
    """A client's row, its readings in order, its card in the roster, its check-ins, and what its pictures show."""

    row: ClientRow
    readings: Sequence[tuple[str, Reading]]
    card: ClientCard
    others: Sequence[ClientCard]
    check_ins: Sequence[CheckInRow]
    payments: Sequence[Instalment]
    bills: Sequence[Bill]
    months: Sequence[MonthHours]
    heat: Heat
    as_of: date
    currency: str


def gather(actor: Actor, client: str, clock: str = "") -> Dossier:
    """All of it, the hours of messages on `clock` where it is known; raise NotFound `no_client`."""
    from partwell.actions.check_in import list_check_ins
    from partwell.actions.invoice_history import invoice_history
    from partwell.actions.list_clients import list_clients
    from partwell.actions.message_hours import message_hours
    from partwell.actions.monthly_hours import monthly_hours
    from partwell.actions.payment_history import payment_history
    from partwell.actions.portfolio import portfolio
    from partwell.actions.settings import read_settings
    from partwell.actions.why import find

    found = portfolio(actor)
    row = find(found.clients, client)
    cards = list_clients(actor).clients
    card = next(card for card in cards if card.id == row.id)
    return Dossier(
        row,
        in_order(row.readings),
        card,
        [other for other in cards if other.id != row.id],
        list_check_ins(actor, row.id),
        payment_history(actor, row.id, found.as_of),
        invoice_history(actor, row.id, found.as_of),
        monthly_hours(actor, row.id, found.as_of),
        _heat(message_hours(actor, row.id, found.as_of), row, card, read_settings(actor).hours, clock),
        found.as_of,
        found.currency,
    )


def _heat(hours: Sequence[HourOfWeek], row: ClientRow, card: ClientCard, own: WorkHours, wanted: str) -> Heat:
    """The client's clock counts as known where the reading `after_hours` could use it."""
    reading = row.readings.get("after_hours")
    known = reading is not None and "by_client_clock" in dict(reading.details)
    found = {hour.clock for hour in hours}
    clocks = [clock for clock in ("mine", "theirs") if clock in found and (clock == "mine" or known)]
    clock = wanted if wanted in clocks else next(iter(clocks), "")
    return Heat(hours, clock, clocks, own if clock == "mine" else _hours_of(card))


def _hours_of(card: ClientCard) -> WorkHours:
    """The client's working hours as said, else the usual ones."""
    return WorkHours.parse(card.hours) if card.hours else WorkHours()


def in_order(readings: Mapping[str, Reading]) -> list[tuple[str, Reading]]:
    """Readings by name in the order of the page; one it does not know of comes last."""
    places = {name: at for at, name in enumerate(_ORDER)}
    return sorted(readings.items(), key=lambda pair: (places.get(pair[0], len(places)), pair[0]))


def page(request: HttpRequest, client: str, typed: Typed | None = None) -> HttpResponse:
    """The page; with `typed` the form that could not be taken keeps what was typed and says why (400)."""
    dossier = gather(actor_of(request), client, request.GET.get("clock", ""))
    return show(
        request,
        "client.html",
        status=400 if typed else 200,
        d=dossier,
        typed=typed or Typed(),
        done=done_of(request),
        scores=SCORES,
        words=WORDS,
    )
