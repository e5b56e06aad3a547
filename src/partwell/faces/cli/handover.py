"""`partwell handover CLIENT`: the last-day sheet, or with `--form zip` the whole pack."""

from __future__ import annotations

import typer

from partwell.faces.cli import _paper
from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb

APP = new_app()


@verb(APP, "handover")
def handover(
    context: typer.Context,
    client: _paper.Client,
    in_: _paper.In = "",
    form: _paper.Form = "",
    out: _paper.Out = None,
) -> None:
    """Print the handover sheet."""
    _paper.write(face_of(context), client, "handover", form, _paper.wishes(in_), out)
