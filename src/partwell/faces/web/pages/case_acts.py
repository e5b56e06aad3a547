"""The forms of a case: each carries the last entry its page showed, so that nobody overwrites another unseen."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from partwell.actions._actor import Actor
from partwell.actions.case_withdraw import Withdrawal
from partwell.faces.web._case_page import again, page
from partwell.faces.web._case_view import CaseView, view
from partwell.faces.web._page import actor_of, language_of, show
from partwell.faces.web._told import Typed, back_to, fault_text, posted
from partwell.facts.errors import Conflict, InputError, NotFound

_NOT_HERE = frozenset({"no_client", "no_case", "client_ambiguous"})


def _seen(typed: dict[str, str]) -> int:
    text = typed.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _take(
    request: HttpRequest,
    client: str,
    form: str,
    done: str,
    act: Callable[[Actor, dict[str, str]], None],
    step: str = "",
) -> HttpResponseBase:
    """Run the act and go back to the page, or show the page with the fault."""
    try:
        act(actor_of(request), posted(request))
    except InputError as error:
        if isinstance(error, NotFound) and error.code in _NOT_HERE:
            raise
        return again(request, client, form, error, step)
    place = reverse("case", args=[client])
    return back_to(place, done)


@require_POST
def open_(request: HttpRequest, client: str) -> HttpResponseBase:
    """Open a case, or an emergency."""
    from partwell.actions.case_open import open_case

    def act(actor: Actor, typed: dict[str, str]) -> None:
        emergency = typed.get("kind") == "emergency"
        open_case(actor, client, emergency=emergency, reason=typed.get("reason", ""), days=_days(typed))

    return _take(request, client, "open", "case_opened", act)


def _days(typed: dict[str, str]) -> int:
    text = typed.get("days", "3").strip() or "3"
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


@require_POST
def answer(request: HttpRequest, client: str, step: str) -> HttpResponseBase:
    """Keep the answers of a step, and settle it where that button was pressed; for htmx only a word and the number."""
    from partwell.actions.case_do import answer_step, settle_step

    actor, typed = actor_of(request), posted(request)
    values, faults = _answers(request, actor, client, step, typed)
    if faults:
        return page(request, client, step, Typed("answer", typed, faults), 400)
    try:
        answer_step(actor, client, step, values, seen=_seen(typed))
        if typed.get("then") == "done":
            settle_step(actor, client, step)
    except InputError as error:
        return again(request, client, "answer", error, step)
    if getattr(request, "htmx", False):
        return _kept(request, client, step)
    word = "case_done" if typed.get("then") == "done" else "case_saved"
    query = "" if typed.get("then") == "done" else step
    return _to_step(client, word, query)


def _to_step(client: str, word: str, step: str) -> HttpResponseBase:
    answer = back_to(reverse("case", args=[client]), word, "step" if step else "")
    if step:
        answer["Location"] = answer["Location"].replace("?", f"?step={step}&", 1)
    return answer


def _answers(
    request: HttpRequest, actor: Actor, client: str, step: str, typed: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed by item, and the sentence for each that cannot be kept; an item that is gone is left alone."""
    from partwell.actions.case_show import show_case
    from partwell.offboarding import acts

    case = show_case(actor, client).case
    state = case.step(step)
    values, faults = {}, {}
    for item in state.items if state else ():
        if f"s-{item.name}" not in typed or item.kind == "proved":
            continue
        values[item.name] = typed.get(f"a-{item.name}", "")
        try:
            acts.answer(case, step, {item.name: values[item.name]})
        except Conflict:
            break
        except InputError as error:
            faults[item.name] = fault_text(language_of(request), error)
    return values, faults


def _kept(request: HttpRequest, client: str, step: str) -> HttpResponse:
    """The answer to an autosave: a word, and the new number for every form the page has beside this step."""
    from partwell.actions.case_show import show_case

    shown = view(show_case(actor_of(request), client), language_of(request), step)
    return show(request, "_case_kept.html", seen=shown.seen, forms=_forms(shown))


def _forms(shown: CaseView) -> list[str]:
    step, forms = shown.open, ["answer", "withdraw"]
    if step is not None and step.skip:
        forms.append("skip")
    if step is not None and (step.marked or not step.settled):
        forms.append("reopen" if step.marked else "override")
    if shown.state == "preparing" and not shown.loaded.case.view.emergency:
        forms.append("emergency")
    return forms


@require_POST
def mark(request: HttpRequest, client: str, step: str) -> HttpResponseBase:
    """Go on against a gate with a reason, leave a step out, or take it up again."""
    from partwell.actions import case_do, case_override

    def act(actor: Actor, typed: dict[str, str]) -> None:
        word, seen = typed.get("word", ""), _seen(typed)
        if word == "skip":
            case_do.skip_step(actor, client, step, seen=seen)
        elif word == "reopen":
            case_do.reopen_step(actor, client, step, seen=seen)
        else:
            case_override.override_step(actor, client, step, typed.get("reason", ""), seen=seen)

    return _take(request, client, "mark", "case_saved", act, step)


@require_POST
def told(request: HttpRequest, client: str) -> HttpResponseBase:
    """Keep that the client was told."""
    from partwell.actions.case_do import tell

    def act(actor: Actor, typed: dict[str, str]) -> None:
        tell(actor, client, typed.get("how", ""), typed.get("day", ""), typed.get("reason", ""), seen=_seen(typed))

    return _take(request, client, "told", "case_told", act, "notice")


@require_POST
def note(request: HttpRequest, client: str) -> HttpResponseBase:
    """Write into the journal."""
    from partwell.actions.case_note import note_case

    def act(actor: Actor, typed: dict[str, str]) -> None:
        score = typed.get("score", "")
        number = int(score) if score.isascii() and score.isdigit() and len(score) < 3 else None
        note_case(actor, client, typed.get("text", ""), number)

    return _take(request, client, "note", "case_noted", act)


@require_POST
def leave(request: HttpRequest, client: str) -> HttpResponseBase:
    """Withdraw the case, turn it into an emergency, or close it."""
    from partwell.actions.case_close import close_case
    from partwell.actions.case_do import into_emergency
    from partwell.actions.case_withdraw import withdraw_case

    def act(actor: Actor, typed: dict[str, str]) -> None:
        word, seen = typed.get("word", ""), _seen(typed)
        if word == "close":
            close_case(actor, client, typed.get("text", ""), seen=seen)
        elif word == "emergency":
            into_emergency(actor, client, typed.get("reason", ""), seen=seen)
        else:
            withdraw_case(actor, client, _withdrawal(typed), seen=seen)

    form = {"close": "close", "emergency": "emergency"}.get(request.POST.get("word", ""), "withdraw")
    return _take(request, client, form, f"case_{form}", act)


def _withdrawal(typed: dict[str, str]) -> Withdrawal:
    return Withdrawal(typed.get("kind", ""), typed.get("text", ""), typed.get("terms", ""), typed.get("remedy", ""))


URLS = [
    path("clients/<str:client>/case/open", open_, name="case_open"),
    path("clients/<str:client>/case/answer/<str:step>", answer, name="case_answer"),
    path("clients/<str:client>/case/mark/<str:step>", mark, name="case_mark"),
    path("clients/<str:client>/case/told", told, name="case_told"),
    path("clients/<str:client>/case/note", note, name="case_note"),
    path("clients/<str:client>/case/leave", leave, name="case_leave"),
]
