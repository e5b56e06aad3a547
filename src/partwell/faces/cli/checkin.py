"""`partwell checkin`: a mood note of ten seconds about a client; alone it lists all with their last one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli.portfolio import read_day
from partwell.facts.errors import UsageError
from partwell.words import formats

if TYPE_CHECKING:
    from partwell.actions.list_moods import Mood

APP = new_app()


@verb(APP, "checkin")
def checkin(
    context: typer.Context,
    client: Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")] = "",
    score: Annotated[int | None, typer.Argument(help="cli.checkin.score", metavar="1..5", min=1, max=5)] = None,
    note: Annotated[str, typer.Argument(help="cli.checkin.note", metavar="NOTE")] = "",
    on: Annotated[str | None, typer.Option("--day", help="cli.checkin.day", metavar="YYYY-MM-DD")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """Keep one check-in; without a client, list all with their last one."""
    face = face_of(context)
    when = read_day(on)
    if not client and score is None:
        _list(face, when, as_json=as_json)
        return
    if score is None:
        raise UsageError("bad_checkin")
    actor = face.open()
    from partwell.actions.check_in import check_in

    check_in(actor, client, score, note=note, day=when)
    face.show(face.t("cli.checkin.kept", score=score))


def _list(face: Face, when: date | None, *, as_json: bool) -> None:
    actor = face.open()
    from partwell.actions.list_moods import list_moods

    moods = list_moods(actor, when)
    if as_json:
        face.document({"clients": [_plain(one) for one in moods]})
        return
    for one in moods:
        face.show(_line(face, one))
    face.show(face.t("cli.checkin.ask"))


def _line(face: Face, one: Mood) -> str:
    if one.met:
        return face.t("cli.checkin.met", name=one.name, day=formats.day(face.language, one.met))
    if one.day:
        return face.t("cli.checkin.last", name=one.name, day=formats.day(face.language, one.day), score=one.score)
    return face.t("cli.checkin.never", name=one.name)


def _plain(one: Mood) -> dict[str, object]:
    days = {name: day.isoformat() if day else None for name, day in (("last", one.day), ("met", one.met))}
    return {"id": one.client, "name": one.name, "score": one.score, **days}
