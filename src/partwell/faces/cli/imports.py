"""`partwell imports`: what came from where; `imports undo ID` takes it out again, exactly."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import default_verb, new_app, verb
from partwell.faces.cli._text import short

APP = new_app()
_NAME = 34


@default_verb(APP, "imports")
def imports(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """List the files read so far, the newest first."""
    if context.invoked_subcommand is not None:
        return
    face = face_of(context)
    actor = face.open()
    from partwell.actions.list_imports import list_imports

    rows = list_imports(actor)
    if as_json:
        face.document({"imports": [_plain(row) for row in rows]})
        return
    if not rows:
        face.show(face.t("cli.imports.none"))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("ID", no_wrap=True)
    table.add_column(face.t("cli.import.col.file"), max_width=_NAME)
    table.add_column(face.t("cli.import.col.as"))
    for name in ("new", "known", "problems"):
        table.add_column(face.t(f"cli.import.col.{name}"), justify="right")
    for row in rows:
        table.add_row(str(row.id), Text(short(row.path, _NAME)))
    face.show(table)
