"""`partwell dossier CLIENT`: what was agreed, gathered from your own files where there is no contract."""

from __future__ import annotations

import typer

from partwell.faces.cli import _paper
from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb

APP = new_app()


@verb(APP, "dossier")
def dossier(
    context: typer.Context,
    client: _paper.Client,
    in_: _paper.In = "",
    form: _paper.Form = "",
    out: _paper.Out = None,
) -> None:
    """Print the dossier."""
    _paper.write(face_of(context), client, "dossier", form, _paper.wishes(in_), out)
