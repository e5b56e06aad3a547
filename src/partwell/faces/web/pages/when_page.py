"""When to tell a client: the day, the money and why; the assumptions as knobs, sent by a plain form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces import _when_text as text
from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._svg_ranges import Ranges
from partwell.faces.web._svg_sweep import Sweep
from partwell.faces.web._told import fault_text
from partwell.facts.errors import InputError
from partwell.words import day

CLIENT_PLACE = Place(15, "when", "web.when.title")
_SLIDERS = ("loss", "pace", "freeze", "never")
_NUMBERS = ("day_cost", "notice", "wait", "ready")
_STONE = ("stone", "stone_day", "stone_yes", "stone_told")
_SHARES = frozenset({*_SLIDERS, "stone_yes", "stone_told"})


@dataclass(frozen=True, slots=True)
class Knob:
    """A field of the form: its value as it stands there, a share in per cent; `turned`: not as the book says."""

    name: str
    value: str
    turned: bool


@require_safe
def when(request: HttpRequest, client: str) -> HttpResponse:
    """The page; a knob that cannot be read leaves the answer as the book gives it and says so."""
    from partwell.actions.when_to_tell_client import KNOBS, when_to_tell_client

    language, actor = language_of(request), actor_of(request)
    typed = {name: request.GET.get(name, "")[:30] for name in KNOBS}
    fault = ""
    try:
        found = when_to_tell_client(actor, client, typed)
    except InputError as error:
        if error.code not in {"bad_knob", "no_day_left"}:
            raise
        fault = fault_text(language, error)
        found, typed = when_to_tell_client(actor, client), {}
    head, *rest = text.advice_texts(language, found)
    return show(
        request,
        "when.html",
        status=400 if fault else 200,
        w=found,
        fault=fault,
        head=head,
        rest=rest,
        turns=list(text.turn_texts(language, found)),
        around=list(text.around_texts(language, found)),
        limits=list(text.limits_texts(language)),
        ranges=Ranges(found.today, found.open),
        sweep=Sweep(found.today, found.sweep, found.knobs.loss, found.owed.currency) if found.owed.minor else None,
        best=day(language, found.best),
        sliders=_knobs(_SLIDERS, found.knobs, found.shipped),
        numbers=_knobs([n for n in _NUMBERS if n != "ready" or found.frame.prepaid], found.knobs, found.shipped),
        stones=_knobs(_STONE, found.knobs, found.shipped),
        stone_open=bool(found.knobs.stone),
        typed=typed,
    )


def _knobs(names: Mapping[str, str] | tuple[str, ...] | list[str], now: object, shipped: object) -> list[Knob]:
    return [_knob(name, getattr(now, name), getattr(shipped, name)) for name in names]


def _knob(name: str, now: float, shipped: float) -> Knob:
    value = f"{now * 100:.4g}" if name in _SHARES else f"{now:.10g}"
    return Knob(name, value, now != shipped)


URLS = [path("clients/<str:client>/when", when, name="when")]
