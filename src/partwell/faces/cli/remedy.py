"""`partwell remedy`: log what was tried with a client; `partwell remedy status` says whether it worked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli._text import clean
from partwell.faces.cli.portfolio import read_day
from partwell.facts.errors import UsageError
from partwell.words import formats

if TYPE_CHECKING:
    from datetime import date

    from partwell.actions.remedy import ClientRemedies

APP = new_app()
_STATUS = "status"
_COLOURS = {"improved": "green", "brick_wall": "red", "undecided": "dim", "new_problem": "yellow"}


@verb(APP, "remedy")
def remedy(
    context: typer.Context,
    client: Annotated[str, typer.Argument(help="cli.remedy.client", metavar="CLIENT")] = _STATUS,
    kind: Annotated[str, typer.Argument(help="cli.remedy.kind", metavar="KIND")] = "",
    on: Annotated[str | None, typer.Option("--day", help="cli.remedy.day", metavar="YYYY-MM-DD")] = None,
    note: Annotated[str, typer.Option("--note", help="cli.remedy.note", metavar="NOTE")] = "",
    drop: Annotated[str, typer.Option("--drop", help="cli.remedy.drop", metavar="ID")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """Log a remedy, take one back, or show what became of them."""
    face, day = face_of(context), read_day(on)
    if client == _STATUS:
        _status(face, kind, as_json=as_json)
    elif drop:
        actor = face.open()
        from partwell.actions.remedy import drop_remedy

        drop_remedy(actor, client, drop)
        face.show(face.t("cli.remedy.dropped"))
    else:
        _log(face, client, kind, day, note, as_json=as_json)


def _log(face: Face, client: str, kind: str, day: date | None, note: str, *, as_json: bool) -> None:
    from partwell.actions.remedy import ABOUT, log_remedy, remedies_of

    if not kind:
        raise UsageError("remedy_needs_kind", known=", ".join(ABOUT))
    actor = face.open()
    number = log_remedy(actor, client, kind, day=day, note=note)
    found = remedies_of(actor, client)
    if as_json:
        face.document({"id": number, "client": found.client, "kind": kind, "day": _day_of(found, number)})
        return
    when = formats.day(face.language, next(one.tried.day for one in found.logged if one.tried.key == number))
    face.show(face.t("cli.remedy.kept", title=face.t(f"remedy.{kind}.title"), day=when))


def _day_of(found: ClientRemedies, number: str) -> str:
    return next(one.tried.day.isoformat() for one in found.logged if one.tried.key == number)


def _status(face: Face, client: str, *, as_json: bool) -> None:
    actor = face.open()
    from partwell.actions.remedy import all_remedies, remedies_json, remedies_of

    found = (remedies_of(actor, client),) if client else all_remedies(actor)
    if as_json:
        face.document({"clients": [remedies_json(one, face.language) for one in found]})
        return
    if not any(one.logged for one in found):
        face.show(face.t("cli.remedy.none"))
    for one in found:
        _show(face, one, ready=bool(client))


def _show(face: Face, found: ClientRemedies, *, ready: bool) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from partwell.actions.remedy import outcome_text

    face.show(Text(clean(found.name), style="bold"))
    for one in found.logged:
        tried = one.tried
        when = face.t("web.remedies.since", day=formats.day(face.language, tried.day))
        head = Text(f"  {face.t(f'remedy.{tried.kind}.title')}, {when}: ")
        head.append(face.t(f"remedy.word.{tried.outcome.word}"), style=_COLOURS[tried.outcome.word])
        face.show(head, Padding(Text(outcome_text(tried, face.language)), (0, 0, 0, 4)))
        if one.note:
            face.show(Padding(Text(clean(one.note), style="dim"), (0, 0, 0, 4)))
    if ready and found.ready:
        face.show("", face.t("cli.remedy.fitting"))
        for message in found.ready:
            face.show("", Text(f"  {message.title}: {message.what}"), Padding(Text(message.text), (0, 0, 0, 4)))
