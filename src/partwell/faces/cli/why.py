"""`partwell why CLIENT [SIGNAL]`: the numbers behind a verdict, their ranges, both sides, and the quoted evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli.portfolio import read_day

APP = new_app()


@verb(APP, "why")
def why(
    context: typer.Context,
    client: Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")],
    signal: Annotated[str | None, typer.Argument(help="cli.why.signal", metavar="SIGNAL")] = None,
    sql: Annotated[bool, typer.Option("--sql", help="cli.why.sql")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", help="cli.portfolio.as_of", metavar="YYYY-MM-DD")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """Print the dossier of one client, or of one of its readings."""
    face = face_of(context)
    when = read_day(as_of)
    actor = face.open()
    from partwell.actions.why import why as explain
    from partwell.actions.why import why_json

    dossier = explain(actor, client, signal, when)
    if as_json:
        face.document(why_json(dossier, face.language))
        return
    from partwell.faces.cli._why_report import show_queries, show_why

    if sql:
        show_queries(dossier)
    else:
        show_why(face, dossier, signal)
