"""`partwell checkin`: a mood note of ten seconds, kept beside the client's other signs."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli.portfolio import read_day

APP = new_app()


@verb(APP, "checkin")
def checkin(
    context: typer.Context,
    client: Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")],
    score: Annotated[int, typer.Argument(help="cli.checkin.score", metavar="1..5", min=1, max=5)],
    note: Annotated[str, typer.Argument(help="cli.checkin.note", metavar="NOTE")] = "",
    on: Annotated[str | None, typer.Option("--day", help="cli.checkin.day", metavar="YYYY-MM-DD")] = None,
) -> None:
    """Keep one check-in."""
    face = face_of(context)
    when = read_day(on)
    actor = face.open()
    from partwell.actions.check_in import check_in

    check_in(actor, client, score, note=note, day=when)
    face.show(face.t("cli.checkin.kept", score=score))
