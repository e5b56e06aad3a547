"""`partwell messages CLIENT`: what a client wrote, with labels; yes, no, always and never to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from partwell.faces.cli._face import Face, console, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from partwell.actions._actor import Actor
    from partwell.actions.messages import Label, Listing, Shown, Sure, Who

APP = new_app()
_VERBS = ("show", "yes", "no", "always", "never", "back")
_ID = 8
_QUOTE = 100


@verb(APP, "messages")
def messages(
    context: typer.Context,
    client: Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")],
    what_to_do: Annotated[str, typer.Argument(help="cli.messages.verb", metavar="VERB")] = "show",
    message: Annotated[str, typer.Argument(help="cli.messages.message", metavar="MESSAGE")] = "",
    of_label: Annotated[str, typer.Argument(help="cli.messages.of_label", metavar="LABEL")] = "",
    label: Annotated[str, typer.Option(help="cli.messages.label", metavar="LABEL")] = "",
    sure: Annotated[str, typer.Option(help="cli.messages.sure", metavar="any|counts|maybe|rejected")] = "any",
    who: Annotated[str, typer.Option(help="cli.messages.who", metavar="client|me|all")] = "client",
    page: Annotated[int, typer.Option(help="cli.messages.page", metavar="N")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """Print a page of messages, or keep a word about one of their labels."""
    from partwell.actions.messages import SURE, WHO, Wanted

    face = face_of(context)
    _one_of(what_to_do, _VERBS)
    if what_to_do != "show" and not (message and of_label):
        raise UsageError("label_needs_message")
    wanted = Wanted(label, cast("Sure", _one_of(sure, SURE)), cast("Who", _one_of(who, WHO)), 0, page)
    actor = face.open()
    if what_to_do != "show":
        _say(actor, client, what_to_do, message, of_label)
        face.show(face.t("cli.messages.kept"))
        return
    found = _read(face, actor, client, wanted)
    if as_json:
        from partwell.actions.messages import messages_json

        face.document(messages_json(found))
    else:
        _show(face, found)


def _one_of(given: str, known: Collection[str]) -> str:
    if given not in known:
        raise UsageError("bad_filter", given=given, known=", ".join(known))
    return given


def _read(face: Face, actor: Actor, client: str, wanted: object) -> Listing:
    """The page; labels that must be taken anew are counted on standard error while that lasts."""
    import sys

    from rich.progress import Progress

    from partwell.actions.messages import Wanted
    from partwell.actions.messages import messages as read

    with Progress(console=console(sys.stderr), transient=True, disable=not face.talks) as bar:
        task = bar.add_task(face.t("cli.messages.reading"), total=None)
        return read(
            actor,
            client,
            cast("Wanted", wanted),
            lambda done, total: bar.update(task, completed=done, total=total),
            at_once=sys.maxsize,
        )


def _say(actor: Actor, client: str, said: str, message: str, label: str) -> None:
    """Keep the word about a label of the message whose number begins so."""
    from partwell.actions.label_words import say_label

    say_label(actor, client, said, message, label)


def _show(face: Face, found: Listing) -> None:
    for label, (sure, maybe) in found.counts.items():
        face.show(face.t("cli.messages.count", label=face.t(f"label.{label}"), sure=sure, maybe=maybe))
    if found.foreign:
        face.show(face.tn("web.messages.foreign", found.foreign))
    face.show("")
    for one in found.messages:
        _message(face, one)
    face.show(face.tn("web.messages.n", found.n) if found.n else face.t("web.messages.none_fit"))
    if found.pages > 1:
        face.show(face.t("web.messages.page", page=found.page, pages=found.pages))


def _message(face: Face, one: Shown) -> None:
    from partwell.words import day_time

    name = face.t("web.messages.who_me") if one.mine else one.name
    face.show(face.t("cli.messages.head", id=one.key[:_ID], when=day_time(face.language, one.when), name=name))
    if not one.labels:
        face.show("    " + _short(one.text))
    for label in one.labels:
        face.show(_line(face, one, label))


def _line(face: Face, one: Shown, label: Label) -> str:
    from partwell.words import day

    said = {
        "label": face.t(f"label.{label.label}"),
        "quote": _short(one.text[label.start : label.end]),
        "worth": face.t(f"web.messages.worth.{label.standing}"),
    }
    if label.due is None or label.kept is None:
        return face.t("cli.messages.line", **said)
    due = face.t(f"web.messages.promise_{label.kept}", day=day(face.language, label.due))
    return face.t("cli.messages.line_due", **said, due=due)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"
